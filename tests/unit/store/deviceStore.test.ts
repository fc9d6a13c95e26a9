import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import { plainCodec } from "../../../src/store/codec.ts";
import { DeviceStore } from "../../../src/store/deviceStore.ts";
import { dexieTables } from "../../../src/store/dexie/dexieTables.ts";
import { deviceDatabase, personDatabase, deleteDatabase } from "../../../src/store/dexie/databases.ts";
import { memoryDisk, memoryTables } from "../../../src/store/memory.ts";
import { deviceTables, personTables } from "../../../src/store/tableNames.ts";
import type { Tables } from "../../../src/store/tables.ts";
import { start, tabletsOn } from "../../contract/tabletStore/tablet.ts";
import { evidence, sawTarget } from "../../contract/tabletStore/drafts.ts";
import { plain } from "../../contract/tabletStore/platform.ts";

const inMemory = () => {
  const disk = memoryDisk();
  return () => memoryTables(disk);
};
const inIndexedDb = () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  return () => dexieTables({ name: deviceDatabase, tables: deviceTables, engine });
};

describe.each<[string, () => () => Tables]>([
  ["in memory", inMemory],
  ["in IndexedDB", inIndexedDb],
])("the tablet's own memory, %s", (_where, newDisk) => {
  const bo = { person: "bo", tileName: "Bo H.", lastHereAt: start };
  const cai = { person: "cai", tileName: "Cai M.", lastHereAt: start + 1 };

  it("knows who signs in here, who was here last first, and after a restart", async () => {
    const open = newDisk();
    const device = new DeviceStore({ tables: open(), codec: plainCodec });
    await device.remember(bo);
    await device.remember(cai);
    await device.remember({ ...bo, lastHereAt: start + 2 });
    device.close();
    const again = new DeviceStore({ tables: open(), codec: plainCodec });
    expect((await again.people()).map(({ person, lastHereAt }) => [person, lastHereAt])).toEqual([
      ["bo", start + 2],
      ["cai", start + 1],
    ]);
    await again.forget("bo");
    await again.forget("nobody");
    expect(await again.people()).toEqual([cai]);
    again.close();
  });

  it("keeps what belongs to the tablet, and tells that it changed", async () => {
    const device = new DeviceStore({ tables: newDisk()(), codec: plainCodec });
    let told = 0;
    const stop = device.subscribe(() => {
      told += 1;
    });
    expect(await device.settings.get("current")).toBeUndefined();
    await device.settings.set("current", "bo");
    expect(await device.settings.get("current")).toBe("bo");
    await device.settings.set("current", undefined);
    expect(await device.settings.get("current")).toBeUndefined();
    expect(told).toBe(2);
    stop();
    await device.settings.set("current", "cai");
    expect(told).toBe(2);
    device.close();
  });
});

it("two people on one tablet share nothing, and one can be deleted without the other", async () => {
  const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
  const storeOf = (person: string) =>
    tabletsOn({
      name: person,
      newDisk: () => ({ open: () => dexieTables({ name: personDatabase(person), tables: personTables, engine }) }),
      newCodec: plain,
    })(person);
  const [bo, cai] = [await storeOf("bo"), await storeOf("cai")];
  await bo.store.act([sawTarget(bo.newId())]);
  await cai.store.act([sawTarget(cai.newId())]);
  bo.store.close();
  await deleteDatabase(personDatabase("bo"), engine);
  expect(await cai.store.records(evidence)).toHaveLength(1);
  const again = await storeOf("bo");
  expect(again.fresh).toBe(true);
  expect(await again.store.records(evidence)).toEqual([]);
  again.store.close();
  cai.store.close();
});
