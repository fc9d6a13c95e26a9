/**
 * How much of a child was seen lately, by what it was about and by day: the six weeks up to the latest day of any topic.
 * Worked out from the shown records alone, whatever today is, so it can be made again and comes out the same.
 */
import { isEvidence, isOpportunity, subjectsOf } from "./evidence.ts";
import type { Fields } from "./kinds.ts";
import { addDays, dayOf, type Day } from "./time.ts";

/** So many days are kept, the latest among them. */
export const keptDays = 42;

export interface Count {
  opportunities: number;
  evidence: number;
}

/** By target, step or area of engagement, and by day. */
export type Lately = Record<string, Record<Day, Count>>;

/** The first day that is kept when this is the latest. */
export function firstKept(latest: Day): Day {
  return addDays(latest, 1 - keptDays);
}

/** Counts an observation once more (or, `by` -1, once less), unless it was seen before the first day that is kept. */
export function counting(lately: Lately, fields: Fields<"observation">, from: Day, zone: string, by: 1 | -1 = 1): Lately {
  if (fields.observedAt === undefined || !isOpportunity(fields)) return lately;
  const day = dayOf(fields.observedAt, zone);
  if (day < from) return lately;
  let after = lately;
  for (const subject of subjectsOf(fields)) {
    const { [subject]: hadDays = {}, ...others } = after;
    const { [day]: had = { opportunities: 0, evidence: 0 }, ...otherDays } = hadDays;
    const now = { opportunities: had.opportunities + by, evidence: had.evidence + (isEvidence(fields) ? by : 0) };
    after = { ...others, [subject]: now.opportunities > 0 ? { ...otherDays, [day]: now } : otherDays };
  }
  return after;
}

/** Without the days before the first that is kept, and without what nothing is left of. */
export function keptFrom(lately: Lately, from: Day): Lately {
  const kept = Object.entries(lately).map(
    ([subject, days]) => [subject, Object.fromEntries(Object.entries(days).filter(([day]) => day >= from))] as const,
  );
  return Object.fromEntries(kept.filter(([, days]) => Object.keys(days).length > 0));
}

/** All of it from all observations: what keeping it up must always come to. */
export function latelyOf(rows: readonly Fields<"observation">[], latest: Day, zone: string): Lately {
  return keptFrom(
    rows.reduce<Lately>((lately, fields) => counting(lately, fields, firstKept(latest), zone), {}),
    firstKept(latest),
  );
}
