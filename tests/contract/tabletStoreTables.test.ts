import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { personTables } from "../../src/store/tableNames.ts";
import { dexieTables } from "../../src/store/dexie/dexieTables.ts";
import { memoryDisk, memoryTables } from "../../src/store/memory.ts";
import { holdsTheTablesContract } from "./tabletStoreTables.ts";

holdsTheTablesContract("tables in memory", () => {
  const disk = memoryDisk();
  return { open: () => memoryTables(disk), wipe: () => Promise.resolve() };
});

holdsTheTablesContract("tables in IndexedDB", () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { open: () => dexieTables({ name: "contract", tables: personTables, engine }), wipe: () => Promise.resolve() };
});
