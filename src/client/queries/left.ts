/** Pupils who have left, as far as their cards are here: the last to leave first. */
import { pupilOf, parseStream, streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { PupilLeft } from "../views/setUp.ts";
import { heldStreams, shownById, type Reading } from "./reading.ts";

export async function leftQuery({ store, zone, now }: Reading): Promise<PupilLeft[]> {
  const today = dayOf(now, zone);
  const cards = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "card");
  const pupils = cards.flatMap((stream) => pupilOf(stream) ?? []);
  const shown = await shownById(
    store,
    pupils.map((record) => ({ stream: streams.card(record), record })),
  );
  return pupils
    .flatMap((id): PupilLeft[] => {
      const { firstName = "", lastName = "", leftOn } = recordOf(shown.get(id), "pupil")?.fields ?? {};
      return typeof leftOn === "string" && leftOn <= today ? [{ id, name: `${firstName} ${lastName}`, leftOn }] : [];
    })
    .sort((one, other) => (one.leftOn < other.leftOn ? 1 : -1));
}
