/**
 * How much of a child was seen lately, by what it was about and by day: the six weeks up to the latest day on which anything
 * was seen. Worked out from the shown records alone, whatever today is, so it can be made again and comes out the same.
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

/** An observation as it is counted: once for each thing it is about. */
export interface Counted extends Count {
  day: Day;
  subjects: readonly string[];
}

/** Undefined where there is nothing to count: a note, a child asleep, or a record that says no time. */
export function countedOf(fields: Fields<"observation">, zone: string): Counted | undefined {
  const subjects = subjectsOf(fields);
  if (fields.observedAt === undefined || subjects.length === 0 || !isOpportunity(fields)) return undefined;
  return { day: dayOf(fields.observedAt, zone), subjects, opportunities: 1, evidence: isEvidence(fields) ? 1 : 0 };
}

/** The latest day that is counted; undefined when there is none. */
export function latestIn(lately: Lately): Day | undefined {
  return Object.values(lately)
    .flatMap((days) => Object.keys(days))
    .reduce<Day | undefined>((latest, day) => (latest !== undefined && latest > day ? latest : day), undefined);
}

/** The first day that is kept when this is the latest. */
export function firstKept(latest: Day): Day {
  return addDays(latest, 1 - keptDays);
}

function changed(lately: Lately, { day, subjects, opportunities, evidence }: Counted, by: 1 | -1): Lately {
  let after = lately;
  for (const subject of subjects) {
    const { [subject]: hadDays = {}, ...others } = after;
    const { [day]: had = { opportunities: 0, evidence: 0 }, ...otherDays } = hadDays;
    const now = { opportunities: had.opportunities + by * opportunities, evidence: had.evidence + by * evidence };
    const days = now.opportunities > 0 ? { ...otherDays, [day]: now } : otherDays;
    after = Object.keys(days).length > 0 ? { ...others, [subject]: days } : others;
  }
  return after;
}

export function withCounted(lately: Lately, counted: Counted): Lately {
  return changed(lately, counted, 1);
}

export function withoutCounted(lately: Lately, counted: Counted): Lately {
  return changed(lately, counted, -1);
}

/** Without the days that lie further back than is kept. */
export function trimmed(lately: Lately): Lately {
  const latest = latestIn(lately);
  if (latest === undefined) return {};
  const from = firstKept(latest);
  return Object.fromEntries(
    Object.entries(lately).flatMap(([subject, days]) => {
      const kept = Object.entries(days).filter(([day]) => day >= from);
      return kept.length === 0 ? [] : [[subject, Object.fromEntries(kept)] as const];
    }),
  );
}

/** All of it from all observations: what keeping it up must always come to. */
export function latelyOf(rows: readonly Fields<"observation">[], zone: string): Lately {
  return trimmed(rows.flatMap((fields) => countedOf(fields, zone) ?? []).reduce(withCounted, {}));
}
