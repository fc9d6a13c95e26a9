import type { Day } from "../../domain/time.ts";

/** Records by their days, in the order they come. */
export function byDay<T extends { day: Day }>(records: readonly T[]): { day: Day; records: T[] }[] {
  const days = new Map<Day, T[]>();
  for (const record of records) days.set(record.day, [...(days.get(record.day) ?? []), record]);
  return [...days].map(([day, own]) => ({ day, records: own }));
}
