/**
 * How two copies become one. Merge is per group of fields: the later stamp's statement stands whole, and the other is
 * returned as lost. It is commutative, associative and idempotent in what the record becomes, so copies that have seen the
 * same changes are the same whatever the order (what is lost may be told in another order).
 */
import { fieldsOf, groupOf, type Kind } from "../domain/kind.ts";
import { kindNamed } from "../domain/kinds.ts";
import type { Change, FieldValues } from "./change.ts";
import { earliest } from "./redaction.ts";
import { everyGroup, type Mark, type MergedRecord } from "./record.ts";

/** A statement that did not stand, and the one that did. `knowing`: the winner's author had seen the loser, so nobody is owed anything. */
export interface Loss {
  group: string;
  lost: Mark;
  lostFields: FieldValues;
  won: Mark;
  knowing: boolean;
}

export interface Merged {
  record: MergedRecord;
  losses: Loss[];
}

/** A kind nobody here knows: every field stands alone until an app that knows it merges again. */
const unknownKind: Pick<Kind, "fixed" | "groups" | "lastWordStands"> = { fixed: [], groups: {}, lastWordStands: false };

function definition(kind: string): Kind | typeof unknownKind {
  return kindNamed(kind) ?? unknownKind;
}

function groupIn(kind: Kind | typeof unknownKind, field: string): string {
  return "shape" in kind ? groupOf(kind, field) : field;
}

function fieldsIn(kind: Kind | typeof unknownKind, group: string): readonly string[] {
  return "shape" in kind ? fieldsOf(kind, group) : [group];
}

/** The mark of each group that has been stated, written out. */
export function marksOf(record: MergedRecord): Record<string, Mark> {
  const shared = record.marks[everyGroup];
  if (!shared) return { ...record.marks };
  const kind = definition(record.kind);
  const marks: Record<string, Mark> = {};
  for (const field of Object.keys(record.fields)) marks[groupIn(kind, field)] = shared;
  return marks;
}

/** Marks in their shortest form: one for all while all are of one change and every stated group still shows in the fields. */
function shortest(marks: Record<string, Mark>, fields: FieldValues, kind: Kind | typeof unknownKind): Record<string, Mark> {
  const entries = Object.entries(marks);
  const first = entries[0]?.[1];
  if (!first || entries.some(([, mark]) => mark.change !== first.change)) return marks;
  const shown = new Set(Object.keys(fields).map((field) => groupIn(kind, field)));
  return entries.every(([group]) => shown.has(group)) ? { [everyGroup]: first } : marks;
}

function pick(fields: FieldValues, names: readonly string[]): FieldValues {
  const picked: FieldValues = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** Whether a statement stands over another. Stamps never tie unless a tablet forged one; then the change's id settles it, the same everywhere. */
function stands(one: Mark, over: Mark): boolean {
  return one.at === over.at ? one.change > over.change : one.at > over.at;
}

/** Statements are the same when they say the same: two people who agree, or who both removed it, have not disagreed. */
function same(group: string, one: FieldValues, other: FieldValues): boolean {
  if (group === "removed") return typeof one.removedAt === typeof other.removedAt;
  const sorted = (fields: FieldValues) => JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}

/** Merges one change into a record (or begins one). Stamps decide; of one change seen twice, the second does nothing. */
export function mergeChange(record: MergedRecord | undefined, change: Change): Merged {
  const empty: MergedRecord = { stream: change.stream, kind: change.kind, id: change.record, fields: {}, marks: {} };
  const before = record ?? empty;
  if (change.redacted) {
    return { record: redactedRecord(before, earliest(before.redacted, change.redacted)), losses: [] };
  }
  if (before.redacted) return { record: before, losses: [] };

  const kind = definition(change.kind);
  const marks = marksOf(before);
  const fields = { ...before.fields };
  const losses: Loss[] = [];
  const mine: Mark = { at: change.at, by: change.by, change: change.id };
  for (const group of new Set(Object.keys(change.fields).map((field) => groupIn(kind, field)))) {
    const names = fieldsIn(kind, group);
    const said = pick(change.fields, names);
    const standing = marks[group];
    const had = pick(fields, names);
    if (standing && !stands(mine, standing)) {
      if (standing.change !== change.id && !same(group, said, had)) {
        losses.push({ group, lost: mine, lostFields: said, won: standing, knowing: false });
      }
      continue;
    }
    if (standing && !same(group, said, had)) {
      losses.push({ group, lost: standing, lostFields: had, won: mine, knowing: change.over?.[group] === standing.change });
    }
    for (const name of names) Reflect.deleteProperty(fields, name);
    Object.assign(fields, said);
    marks[group] = mine;
  }
  return { record: { ...before, fields, marks: shortest(marks, fields, kind) }, losses: kind.lastWordStands ? [] : losses };
}

/** What stays of a record whose words were taken back: that it was, and nothing it said. */
export function redactedRecord(record: MergedRecord, redacted: NonNullable<MergedRecord["redacted"]>): MergedRecord {
  return { stream: record.stream, kind: record.kind, id: record.id, fields: {}, marks: {}, redacted };
}

/**
 * Merges a snapshot's record into one's own: group by group, the later mark stands. So a snapshot at k followed by k+1..n
 * comes to the same as 1..n.
 */
export function mergeRecords(mine: MergedRecord | undefined, theirs: MergedRecord): MergedRecord {
  if (!mine) return theirs;
  if (theirs.redacted) return redactedRecord(mine, earliest(mine.redacted, theirs.redacted));
  if (mine.redacted) return mine;
  const kind = definition(mine.kind);
  const marks = marksOf(mine);
  const fields = { ...mine.fields };
  for (const [group, mark] of Object.entries(marksOf(theirs))) {
    const standing = marks[group];
    if (standing && !stands(mark, standing)) continue;
    const names = fieldsIn(kind, group);
    for (const name of names) Reflect.deleteProperty(fields, name);
    Object.assign(fields, pick(theirs.fields, names));
    marks[group] = mark;
  }
  return { ...mine, fields, marks: shortest(marks, fields, kind) };
}

/** What is shown: what the server has acknowledged, and on it the changes it has not, oldest first. */
export function overlay(base: MergedRecord | undefined, waiting: readonly Change[]): MergedRecord | undefined {
  let shown = base;
  for (const change of [...waiting].sort((a, b) => (a.at < b.at ? -1 : 1))) shown = mergeChange(shown, change).record;
  return shown;
}
