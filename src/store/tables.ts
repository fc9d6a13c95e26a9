/**
 * Where the tablet's rows lie. Two implementations, IndexedDB (dexie/) and memory (memory.ts), hold one contract
 * (tests/contract/tabletStoreTables):
 *
 * - `commit` is one transaction: it compares the `rev` of every expected row, and then writes and removes everything, or
 *   nothing at all. When its promise resolves with `done`, what it wrote is on the disk, however the tablet dies next. When
 *   the tablet dies before, either everything is there or nothing.
 * - It awaits nothing but its own requests, so no browser can end it half-way.
 * - A read gives rows as the last commit left them, never between two halves of one. Two reads may fall either side of a
 *   commit: whoever decides something from several names all their revs in `expect`.
 * - Rows come back as copies: changing one changes nothing here.
 */
import type { Box } from "./codec.ts";
import type { TableName } from "./tableNames.ts";

/** The columns of a row that stay readable to the database: ids, days, codes and numbers that name nobody. */
export type Clear = Readonly<Record<string, string | number>>;

export interface Row {
  key: string;
  /** 1 when first written, one more at every write. A row that is not there has rev 0. */
  rev: number;
  /** Which shape of the table's values is in the box. */
  schema: number;
  clear: Clear;
  box: Box;
}

export interface RowRef {
  table: TableName;
  key: string;
}

/** A row's name among all tables. */
export function nameOf({ table, key }: RowRef): string {
  return `${table} ${key}`;
}

/** What a row must still be for a commit to stand; `rev` 0 says that there is none. */
export interface Expected extends RowRef {
  rev: number;
}

export interface Commit {
  expect: readonly Expected[];
  put: readonly { table: TableName; row: Row }[];
  remove: readonly RowRef[];
}

/** Rows in the order of the primary key (`by: "key"`) or of a clear column that the table's definition indexes. */
export interface Range {
  by: string;
  /** First value, itself included. */
  from?: string | number;
  /** The value before which it ends. */
  below?: string | number;
  /** Highest first. */
  reverse?: boolean;
  limit?: number;
}

/** What was asked of the disk so far: tests and benchmarks hold screens and taps to counts. */
export interface Tally {
  reads: number;
  rowsRead: number;
  commits: number;
}

export interface Tables {
  readonly tally: Tally;
  /** The rows named, in order, in one transaction; undefined where there is none. */
  get(refs: readonly RowRef[]): Promise<(Row | undefined)[]>;
  /** Rows without the indexed column are not in its range. Equal values come in the order of their keys. */
  range(table: TableName, range: Range): Promise<Row[]>;
  count(table: TableName): Promise<number>;
  /** @throws StoreFailure `storageFull`, `reloadNeeded` */
  commit(commit: Commit): Promise<"done" | "mismatch">;
  /** Lets go of the disk; whoever asks again opens it again. */
  close(): void;
  /** Closes for good: whoever asks again gets a StoreFailure, `reloadNeeded`. */
  end(): void;
}
