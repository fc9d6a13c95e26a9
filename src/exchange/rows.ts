/** Reading rows of fields: required values, lengths, ids given twice. What is wrong is gathered with its place, never thrown. */
import type { ImportRefusal, ImportSkip, Spot } from "../domain/importCodes.ts";
import type { FieldRow, FileSpec } from "./columns.ts";
import { idKey } from "./roster.ts";

/** What reading has found so far. */
export interface Found {
  refused: ImportRefusal[];
  skipped: ImportSkip[];
  notHere: Map<string, "otherSchool" | "ofLeftOut">;
}

export function spotOf<F extends string>(spec: FileSpec<F>, row: FieldRow<F>, field?: F): Spot {
  return { file: spec.file, line: row.line, ...(field === undefined ? {} : { column: row.header(field) }) };
}

/** What is wrong with a row's texts: a required one is empty, or one is longer than a record holds. */
export function textRefusals<F extends string>(spec: FileSpec<F>, row: FieldRow<F>, fields: readonly F[]): ImportRefusal[] {
  return fields.flatMap((field): ImportRefusal[] => {
    const value = row.get(field);
    const { required, max } = spec.columns[field];
    if (value === "" && required) return [{ code: "valueMissing", ...spotOf(spec, row, field) }];
    return value.length > max ? [{ code: "valueTooLong", max, ...spotOf(spec, row, field) }] : [];
  });
}

/** Anything but "active" says that the person or section is no longer there; an empty cell says nothing. */
const isActive = (status: string) => status === "" || status.toLowerCase() === "active";

/** Of all the schools in the files, the one that is read. */
export interface OfSchool {
  school: string;
  known: ReadonlySet<string>;
}

type OwnedField = "id" | "school" | "status";

/**
 * Reads the rows of one file that have an id and a school of their own. Rows of another school and those no longer active are
 * left out, unread. Rows that share an id are refused, each of them: which is meant is not for us to say.
 */
export function readOwned<F extends string, R>(
  what: "pupil" | "staff" | "section",
  spec: FileSpec<F | OwnedField>,
  rows: readonly FieldRow<F | OwnedField>[],
  { school, known }: OfSchool,
  texts: readonly (F | OwnedField)[],
  found: Found,
  read: (row: FieldRow<F | OwnedField>, refuse: (refusal: ImportRefusal) => void) => R,
): R[] {
  const isOthers = (row: FieldRow<F | OwnedField>) => row.get("school") !== school && known.has(row.get("school"));
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const id = row.get("id");
    if (id !== "" && !isOthers(row) && isActive(row.get("status"))) lines.set(id, [...(lines.get(id) ?? []), row.line]);
  }
  return rows.flatMap((row) => {
    const id = row.get("id");
    const theirs = row.get("school");
    if (isOthers(row)) {
      found.skipped.push({ code: "otherSchool", ...spotOf(spec, row) });
      found.notHere.set(idKey(what, id), "otherSchool");
      return [];
    }
    if (!isActive(row.get("status"))) {
      found.skipped.push({ code: "inactive", ...spotOf(spec, row, "status") });
      found.notHere.set(idKey(what, id), "ofLeftOut");
      return [];
    }
    const otherLine = lines.get(id)?.find((line) => line !== row.line);
    if (otherLine !== undefined) {
      found.refused.push({ code: "idTwice", otherLine, ...spotOf(spec, row, "id") });
      found.notHere.set(idKey(what, id), "ofLeftOut");
      return [];
    }
    const refused = textRefusals(spec, row, texts);
    if (theirs !== "" && !known.has(theirs)) refused.push({ code: "unknownSchool", ...spotOf(spec, row, "school") });
    const made = read(row, (refusal) => refused.push(refusal));
    if (refused.length === 0) return [made];
    found.refused.push(...refused);
    found.notHere.set(idKey(what, id), "ofLeftOut");
    return [];
  });
}

/** Reads who is in which section. The same line again adds nothing, and is said. */
export function readLinks(
  spec: FileSpec<"section" | "person">,
  rows: readonly FieldRow<"section" | "person">[],
  found: Found,
): { section: string; person: string; spot: Spot }[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const wrong = textRefusals(spec, row, ["section", "person"]);
    found.refused.push(...wrong);
    if (wrong.length > 0) return [];
    const link = { section: row.get("section"), person: row.get("person"), spot: spotOf(spec, row) };
    const key = JSON.stringify([link.section, link.person]);
    const firstLine = first.get(key);
    if (firstLine !== undefined) {
      found.skipped.push({ code: "sameRowTwice", firstLine, ...link.spot });
      return [];
    }
    first.set(key, row.line);
    return [link];
  });
}
