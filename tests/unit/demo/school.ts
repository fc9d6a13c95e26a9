/** What the demonstration's tests share: schools from seeds, and what was seen in them. */
import type { Fields } from "../../../src/domain/kinds.ts";
import { localTime } from "../../../src/domain/time.ts";
import { smallDemonstration, type Asked, type Demonstration } from "../../../src/demo/demonstration.ts";
import type { Change } from "../../../src/sync/change.ts";
import { mergeChange } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { redactionIn } from "../../../src/sync/redaction.ts";

export const zone = "Europe/London";
export const today = "2026-11-23";

export function school(asked: Partial<Asked> = {}): Demonstration {
  return smallDemonstration({ seed: "1", today, zone, name: "Brook School", ...asked });
}

export const changesOf = ({ acts }: Demonstration): Change[] => acts.flatMap((act) => act.changes);

/** Every record, as a copy that has read everything would hold it. */
export function merged(demonstration: Demonstration): MergedRecord[] {
  const records = new Map<string, MergedRecord>();
  const changes = changesOf(demonstration);
  for (const change of changes) records.set(change.record, mergeChange(records.get(change.record), change).record);
  for (const change of changes) {
    const { records: named = [], redacted } = redactionIn(change) ?? {};
    for (const id of named) {
      const record = records.get(id);
      if (record && redacted) records.set(id, { ...record, fields: {}, marks: {}, redacted });
    }
  }
  return [...records.values()];
}

export interface Seen extends Fields<"observation"> {
  id: string;
  observedAt: number;
  day: string;
  minutes: number;
  /** When it was first written down, and by whom. */
  at: number;
  by: string;
}

/** Every observation that stands, with its day and time. */
export function seenIn(demonstration: Demonstration): Seen[] {
  const first = new Map<string, Change>();
  for (const change of changesOf(demonstration)) if (!first.has(change.record)) first.set(change.record, change);
  return recordsOf(merged(demonstration), "observation").flatMap(({ id, fields }) => {
    const { observedAt } = fields;
    const change = first.get(id);
    if (observedAt === undefined || !change) return [];
    const { day, minutes } = localTime(observedAt, zone);
    return [{ ...fields, id, observedAt, day, minutes, by: change.by, at: Number.parseInt(change.at.slice(0, 12), 16) }];
  });
}

export const fromHome = ({ seenBy }: Seen): boolean => seenBy !== undefined && "role" in seenBy && seenBy.role === "home";

/** A share of some, as a fraction. */
export function share<T>(of: readonly T[], that: (one: T) => boolean): number {
  return of.filter(that).length / of.length;
}

/** Things by what they have in common. */
export function grouped<T>(of: readonly T[], by: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of of) {
    const key = by(one) ?? "";
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
