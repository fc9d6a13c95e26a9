/** A row of a list by field, and what is found wrong with it while it is read. */
import type { ImportRefusal, Spot } from "../../domain/importCodes.ts";
import type { ListColumn, ListField } from "../../domain/listCodes.ts";
import type { Table } from "../table.ts";
import { longest } from "./headings.ts";

export interface ListRow {
  line: number;
  /** A column the file does not have reads as empty. */
  get(field: ListField): string;
  /** The cell to the letter, but for spaces at its ends. */
  exact(field: ListField): string;
  /** Where the row stands, or one of its cells. */
  spot(field?: ListField): Spot;
}

type WithoutSpot<R> = R extends Spot ? Omit<R, keyof Spot> : never;
/** What is wrong, before it is said where. */
type Fault = WithoutSpot<ImportRefusal>;

/** A row while it is read: everything that is wrong with it is told at once, so that it is mended once. */
export class Reading {
  readonly row: ListRow;
  readonly refused: ImportRefusal[] = [];

  constructor(row: ListRow) {
    this.row = row;
  }

  refuse(fault: Fault, field?: ListField): void {
    this.refused.push({ ...fault, ...this.row.spot(field) });
  }

  /** A cell by what it can say; undefined where it is empty, or says none of it. */
  value<T>(field: ListField, read: (cell: string) => T | undefined, fault: Fault): T | undefined {
    const cell = this.row.get(field);
    if (cell === "") return undefined;
    const said = read(cell);
    if (said === undefined) this.refuse(fault, field);
    return said;
  }
}

/** The rows of a table, by the columns that are known. */
export function rowsOf(file: string, table: Table, columns: readonly ListColumn[]): ListRow[] {
  const at = new Map(columns.flatMap(({ field }, index) => (field === null ? [] : [[field, index] as const])));
  const heading = (field: ListField) => columns[at.get(field) ?? -1]?.heading;
  return table.rows.map(({ line, cells, exact }) => ({
    line,
    get: (field) => cells[at.get(field) ?? -1] ?? "",
    exact: (field) => (exact[at.get(field) ?? -1] ?? "").trim(),
    spot: (field) => ({ file, line, ...(field === undefined ? {} : { column: heading(field) }) }),
  }));
}

/** Values that are longer than a record has room for. */
export function tooLong(reading: Reading, fields: readonly ListField[]): void {
  for (const field of fields) {
    const max = longest(field);
    if (reading.row.exact(field).length > max) reading.refuse({ code: "valueTooLong", max }, field);
  }
}
