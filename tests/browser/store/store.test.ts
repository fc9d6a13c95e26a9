import { afterAll } from "vitest";
import { deleteDatabase } from "../../../src/store/dexie/databases.ts";
import { dexieTables } from "../../../src/store/dexie/dexieTables.ts";
import { personTables } from "../../../src/store/tableNames.ts";
import type { Tables } from "../../../src/store/tables.ts";
import { holdsTheStoreContract } from "../../contract/tabletStore/contract.ts";
import { sealingCodec } from "../../contract/tabletStore/platform.ts";

const names: string[] = [];
const opened: Tables[] = [];

const newDisk = () => {
  const name = `store-${names.length}`;
  names.push(name);
  return {
    open: () => {
      const tables = dexieTables({ name, tables: personTables });
      opened.push(tables);
      return tables;
    },
  };
};

afterAll(async () => {
  for (const tables of opened) tables.close();
  await Promise.all(names.map((name) => deleteDatabase(name, {})));
});

// A codec that awaits the browser's cryptography ends any transaction held open meanwhile, in WebKit: none may be.
holdsTheStoreContract({ name: "a store in this browser, sealed", newDisk, newCodec: sealingCodec }, 2);
