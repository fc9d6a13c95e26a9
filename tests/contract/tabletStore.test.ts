import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { dexieTables } from "../../src/store/dexie/dexieTables.ts";
import { memoryDisk, memoryTables } from "../../src/store/memory.ts";
import { personTables } from "../../src/store/tableNames.ts";
import { holdsTheStoreContract } from "./tabletStore/contract.ts";
import { plain, sealingCodec } from "./tabletStore/platform.ts";

const inMemory = () => {
  const disk = memoryDisk();
  return { open: () => memoryTables(disk) };
};

const inIndexedDb = () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { open: () => dexieTables({ name: "small-steps-bo", tables: personTables, engine }) };
};

holdsTheStoreContract({ name: "a store in memory", newDisk: inMemory, newCodec: plain }, 60);
holdsTheStoreContract({ name: "a store in memory, sealed", newDisk: inMemory, newCodec: sealingCodec }, 10);
holdsTheStoreContract({ name: "a store in IndexedDB, sealed", newDisk: inIndexedDb, newCodec: sealingCodec }, 5);
