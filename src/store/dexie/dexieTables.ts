/** Tables in IndexedDB, with the guarantee of `tables.ts`. */
import type Dexie from "dexie";
import type { Collection } from "dexie";
import type { TableName } from "../tableNames.ts";
import type { Range, Row, Tables, Tally } from "../tables.ts";
import { Connection, type ConnectionDeps } from "./connection.ts";
import { compareAndWrite, getRows } from "./rawTransactions.ts";

function inRange(database: Dexie, table: TableName, { by, from, below, reverse, limit }: Range): Collection<Row, string> {
  const rows = database.table<Row, string>(table);
  const index = by === "key" ? ":id" : `clear.${by}`;
  const bounded = (): Collection<Row, string> => {
    if (from !== undefined && below !== undefined) return rows.where(index).between(from, below, true, false);
    if (from !== undefined) return rows.where(index).aboveOrEqual(from);
    return below === undefined ? rows.orderBy(index) : rows.where(index).below(below);
  };
  const ordered = reverse ? bounded().reverse() : bounded();
  return limit === undefined ? ordered : ordered.limit(limit);
}

/** Opens nothing until it is first asked. */
export function dexieTables(deps: ConnectionDeps): Tables {
  const connection = new Connection(deps);
  const tally: Tally = { reads: 0, rowsRead: 0, commits: 0 };
  const tallied = (rows: readonly unknown[]) => {
    tally.reads += 1;
    tally.rowsRead += rows.filter((row) => row !== undefined).length;
  };
  return {
    tally,
    get: async (refs) => {
      if (refs.length === 0) return [];
      const rows = await connection.use((database) => getRows(database.backendDB(), refs));
      tallied(rows);
      return rows;
    },
    range: async (table, range) => {
      const rows = await connection.use((database) => inRange(database, table, range).toArray());
      tallied(rows);
      return rows;
    },
    count: async (table) => {
      tally.reads += 1;
      return connection.use((database) => database.table(table).count());
    },
    commit: async (commit) => {
      const outcome = await connection.use((database) => compareAndWrite(database.backendDB(), commit));
      if (outcome === "done") tally.commits += 1;
      return outcome;
    },
    close: () => connection.close(),
    end: () => connection.end(),
  };
}
