/**
 * What this app understands of what a newer one wrote. The rest is kept whole in the pending table and read again after the
 * update: kinds and fields are only ever added, so what is understood now stays true.
 */
import { fieldsOf, type Kind } from "../domain/kind.ts";
import { kindNamed } from "../domain/kinds.ts";
import type { Change, FieldValues } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import { everyGroup, type MergedRecord } from "../sync/record.ts";

/** `whole`: nothing is left to be read later. Without `part` not even the kind is known. */
export interface Known<T> {
  part: T | undefined;
  whole: boolean;
}

/** The fields a kind knows with values it understands. */
function knownFields(kind: Kind, fields: FieldValues): FieldValues {
  if (kind.change.safeParse(fields).success) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([field, value]) => kind.shape[field]?.safeParse(value).success));
}

export function knownChange<C extends Change>(change: C): Known<C> {
  const kind = kindNamed(change.kind);
  if (!kind) return { part: undefined, whole: false };
  const fields = knownFields(kind, change.fields);
  return fields === change.fields ? { part: change, whole: true } : { part: { ...change, fields }, whole: false };
}

function isKnownGroup(kind: Kind, group: string): boolean {
  return group === everyGroup || group === "fixed" || fieldsOf(kind, group).some((field) => field in kind.shape);
}

export function knownRecord(record: MergedRecord): Known<MergedRecord> {
  const kind = kindNamed(record.kind);
  if (!kind) return { part: undefined, whole: false };
  const fields = knownFields(kind, record.fields);
  const marks = Object.fromEntries(Object.entries(record.marks).filter(([group]) => isKnownGroup(kind, group)));
  const whole = fields === record.fields && Object.keys(marks).length === Object.keys(record.marks).length;
  return whole ? { part: record, whole } : { part: { ...record, fields, marks }, whole };
}

/**
 * A record that has forgotten which of its statements these changes made, so that merging them again, now better understood,
 * states them anew instead of finding them there.
 */
export function unmarked(record: MergedRecord, changes: ReadonlySet<string>): MergedRecord {
  return { ...record, marks: Object.fromEntries(Object.entries(marksOf(record)).filter(([, mark]) => !changes.has(mark.change))) };
}

/** The changes behind a record's statements. */
export function changesBehind(record: MergedRecord): Set<string> {
  return new Set(Object.values(record.marks).map((mark) => mark.change));
}
