/** Keeps how much was seen lately. Only when the latest day is left empty do earlier days have to be read again. */
import { countedOf, firstKept, keptDays, latestIn, trimmed, withCounted, withoutCounted, type Lately } from "../domain/lately.ts";
import { streams } from "../domain/streams.ts";
import type { ObservationRow } from "../domain/summary.ts";
import { addDays, type Day } from "../domain/time.ts";
import { shelf } from "./keys.ts";
import { observationIn } from "./observationIn.ts";
import type { Reader } from "./reader.ts";
import { yearsFrom } from "./yearsFrom.ts";

export interface SeenChange {
  key: string;
  before: ObservationRow | undefined;
  after: ObservationRow | undefined;
}

export async function latelyAfter(read: Reader, pupil: string, had: Lately, changes: readonly SeenChange[], zone: string): Promise<Lately> {
  const latest = latestIn(had);
  const from = latest === undefined ? undefined : firstKept(latest);
  let lately = had;
  for (const { before, after } of changes) {
    const [was, is] = [before, after].map((row) => row && countedOf(row.fields, zone));
    if (was && from !== undefined && was.day >= from) lately = withoutCounted(lately, was);
    if (is) lately = withCounted(lately, is);
  }
  const now = latestIn(lately);
  if (from === undefined || latest === undefined || (now !== undefined && now >= latest)) return trimmed(lately);
  return trimmed(await reopened(read, pupil, lately, from, { changed: new Set(changes.map(({ key }) => key)), zone }));
}

interface Around {
  /** Rows that this unit of work changes: they are counted already. */
  changed: ReadonlySet<string>;
  zone: string;
}

/** With the days before `from` that are kept again, because the latest day is an earlier one now. */
async function reopened(read: Reader, pupil: string, had: Lately, from: Day, { changed, zone }: Around): Promise<Lately> {
  let lately = had;
  for (let below = from; ;) {
    const earlier = await latestBefore(read, pupil, below);
    const latest = latestIn(lately);
    // Whether a day before `below` is kept is known only once nothing later than the latest can be left out.
    const first = latest !== undefined && latest >= below ? firstKept(latest) : addDays(earlier ?? below, 1 - keptDays);
    if (earlier === undefined || earlier < first) return lately;
    for (const year of yearsFrom(first, below)) {
      const stream = streams.evidence(pupil, year);
      const range = { from: shelf(stream, "observation", first), below: shelf(stream, "observation", below) };
      for (const { key, value } of await read.range("records", { by: "shelf", ...range })) {
        const row = changed.has(key) ? undefined : observationIn(value);
        const counted = row && countedOf(row.fields, zone);
        if (counted) lately = withCounted(lately, counted);
      }
    }
    below = first;
  }
}

/** The latest day before one on which there is an observation of a pupil, counted or not; one row a year is read. */
async function latestBefore(read: Reader, pupil: string, below: Day): Promise<Day | undefined> {
  let latest: Day | undefined;
  for (const year of yearsFrom(addDays(below, -366), below)) {
    const stream = streams.evidence(pupil, year);
    const start = shelf(stream, "observation");
    const range = { from: `${start}0`, below: shelf(stream, "observation", below) };
    const [found] = await read.clear("records", { by: "shelf", ...range, reverse: true, limit: 1 });
    const day = typeof found?.clear.shelf === "string" ? found.clear.shelf.slice(start.length) : undefined;
    if (day !== undefined && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}
