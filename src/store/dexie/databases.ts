import Dexie, { type DexieOptions } from "dexie";
import { definitions } from "../rows.ts";
import { addedTables, type TableName } from "../tableNames.ts";

/** One database a person, so that nobody's work is signed with another's name, and one can be deleted without the others. */
export function personDatabase(person: string): string {
  return `small-steps-${person}`;
}

export const deviceDatabase = "small-steps-device";

/** IndexedDB as it is given: the browser's, or a test's. */
export type Engine = Pick<DexieOptions, "indexedDB" | "IDBKeyRange">;

function storesOf(tables: readonly TableName[]): Record<string, string> {
  return Object.fromEntries(
    tables.map((table) => [table, ["key", ...definitions[table].indexes.map((index) => `clear.${index}`)].join(", ")]),
  );
}

/**
 * A database that is not open yet. Every commit reaches the disk before it is told (`strict`): a tablet dies whenever it
 * likes. Tables and indexes are added by further versions; the values in them have schemas of their own (`rows.ts`).
 */
export function declareDatabase(name: string, tables: readonly TableName[], engine: Engine): Dexie {
  const database = new Dexie(name, { autoOpen: false, chromeTransactionDurability: "strict", cache: "disabled", ...engine });
  const isAdded = (table: TableName) => addedTables.includes(table);
  database.version(1).stores(storesOf(tables.filter((table) => !isAdded(table))));
  if (tables.some(isAdded)) database.version(2).stores(storesOf(tables.filter(isAdded)));
  return database;
}

/** Deletes a person's whole database; resolves when it is gone from the disk. */
export async function deleteDatabase(name: string, engine: Engine): Promise<void> {
  await new Dexie(name, { autoOpen: false, ...engine }).delete();
}
