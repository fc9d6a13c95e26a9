import type { Day } from "../../domain/time.ts";

/** What people wrote by its days, in the order it comes. */
export function byDay<T>(records: readonly T[], dayOf: (record: T) => Day): { day: Day; records: T[] }[] {
  const days = new Map<Day, T[]>();
  for (const record of records) days.set(dayOf(record), [...(days.get(dayOf(record)) ?? []), record]);
  return [...days].map(([day, own]) => ({ day, records: own }));
}
