/** Every class and group of the school as who keeps it sees them, those that have ended too. */
import { streams } from "../../domain/streams.ts";
import type { Day } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { PlaceSetUp } from "../views/setUp.ts";
import type { Reading } from "./reading.ts";
import { seenIn } from "./seenIn.ts";

async function staysUntil(store: TabletStore, place: string): Promise<Day | null> {
  const days = recordsOf(await store.roll(place), "membership").map(({ fields }) => fields.until ?? null);
  return days.reduce<Day | null>((last, day) => (last === null || day === null ? null : day > last ? day : last), "");
}

export async function placesQuery({ store }: Reading): Promise<PlaceSetUp[]> {
  const records = await store.records(streams.school, "class");
  const seen = seenIn(records);
  const places = recordsOf(records, "class").map(async ({ id, fields }): Promise<PlaceSetUp> => {
    const { name = "", type = "class", phase = null, from = "", until = null } = fields;
    return { id, name, type, phase, from, until, staysUntil: await staysUntil(store, id), seen: seen[id] ?? {} };
  });
  return (await Promise.all(places)).sort((one, other) => one.name.localeCompare(other.name, "en-GB", { numeric: true }));
}
