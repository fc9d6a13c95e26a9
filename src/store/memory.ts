/**
 * Tables in memory, with the guarantee of `tables.ts`: the simulation drives the real store over them. A disk outlives the
 * tables opened on it, as a tablet's does when the app dies, and several tables on one disk are several tabs.
 */
import { StoreFailure } from "./failure.ts";
import type { TableName } from "./tableNames.ts";
import type { Commit, Range, Row, RowRef, Tables, Tally } from "./tables.ts";

export type MemoryDisk = Map<TableName, Map<string, Row>>;

export function memoryDisk(): MemoryDisk {
  return new Map();
}

function rowsOf(disk: MemoryDisk, table: TableName): Map<string, Row> {
  const rows = disk.get(table) ?? new Map<string, Row>();
  disk.set(table, rows);
  return rows;
}

/** Column values are all text or all numbers, so that they compare. */
function byValue(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function inRange(value: string | number, { from, below }: Range): boolean {
  return (from === undefined || value >= from) && (below === undefined || value < below);
}

export function memoryTables(disk: MemoryDisk): Tables {
  const tally: Tally = { reads: 0, rowsRead: 0, commits: 0 };
  let ended = false;
  /** A disk as it is, unless these tables were ended. */
  const standing = <T>(answer: () => T): Promise<T> =>
    ended ? Promise.reject(new StoreFailure("reloadNeeded")) : Promise.resolve(answer());
  const revOf = ({ table, key }: RowRef) => rowsOf(disk, table).get(key)?.rev ?? 0;

  return {
    tally,
    get: (refs) =>
      standing(() => {
        const rows = refs.map(({ table, key }) => rowsOf(disk, table).get(key));
        tally.reads += 1;
        tally.rowsRead += rows.filter((row) => row !== undefined).length;
        return structuredClone(rows);
      }),
    range: (table, range) =>
      standing(() => {
        const found = [...rowsOf(disk, table).values()].flatMap((row) => {
          const value = range.by === "key" ? row.key : row.clear[range.by];
          return value !== undefined && inRange(value, range) ? [{ value, row }] : [];
        });
        found.sort((a, b) => byValue(a.value, b.value) || byValue(a.row.key, b.row.key));
        if (range.reverse) found.reverse();
        const rows = found.slice(0, range.limit).map(({ row }) => row);
        tally.reads += 1;
        tally.rowsRead += rows.length;
        return structuredClone(rows);
      }),
    count: (table) =>
      standing(() => {
        tally.reads += 1;
        return rowsOf(disk, table).size;
      }),
    commit: ({ expect, put, remove }: Commit) =>
      standing(() => {
        if (expect.some((expected) => revOf(expected) !== expected.rev)) return "mismatch";
        const rows = structuredClone(put);
        for (const { table, row } of rows) rowsOf(disk, table).set(row.key, row);
        for (const { table, key } of remove) rowsOf(disk, table).delete(key);
        tally.commits += 1;
        return "done";
      }),
    close: () => undefined,
    end: () => {
      ended = true;
    },
  };
}
