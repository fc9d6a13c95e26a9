/**
 * What the school's records come to, twice over: by the real merge of every change there is, in an order nobody chose; and by
 * the plain reading of the rule, that the last statement of each group stands, worked out at once from all of them.
 */
import { fieldsOf, groupOf } from "../../../src/domain/kind.ts";
import { kindNamed } from "../../../src/domain/kinds.ts";
import type { Change, FieldValues, Redacted } from "../../../src/sync/change.ts";
import { marksOf, mergeChange } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import type { Random } from "../random.ts";

/** A record in the form in which two of them are compared. */
export interface Plain {
  stream: string;
  id: string;
  kind: string;
  fields: FieldValues;
  /** By group, the change that stands. */
  marks: Record<string, string>;
  redacted?: Redacted;
}

function sorted<T>(of: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function plain(record: MergedRecord): Plain {
  const { stream, id, kind, fields, redacted } = record;
  const marks = Object.fromEntries(Object.entries(marksOf(record)).map(([group, mark]) => [group, mark.change]));
  return { stream, id, kind, fields: sorted(fields), marks: sorted(marks), ...(redacted ? { redacted } : {}) };
}

function byRecord(changes: readonly Change[]): Map<string, Change[]> {
  const records = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.stream}|${change.record}`;
    const list = records.get(key);
    if (list) list.push(change);
    else records.set(key, [change]);
  }
  return records;
}

/** The last statement of each group of one record stands whole. */
export function lastWords(changes: readonly Change[]): Plain {
  const [first] = changes;
  if (!first) throw new Error("a record of no changes");
  const { stream, record: id, kind } = first;
  const taken = changes.flatMap(({ redacted }) => redacted ?? []).sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  if (taken) return { stream, id, kind, fields: {}, marks: {}, redacted: taken };
  const definition = kindNamed(kind);
  const fields: FieldValues = {};
  const marks: Record<string, string> = {};
  const latestFirst = [...changes].sort((a, b) => (a.at > b.at ? -1 : 1));
  for (const { id: change, fields: said } of latestFirst) {
    const groups = new Set(Object.keys(said).map((field) => (definition ? groupOf(definition, field) : field)));
    for (const group of groups) {
      if (group in marks) continue;
      marks[group] = change;
      for (const field of definition ? fieldsOf(definition, group) : [group]) {
        const value = said[field];
        if (value !== undefined) fields[field] = value;
      }
    }
  }
  return { stream, id, kind, fields: sorted(fields), marks: sorted(marks) };
}

export function allLastWords(changes: readonly Change[]): Map<string, Plain> {
  return new Map([...byRecord(changes)].map(([key, own]) => [key, lastWords(own)]));
}

/** The real merge, of all changes at once, in an order of chance. */
export function mergedInAnyOrder(changes: readonly Change[], dice: Random): Map<string, Plain> {
  const records = new Map<string, MergedRecord>();
  for (const change of dice.shuffle(changes)) {
    const key = `${change.stream}|${change.record}`;
    records.set(key, mergeChange(records.get(key), change).record);
  }
  return new Map([...records].map(([key, record]) => [key, plain(record)]));
}
