import { deleteDatabase } from "../../../src/store/dexie/databases.ts";
import { dexieTables } from "../../../src/store/dexie/dexieTables.ts";
import { personTables } from "../../../src/store/tableNames.ts";
import { holdsTheTablesContract } from "../../contract/tabletStoreTables.ts";

let disks = 0;

holdsTheTablesContract("tables in this browser's IndexedDB", () => {
  disks += 1;
  const name = `contract-${disks}`;
  return { open: () => dexieTables({ name, tables: personTables }), wipe: () => deleteDatabase(name, {}) };
});
