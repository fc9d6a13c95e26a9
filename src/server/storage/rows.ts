/** Rows of the log's tables, and what they stand for. What is in them was parsed when it came in. */
import type { Selectable } from "kysely";
import type { Grant } from "../../domain/roles.ts";
import type { Place } from "../../domain/own.ts";
import type { Change, FieldValues, NumberedChange, Redacted } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { DatedClass } from "./datedClass.ts";
import type { DatedGrant } from "./datedGrant.ts";
import type { KeptRecord } from "./streamStore.ts";
import type { Tables } from "./tables.ts";

interface ChangeBody {
  fields: FieldValues;
  over?: Record<string, string>;
}
type RecordBody = Pick<MergedRecord, "fields" | "marks" | "redacted">;

function isChangeBody(value: unknown): value is ChangeBody {
  return typeof value === "object" && value !== null && "fields" in value;
}
function isRecordBody(value: unknown): value is RecordBody {
  return isChangeBody(value) && "marks" in value;
}
function isRedacted(value: unknown): value is Redacted {
  return typeof value === "object" && value !== null && "why" in value && "by" in value && "at" in value;
}

function read<T>(text: string, is: (value: unknown) => value is T): T {
  const value: unknown = JSON.parse(text);
  if (!is(value)) throw new Error("A row of the log is not what was written: the database file is damaged.");
  return value;
}

export function changeBody({ fields, over }: Change): string {
  return JSON.stringify(over ? { fields, over } : { fields });
}

export function toChange(row: Tables["changes"], stream: string): NumberedChange {
  const { id, act, kind, record, seq } = row;
  const { fields, over } = read(row.body, isChangeBody);
  return {
    id,
    act,
    stream,
    kind,
    record,
    fields,
    at: row.stamp,
    by: row.person,
    replica: row.replica,
    seq,
    ...(over ? { over } : {}),
    ...(row.redacted === null ? {} : { redacted: read(row.redacted, isRedacted) }),
    ...(row.late === 1 ? { late: true } : {}),
  };
}

export function recordBody({ fields, marks, redacted }: MergedRecord): string {
  return JSON.stringify(redacted ? { fields, marks, redacted } : { fields, marks });
}

export function toRecord(row: Pick<Tables["records"], "id" | "kind" | "body">, stream: string): MergedRecord {
  return { stream, kind: row.kind, id: row.id, ...read(row.body, isRecordBody) };
}

export function toKept(row: Omit<Tables["records"], "stream"> & { name: string }): KeptRecord {
  return { record: toRecord(row, row.name), author: row.author, since: row.since };
}

export function toPlace({ pupil, of, value, from_day, until_day }: Tables["places"]): Place {
  return { pupil, of, value, from: from_day, until: until_day };
}

export function toClass({ record, phase, from_ms, until_ms }: Tables["class_phases"]): DatedClass {
  return { id: record, phase, from: from_ms, until: until_ms };
}

export function toGrant(row: Omit<Selectable<Tables["grants"]>, "given_at" | "given_by">): DatedGrant {
  const { id, person, role, scope_type, scope_id, from_day, until_day, ended_at } = row;
  const scope: Grant["scope"] = scope_type === "school" ? { type: "school" } : { type: scope_type, id: scope_id ?? "" };
  return { id, person, role, scope, from: from_day, until: until_day, endedAt: ended_at };
}
