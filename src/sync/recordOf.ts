import type { Fields, KindName } from "../domain/kinds.ts";
import type { Redacted } from "./change.ts";
import type { Mark } from "./record.ts";

/** A merged record whose kind is known, with the types of its fields. Every field is optional: part of it may not have arrived. */
export interface RecordOf<K extends KindName> {
  stream: string;
  kind: K;
  id: string;
  fields: Fields<K>;
  marks: Record<string, Mark>;
  redacted?: Redacted | undefined;
}

interface AnyRecord {
  stream: string;
  kind: string;
  id: string;
  fields: unknown;
  marks: Record<string, Mark>;
  redacted?: Redacted | undefined;
}

/** Fields were parsed when they came in (wire, form, file), so a record's kind is enough to trust their shape. */
function isOf<K extends KindName>(record: AnyRecord, kind: K): record is RecordOf<K> {
  return record.kind === kind;
}

/** The record as one of a kind; undefined when it is not, is missing, was removed, or had its words taken back. */
export function recordOf<K extends KindName>(record: AnyRecord | undefined, kind: K): RecordOf<K> | undefined {
  if (!record || !isOf(record, kind) || record.redacted) return undefined;
  return typeof record.fields.removedAt === "number" ? undefined : record;
}

/** A record removed or not: who compares with everything that ever was brings nothing back. Words taken back are nothing. */
export function keptOf<K extends KindName>(record: AnyRecord | undefined, kind: K): (RecordOf<K> & { removed: boolean }) | undefined {
  if (!record || !isOf(record, kind) || record.redacted) return undefined;
  return { ...record, removed: typeof record.fields.removedAt === "number" };
}

/** The records of one kind among several, without those removed or taken back. */
export function recordsOf<K extends KindName>(records: readonly AnyRecord[], kind: K): RecordOf<K>[] {
  return records.flatMap((record) => recordOf(record, kind) ?? []);
}
