/**
 * A record on this tablet: `base`, what the server has acknowledged, and the changes it has not. What is shown is the one
 * laid over the other, so that acknowledging folds a change into base, refusing drops it, and nothing is said twice.
 */
import type { Change, Redacted } from "../sync/change.ts";
import { marksOf, mergeChange, mergeRecords, overlay, redactedRecord, type Loss } from "../sync/merge.ts";
import type { MergedRecord } from "../sync/record.ts";

export interface RecordValue {
  base?: MergedRecord;
  waiting: readonly Change[];
  /** Its stream may no longer be read here: what waits is kept until it has been pushed or refused, and shown to nobody. */
  shut?: true;
}

/** Undefined says that there is no such row, or that there shall be none. */
export type MaybeRecord = RecordValue | undefined;

/** Later than every stamp: a redaction known by its effect alone gives way to the one that says who and why. */
const notYetKnown: Redacted = { why: "request", by: "unknown", at: "ffffffffffff-ffff-zzzzzzzzzzzzzzzz" };

function tidy(value: RecordValue): MaybeRecord {
  return value.base || value.waiting.length > 0 ? value : undefined;
}

function withBase(value: MaybeRecord, base: MergedRecord): RecordValue {
  const { shut: _reopened, ...rest } = value ?? { waiting: [] };
  return { ...rest, base };
}

/** What a person is shown of a record. */
export function shownOf(value: MaybeRecord): MergedRecord | undefined {
  return value && !value.shut ? overlay(value.base, value.waiting) : undefined;
}

/** Who began a record, as far as is known here: the server's word, or one that waits. */
export function beginnerOf(value: MaybeRecord): string | undefined {
  const whole = value && overlay(value.base, value.waiting);
  return whole && marksOf(whole).fixed?.by;
}

/** Adds a change of this tablet to what waits. */
export function withWaiting(value: MaybeRecord, change: Change): RecordValue {
  return { ...value, waiting: [...(value?.waiting ?? []), change] };
}

/** Drops changes that shall not stand: undone, refused or taken back. */
export function withoutWaiting(value: MaybeRecord, drop: (change: Change) => boolean): MaybeRecord {
  return value && tidy({ ...value, waiting: value.waiting.filter((change) => !drop(change)) });
}

/** Gives waiting changes other stamps. */
export function restamped(value: RecordValue, changes: ReadonlyMap<string, Change>): RecordValue {
  return { ...value, waiting: value.waiting.map((change) => changes.get(change.id) ?? change) };
}

/** Folds a change that the server has into base. */
export function folded(value: MaybeRecord, change: Change): { value: RecordValue; losses: Loss[] } {
  const { record, losses } = mergeChange(value?.base, change);
  return { value: withBase(value, record), losses };
}

/** Folds a snapshot's record into base. */
export function foldedRecord(value: MaybeRecord, record: MergedRecord): RecordValue {
  return withBase(value, mergeRecords(value?.base, record));
}

/**
 * Folds a waiting change that the server says it has stored, under the stamp it was stored with. A shut record has no base
 * to fold into: it goes when nothing of it waits.
 */
export function acknowledged(value: RecordValue, stored: Change): { value: MaybeRecord; losses: Loss[] } {
  const waiting = value.waiting.filter((change) => change.id !== stored.id);
  if (value.shut) return { value: tidy({ ...value, waiting }), losses: [] };
  return folded({ ...value, waiting }, stored);
}

/** What is left when the server's copy is to be read again, or may no longer be read at all. */
export function forgotten(value: MaybeRecord, shut: boolean): MaybeRecord {
  return value && tidy({ waiting: value.waiting, ...(shut ? { shut: true } : {}) });
}

/**
 * Takes the words of a record back: nothing it said stays on this tablet, not even what is on its way. A record that only
 * ever waited is gone; should the server have it after all, it comes back emptied.
 */
export function purged(value: MaybeRecord, redacted: Redacted = notYetKnown): MaybeRecord {
  if (!value?.base) return undefined;
  const had = value.base.redacted;
  return { base: redactedRecord(value.base, had && had.at < redacted.at ? had : redacted), waiting: [] };
}

/** True when there are words to take back, or a better account of how they were taken back. */
export function needsPurge(value: MaybeRecord, redacted: Redacted = notYetKnown): boolean {
  if (!value) return false;
  return value.waiting.length > 0 || (value.base !== undefined && (!value.base.redacted || redacted.at < value.base.redacted.at));
}
