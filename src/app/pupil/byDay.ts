import type { EvidenceRecord } from "../../client/views/evidence.ts";
import type { Day } from "../../domain/time.ts";

/** Records by their days, in the order they come. */
export function byDay(records: readonly EvidenceRecord[]): { day: Day; records: EvidenceRecord[] }[] {
  const days = new Map<Day, EvidenceRecord[]>();
  for (const record of records) days.set(record.day, [...(days.get(record.day) ?? []), record]);
  return [...days].map(([day, own]) => ({ day, records: own }));
}
