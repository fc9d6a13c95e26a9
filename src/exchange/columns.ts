/** From a table's columns to the fields a reader asks for, by a mapping that says which headers each field may have. */
import type { ColumnLeftOut, ImportRefusal } from "../domain/importCodes.ts";
import type { Table } from "./table.ts";

/** The headers a field is known by, the usual first, and whether a file without it can be read at all. */
export interface ColumnSpec {
  headers: readonly string[];
  required: boolean;
  /** The longest value a record has room for. */
  max: number;
}

/** One file's columns: the fields taken, and the headers known to hold what Small Steps has no place for. */
export interface FileSpec<F extends string> {
  file: string;
  required: boolean;
  columns: Readonly<Record<F, ColumnSpec>>;
  notKept: readonly string[];
}

/** A row by field. A column the file does not have reads as empty. */
export interface FieldRow<F extends string> {
  line: number;
  get(field: F): string;
  /** The header of a field in this file, to say where something is wrong. */
  header(field: F): string;
}

export interface Fields<F extends string> {
  rows: readonly FieldRow<F>[];
  columns: readonly ColumnLeftOut[];
  refused: readonly ImportRefusal[];
}

const plain = (header: string) => header.toLowerCase().replace(/[^a-z0-9]/g, "");
const looksSecret = (header: string) => /passw|passcode|pwd|secret/.test(plain(header));

/**
 * Finds each field's column. A file that lacks a required column, or has one of a field's columns twice, is refused: guessing
 * which is meant could put one child's date on another. Cells of a password column are dropped here and go no further.
 */
export function readFields<F extends string>(spec: FileSpec<F>, table: Table): Fields<F> {
  const { file } = spec;
  const refused: ImportRefusal[] = [];
  const indexes = new Map<string, number>();
  const taken = new Set<number>();
  const names = table.header.map(plain);
  const entries: [string, ColumnSpec][] = Object.entries(spec.columns);
  for (const [field, { headers, required }] of entries) {
    const found = names.flatMap((name, index) => (headers.some((header) => plain(header) === name) ? [index] : []));
    const [first] = found;
    if (found.length > 1) refused.push({ code: "columnTwice", file, column: table.header[first ?? 0] });
    else if (first === undefined && required) refused.push({ code: "columnMissing", file, column: headers[0] });
    if (first === undefined || looksSecret(table.header[first] ?? "")) continue;
    indexes.set(field, first);
    taken.add(first);
  }
  const notKept = new Set(spec.notKept.map(plain));
  const columns = table.header.flatMap((column, index): ColumnLeftOut[] => {
    if (taken.has(index)) return [];
    const why = looksSecret(column) ? "password" : notKept.has(plain(column)) ? "notKept" : "unknown";
    return [{ file, column, why }];
  });
  const rows = table.rows.map(({ line, cells }): FieldRow<F> => {
    const kept = new Map([...indexes].map(([field, index]) => [field, cells[index] ?? ""]));
    return {
      line,
      get: (field) => kept.get(field) ?? "",
      header: (field) => table.header[indexes.get(field) ?? -1] ?? spec.columns[field].headers[0] ?? field,
    };
  });
  return { rows, columns, refused: [...table.refused, ...refused] };
}
