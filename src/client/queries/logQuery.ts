/** The log sheet: one child's targets, what is watched for in engagement, and what the child does. */
import { myPageId, notOfferedId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordOf, recordsOf } from "../../sync/recordOf.ts";
import type { LogSheetView, PupilCard } from "../views/classScreen.ts";
import { cardsOf } from "./classQuery.ts";
import { engagementAreas } from "./engagement.ts";
import { pupilTargets, type Written } from "./pupilTargets.ts";
import type { Reading } from "./reading.ts";

/** Consents of the child and the activity's own rule decide before the shutter. */
function mayPicture(card: PupilCard, camera: boolean): boolean {
  return camera && card.pictures !== "no";
}

export async function logSheetQuery(reading: Reading, args: Written & { pupil: string }): Promise<LogSheetView | null> {
  const { store, zone, now } = reading;
  const stream = streams.card(args.pupil);
  const [cards, rows, areas, chips, page, activity, mark] = await Promise.all([
    cardsOf(reading, args.class),
    pupilTargets(reading, args, args.pupil, true),
    engagementAreas(store),
    store.records(stream, "chip"),
    store.record(stream, myPageId(args.pupil)),
    args.activity === null ? undefined : store.record(streams.class(args.class), args.activity),
    args.activity === null ? undefined : store.record(stream, notOfferedId(args.pupil, args.activity, args.day ?? dayOf(now, zone))),
  ]);
  const card = cards.find(({ id }) => id === args.pupil);
  if (!card) return null;
  return {
    card,
    targets: rows.here,
    others: rows.others,
    steps: rows.steps,
    areas,
    chips: recordsOf(chips, "chip")
      .sort((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0))
      .map(({ id, fields }) => ({ id, label: fields.label ?? "" })),
    mayPicture: mayPicture(card, recordOf(activity, "activity")?.fields.camera ?? args.activity === null),
    page: recordOf(page, "myPage")?.fields ?? {},
    notOffered: recordOf(mark, "notOffered") !== undefined,
  };
}
