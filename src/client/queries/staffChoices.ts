/** Who may have seen it: this person, the adults of the class, then everybody else of the school. */
import { streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { StaffChoice } from "../views/people.ts";
import { membersOf } from "./membersOf.ts";
import type { Reading } from "./reading.ts";

/**
 * The adults of a class, as far as a tablet can know: the usual ones of its activities, and whoever saw its children the last
 * time anything was seen of them. (Who is staffed where is the server's to know.)
 */
async function adultsOf({ store, zone, now }: Reading, named: string): Promise<Set<string>> {
  const pupils = await membersOf(store, named, dayOf(now, zone));
  const [activities, summaries] = await Promise.all([store.records(streams.class(named), "activity"), store.summaries(pupils)]);
  const seen = summaries.flatMap((summary) => Object.values(summary?.topics ?? {}).flatMap((topic) => topic.seen));
  return new Set([
    ...recordsOf(activities, "activity").flatMap(({ fields }) => fields.usualAdults ?? []),
    ...seen.flatMap(({ seenBy }) => (seenBy && "staff" in seenBy ? [seenBy.staff] : [])),
  ]);
}

/** Those who left are not offered. */
export async function staffChoicesQuery(reading: Reading, args: { class: string }): Promise<StaffChoice[]> {
  const { store, person, zone, now } = reading;
  const today = dayOf(now, zone);
  const adults = await adultsOf(reading, args.class);
  const rank = ({ id, here }: StaffChoice) => (id === person ? 0 : here ? 1 : 2);
  return recordsOf(await store.records(streams.school, "staff"), "staff")
    .filter(({ fields }) => typeof fields.leftOn !== "string" || fields.leftOn > today)
    .map(({ id, fields }) => ({ id, displayName: fields.displayName ?? "", here: id === person || adults.has(id) }))
    .sort((a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName, "en-GB"));
}
