/** Rows on their way in and out of a backup: plain values by the names of columns, whatever the database gives and takes. */
import { backedUp, type ColumnType, type TableName } from "./tables.ts";

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** All of a school's rows as they were at one moment. */
export interface Snapshot {
  /** The rows of a table in the order of its key, some at a time. */
  rows(table: TableName): AsyncIterable<readonly Row[]>;
}

/** An empty database that a school is put back into, as far as a backup's version of the program had its tables. */
export interface Receiving {
  put(table: TableName, rows: readonly Row[]): Promise<void>;
}

/** A value as a backup has it: instants of the identity library as ISO 8601, numbers as numbers. */
function plain(type: ColumnType, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (type === "moment" && value instanceof Date) return value.toISOString();
  if (type !== "whole" && typeof value === "string") return value;
  if (type === "whole" && Number.isSafeInteger(Number(value))) return Number(value);
  throw new TypeError("A row of the database is not what its table allows.");
}

/** A row as a backup has it. Throws when the database holds what its tables do not allow. */
export function plainRow(table: TableName, row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.entries(backedUp[table].columns).map(([column, type]) => [column, plain(type, row[column])]));
}

function isRow(value: unknown): value is Row {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((each) => each === null || typeof each === "string" || Number.isSafeInteger(each));
}

/**
 * A line of a backup as a row. What an older version of the program did not have is not in it, and what a newer one has beside is
 * refused.
 */
export function readRow(table: TableName, line: string): Row {
  const row: unknown = JSON.parse(line);
  const { columns } = backedUp[table];
  if (!isRow(row) || Object.keys(row).some((column) => !Object.hasOwn(columns, column))) throw new TypeError(`This is no row of ${table}.`);
  return row;
}
