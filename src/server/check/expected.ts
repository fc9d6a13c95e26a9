/**
 * What the log says that there should be, worked out change by change: the merged records, who began them, what access is worked out from,
 * what was taken back, and which files pictures are.
 */
import { kindNamed } from "../../domain/kinds.ts";
import { pictureParts } from "../../domain/pictures.ts";
import { canonical } from "../../sync/body.ts";
import type { NumberedChange } from "../../sync/change.ts";
import { mergeChange } from "../../sync/merge.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { keptOf } from "../../sync/recordOf.ts";
import { redactionIn } from "../../sync/redaction.ts";
import { accessRow } from "../projection/accessRow.ts";
import { phasesOf } from "../projection/classPhases.ts";
import { isBegun } from "../projection/planAppend.ts";
import { sha256 } from "../sync/hash.ts";

interface Merging {
  record: MergedRecord;
  author: string;
  since: string;
}

/** What a row of a table should say, by what tells it apart. */
export type Rows = Map<string, string>;

export interface Expected {
  /** By stream and id: a hash of what the record says. Who began one is in it unless its words were taken back. */
  records: Rows;
  places: Rows;
  classPhases: Rows;
  pupils: Rows;
  redactions: Rows;
  /** By stream, record and part: the file's name and length. */
  pictures: Rows;
  /** The members of staff there ever were. */
  staff: Set<string>;
}

export function nothingExpected(): Expected {
  const rows = () => new Map<string, string>();
  return {
    ...{ records: rows(), places: rows(), classPhases: rows(), pupils: rows(), redactions: rows(), pictures: rows() },
    staff: new Set(),
  };
}

export const keyOf = (...parts: readonly unknown[]) => parts.join(" ");

/** One text for what a record says, whatever order its fields were put in. */
export function saidBy(
  record: Pick<MergedRecord, "kind" | "fields" | "marks" | "redacted">,
  begun: { author: string; since: string },
): string {
  const { kind, fields, marks, redacted } = record;
  return sha256(canonical({ kind, fields, marks, ...(redacted ? { redacted } : begun) }));
}

/** Adds what one stream's changes, all of them in order, come to. */
export function expectFrom(stream: number, changes: readonly NumberedChange[], expected: Expected): void {
  const merging = new Map<string, Merging>();
  for (const change of changes) {
    merging.set(change.record, merged(merging.get(change.record), change));
    const { records = [], redacted, ofAnybody } = (change.redacted ? undefined : redactionIn(change)) ?? {};
    for (const record of records)
      expected.redactions.set(
        keyOf(stream, record, change.record),
        keyOf(redacted?.why, redacted?.by, redacted?.at, ofAnybody === true ? 1 : 0),
      );
  }
  for (const { record, author, since } of merging.values()) {
    expected.records.set(keyOf(stream, record.id), saidBy(record, { author, since }));
    expectAccess(stream, record, changes, expected);
    if (record.kind === "staff") expected.staff.add(record.id);
    const picture = keptOf(record, "picture");
    for (const part of pictureParts) {
      const file = picture?.fields[part];
      if (file) expected.pictures.set(keyOf(stream, record.id, part), keyOf(file.hash, file.bytes));
    }
  }
}

/** As the projection says who began a record (planAppend.ts), said once more. */
function merged(kept: Merging | undefined, change: NumberedChange): Merging {
  const { record } = mergeChange(kept?.record, change);
  const { fixed = [] } = kindNamed(change.kind) ?? {};
  const begins = fixed.some((field) => field in change.fields);
  const stays = kept !== undefined && (isBegun(kept.record) || (kept.since <= change.at && !begins));
  return stays ? { ...kept, record } : { record, author: change.by, since: change.at };
}

function expectAccess(stream: number, record: MergedRecord, changes: readonly NumberedChange[], expected: Expected): void {
  const row = accessRow(record);
  if (!row || "gone" in row) return;
  if (row.of === "place") {
    const { pupil, of, value, from, until } = row.place;
    expected.places.set(keyOf(stream, record.id), keyOf(pupil, of, value, from, until));
  } else if (row.of === "pupil") {
    expected.pupils.set(record.id, String(stream));
  } else if (row.of === "class") {
    const said = changes.filter((change) => change.record === record.id);
    for (const [number, { phase, from, until }] of phasesOf(said).entries())
      expected.classPhases.set(keyOf(stream, record.id, number), keyOf(phase, from, until));
  }
}
