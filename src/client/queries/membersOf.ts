import { recordsOf } from "../../sync/recordOf.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { heldStreams } from "./reading.ts";

/** The pupils of a class or group on a day, by their memberships: as many rows as it ever had pupils, however many cards are held. */
export async function membersOf(store: TabletStore, place: string, day: Day): Promise<string[]> {
  const [held, roll] = await Promise.all([heldStreams(store), store.roll(place)]);
  const readable = new Set(held);
  const pupils = recordsOf(roll, "membership").flatMap(({ stream, fields: { pupil, from, until } }) =>
    pupil !== undefined && from !== undefined && readable.has(stream) && holdsOn({ from, until }, day) ? [pupil] : [],
  );
  return [...new Set(pupils)];
}
