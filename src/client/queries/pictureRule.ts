/** Whether the camera may come out: the child's consents as they stand on the card, and the rule of the activity. */
import { pictureConsentId } from "../../domain/recordIds.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { locate } from "../commands/locate.ts";
import type { PictureRule } from "../views/pictures.ts";
import { agreedOn } from "./card.ts";
import { heldStreams, shownById, type Reading } from "./reading.ts";

export async function pictureRuleQuery(
  reading: Reading,
  { pupil, activity, record }: { pupil: string; activity: string | null; record: string | null },
): Promise<PictureRule> {
  const { store, now, zone } = reading;
  const said = recordOf(await store.record(streams.card(pupil), pictureConsentId(pupil)), "pictureConsent")?.fields;
  const { level: given = "no", until = null } = said ?? {};
  const level = agreedOn(said, dayOf(now, zone));
  return {
    level,
    until,
    ended: given !== level ? until : null,
    off: await cameraOffIn(reading, [activity, await activityOf(reading, record)]),
  };
}

async function activityOf({ store }: Reading, record: string | null): Promise<string | null> {
  if (record === null) return null;
  return recordOf(await locate({ store }, record), "observation")?.fields.activity ?? null;
}

/** The first of some activities whose rule keeps the camera away. */
async function cameraOffIn({ store }: Reading, activities: readonly (string | null)[]): Promise<string | null> {
  const classes = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "class");
  const refs = activities.flatMap((activity) => (activity === null ? [] : classes.map((stream) => ({ stream, record: activity }))));
  for (const shown of (await shownById(store, refs)).values()) {
    const found = recordOf(shown, "activity")?.fields;
    if (found?.camera === false) return found.name ?? "";
  }
  return null;
}
