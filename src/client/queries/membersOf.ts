import { caseload } from "../../domain/caseload.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { holdsOn, type Day } from "../../domain/time.ts";
import type { AccessToday } from "../../store/accessToday.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { heldStreams } from "./reading.ts";

/** The children of whoever's caseload this tablet holds, today. */
export function caseloadOf(access: AccessToday | undefined): string[] {
  const scopes = (access?.grants ?? []).map(({ scope }) => scope);
  return [...new Set(scopes.flatMap(({ type, id }) => (type === "pupil" && id !== undefined ? [id] : [])))];
}

/** The pupils of a class or group on a day, by their memberships: as many rows as it ever had pupils, however many cards are held. */
export async function membersOf(store: TabletStore, place: string, day: Day): Promise<string[]> {
  if (place === caseload.id) return caseloadOf(await store.access());
  const [held, roll] = await Promise.all([heldStreams(store), store.roll(place)]);
  const readable = new Set(held);
  const pupils = recordsOf(roll, "membership").flatMap(({ stream, fields: { pupil, from, until } }) =>
    pupil !== undefined && from !== undefined && readable.has(stream) && holdsOn({ from, until }, day) ? [pupil] : [],
  );
  return [...new Set(pupils)];
}
