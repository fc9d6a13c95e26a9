/** A folder's files -> rows by field, by a mapping of columns. No cell is interpreted yet. */
import type { ColumnLeftOut, ImportNotice, ImportRefusal, SchoolChoice } from "../domain/importCodes.ts";
import { readFields, type FieldRow, type FileSpec } from "./columns.ts";
import { findOrder, type DateCell, type OrderFound } from "./dates.ts";
import { spotOf } from "./rows.ts";
import type { RosterMapping } from "./schoolDataSyncUk.ts";
import { readTable } from "./table.ts";

/** A file of the folder: its name and its bytes. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

type Rows<S> = S extends FileSpec<infer F> ? readonly FieldRow<F>[] : never;

/** The folder's rows by field, before any date is read. */
export interface Folder {
  rows: { [K in keyof RosterMapping]: Rows<RosterMapping[K]> };
  columns: ColumnLeftOut[];
  notices: ImportNotice[];
  refused: ImportRefusal[];
  /** Whether the dates show which of month and day comes first. */
  order: OrderFound;
}

/** Finds and reads the mapping's files. Names are compared without case; a file it does not name is said, and left. */
export function readFolder(files: readonly ImportFile[], mapping: RosterMapping): Folder {
  const columns: ColumnLeftOut[] = [];
  const notices: ImportNotice[] = [];
  const refused: ImportRefusal[] = [];
  const named = new Map(files.map((file) => [file.name.toLowerCase(), file]));

  function read<F extends string>(spec: FileSpec<F>): readonly FieldRow<F>[] {
    const file = named.get(spec.file.toLowerCase());
    named.delete(spec.file.toLowerCase());
    if (!file) {
      if (spec.required) refused.push({ code: "fileMissing", file: spec.file });
      else notices.push({ code: "fileAbsent", file: spec.file });
      return [];
    }
    const table = readTable(spec.file, file.bytes);
    if ("code" in table) {
      refused.push(table);
      return [];
    }
    const fields = readFields(spec, table);
    columns.push(...fields.columns);
    refused.push(...fields.refused);
    return fields.rows;
  }

  const rows = {
    school: read(mapping.school),
    pupil: read(mapping.pupil),
    staff: read(mapping.staff),
    section: read(mapping.section),
    enrolment: read(mapping.enrolment),
    teaching: read(mapping.teaching),
  };
  notices.push(...[...named.values()].map(({ name }): ImportNotice => ({ code: "fileNotRead", file: name })));
  const dates: DateCell[] = [
    ...rows.section.flatMap((row) =>
      (["from", "until"] as const).map((field) => ({ text: row.get(field), spot: spotOf(mapping.section, row, field) })),
    ),
    ...rows.pupil.map((row) => ({ text: row.get("birthDate"), spot: spotOf(mapping.pupil, row, "birthDate") })),
  ];
  return { rows, columns, notices, refused, order: findOrder(dates) };
}

/** The schools a folder holds, each with how many of its rows are theirs: what somebody needs to choose by. */
export function schoolsIn({ rows }: Folder): SchoolChoice[] {
  const of = (id: string, theirs: readonly { get(field: "school"): string }[]) => theirs.filter((row) => row.get("school") === id).length;
  return rows.school.flatMap((row) => {
    const id = row.get("id");
    const counts = { pupils: of(id, rows.pupil), staff: of(id, rows.staff), groups: of(id, rows.section) };
    return id === "" ? [] : [{ id, name: row.get("name"), ...counts }];
  });
}
