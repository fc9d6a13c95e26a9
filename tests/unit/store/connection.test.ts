import Dexie from "dexie";
import { forceCloseDatabase } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { plainCodec } from "../../../src/store/codec.ts";
import type { ConnectionState } from "../../../src/store/dexie/connection.ts";
import { deleteDatabase } from "../../../src/store/dexie/databases.ts";
import { dexieTables } from "../../../src/store/dexie/dexieTables.ts";
import { reasonOf } from "../../../src/store/dexie/reasons.ts";
import { StoreFailure } from "../../../src/store/failure.ts";
import type { Tables } from "../../../src/store/tables.ts";
import { pictureRoom } from "../../../src/store/pictureRoom.ts";
import { definitions } from "../../../src/store/rows.ts";
import { addedTables, personTables } from "../../../src/store/tableNames.ts";
import { tabletsOn, type Tablet } from "../../contract/tabletStore/tablet.ts";
import { evidence, sawTarget } from "../../contract/tabletStore/drafts.ts";
import { FrailDisk } from "./frailDisk.ts";

const name = "small-steps-bo";

const opened: Tables[] = [];
afterEach(() => {
  for (const tables of opened.splice(0)) tables.close();
});

function tabletOn(disk: FrailDisk, onState: (state: ConnectionState) => void = () => undefined): Promise<Tablet> {
  const open = () => {
    const tables = dexieTables({ name, tables: personTables, engine: disk.engine, onState });
    opened.push(tables);
    return tables;
  };
  return tabletsOn({ name: "frail", newDisk: () => ({ open }), newCodec: () => Promise.resolve(plainCodec) })();
}

/** Once: the next write is spoilt, and no other. */
function spoilNextWrite(disk: FrailDisk, spoil: (transaction: IDBTransaction) => void): void {
  disk.onWrite = (transaction) => {
    disk.onWrite = () => undefined;
    spoil(transaction);
  };
}

it("a connection lost while the iPad slept is opened again, and the tap is saved once", async () => {
  const disk = new FrailDisk();
  const { store, newId } = await tabletOn(disk);
  disk.loseConnections();
  await store.act([sawTarget(newId())]);
  expect(await store.records(evidence)).toHaveLength(1);
  expect(disk.opened).toBeGreaterThan(1);
});

it("a connection the browser closes in the middle of a write is opened again, and the tap is saved once", async () => {
  const disk = new FrailDisk();
  const { store, newId } = await tabletOn(disk);
  spoilNextWrite(disk, (transaction) => {
    transaction.abort();
    disk.loseConnections();
  });
  await store.act([sawTarget(newId())]);
  expect(await store.records(evidence)).toHaveLength(1);
  expect(await store.counts()).toMatchObject({ waiting: 1 });
});

it("a connection that is closed with an event is opened again", async () => {
  const disk = new FrailDisk();
  const open: IDBDatabase[] = [];
  disk.onOpen = (database) => open.push(database);
  const { store, newId } = await tabletOn(disk);
  for (const database of open) Reflect.apply(forceCloseDatabase, undefined, [database]);
  await store.act([sawTarget(newId())]);
  expect(await store.records(evidence)).toHaveLength(1);
});

it("all that was under way when a connection was lost shares the next one", async () => {
  const disk = new FrailDisk();
  const { store, newId } = await tabletOn(disk);
  const before = disk.opened;
  disk.loseConnections();
  await Promise.all(Array.from({ length: 10 }, () => store.record(evidence, newId())));
  expect(disk.opened).toBe(before + 1);
});

it("a read that the browser never answers, because it ended the connection, is asked again", async () => {
  const disk = new FrailDisk();
  const open: IDBDatabase[] = [];
  disk.onOpen = (database) => open.push(database);
  const { store, newId } = await tabletOn(disk);
  const record = newId();
  await store.act([sawTarget(record)]);
  const [database] = open;
  if (!database) throw new Error("nothing was opened");
  const begin = database.transaction.bind(database);
  const begun = new Promise<void>((resolve) => {
    database.transaction = (...asked) => {
      resolve();
      return Object.defineProperty(begin(...asked), "oncomplete", { set: () => undefined });
    };
  });
  const reading = store.record(evidence, record);
  await begun;
  Reflect.apply(forceCloseDatabase, undefined, [database]);
  expect((await reading)?.id).toBe(record);
});

describe("a browser that never answers", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  it("is waited for no longer than a person would, and asked again on another connection", async () => {
    const disk = new FrailDisk();
    disk.neverAnswer(1);
    const opening = tabletOn(disk);
    await vi.advanceTimersByTimeAsync(8_000);
    const { store, newId } = await opening;
    await store.act([sawTarget(newId())]);
    expect(await store.records(evidence)).toHaveLength(1);
    expect(await store.counts()).toMatchObject({ waiting: 1 });
  });

  it("after a connection was lost asks for a reload", async () => {
    const disk = new FrailDisk();
    const { store, newId } = await tabletOn(disk);
    disk.loseConnections();
    disk.neverAnswer(1);
    const refused = expect(store.act([sawTarget(newId())])).rejects.toMatchObject({ code: "reloadNeeded" });
    await vi.advanceTimersByTimeAsync(8_000);
    await refused;
  });

  it("because another tab is in the way is waited for as long as that tab likes", async () => {
    const disk = new FrailDisk();
    const other = await new Promise<IDBDatabase>((resolve) => {
      const request = disk.raw.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    const states: ConnectionState[] = [];
    const opening = tabletOn(disk, (state) => states.push(state));
    await vi.waitFor(() => expect(states).toEqual(["blocked"]));
    await vi.advanceTimersByTimeAsync(60_000);
    other.close();
    const { store, newId } = await opening;
    await store.act([sawTarget(newId())]);
    expect(states).toEqual(["blocked", "open"]);
  });
});

it("a connection that is lost again and again asks for a reload, and nothing is half written", async () => {
  const disk = new FrailDisk();
  const { store, newId } = await tabletOn(disk);
  disk.onWrite = (transaction) => transaction.abort();
  await expect(store.act([sawTarget(newId())])).rejects.toMatchObject({ name: "StoreFailure", code: "reloadNeeded" });
  disk.onWrite = () => undefined;
  expect(await store.records(evidence)).toEqual([]);
  expect(await store.counts()).toMatchObject({ waiting: 0 });
});

it("a full disk is said, nothing is half written, and the next tap may fit again", async () => {
  const disk = new FrailDisk();
  const { store, newId } = await tabletOn(disk);
  spoilNextWrite(disk, (transaction) => {
    const find = transaction.objectStore.bind(transaction);
    transaction.objectStore = (table) => {
      const found = find(table);
      if (table === "outbox") {
        found.add = () => {
          throw new DOMException("no room", "QuotaExceededError");
        };
      }
      return found;
    };
  });
  await expect(store.act([sawTarget(newId())])).rejects.toMatchObject({ code: "storageFull" });
  expect(await store.records(evidence)).toEqual([]);
  await store.act([sawTarget(newId())]);
  expect(await store.records(evidence)).toHaveLength(1);
});

it("a full disk is known in every disguise, by name", () => {
  const full = new DOMException("in any language", "QuotaExceededError");
  expect(reasonOf(full)).toBe("storageFull");
  expect(reasonOf(new Dexie.AbortError("aborted", full))).toBe("storageFull");
  expect(reasonOf(new Dexie.AbortError("aborted", new Dexie.QuotaExceededError("full", full)))).toBe("storageFull");
  expect(reasonOf(new Dexie.BulkError("bulk", [full]))).toBe("storageFull");
  expect(reasonOf(new DOMException("Connection to Indexed Database server lost", "UnknownError"))).toBe("lost");
  expect(reasonOf(new TypeError("a bug"))).toBe("other");
});

it("another tab with a newer app takes over: this one is told, and writes nothing more", async () => {
  const disk = new FrailDisk();
  const states: ConnectionState[] = [];
  const { store, newId } = await tabletOn(disk, (state) => states.push(state));
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = disk.raw.open(name, 99);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("not opened"));
  });
  expect(states).toEqual(["open", "superseded"]);
  await expect(store.act([sawTarget(newId())])).rejects.toEqual(new StoreFailure("reloadNeeded"));
  newer.close();
});

it("an older tab that keeps the database from being upgraded is said, and waited for", async () => {
  const disk = new FrailDisk();
  const older = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = disk.raw.open(name, 1);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("not opened"));
  });
  const states: ConnectionState[] = [];
  let tellBlocked: () => void = () => undefined;
  const blocked = new Promise<void>((resolve) => {
    tellBlocked = resolve;
  });
  const opening = tabletOn(disk, (state) => {
    states.push(state);
    if (state === "blocked") tellBlocked();
  });
  await blocked;
  older.close();
  const { store, newId } = await opening;
  await store.act([sawTarget(newId())]);
  expect(states).toEqual(["blocked", "open"]);
  expect(await store.records(evidence)).toHaveLength(1);
});

it("the disk of somebody who has left is deleted while this tab still holds it, and never made again by what was under way", async () => {
  const disk = new FrailDisk();
  const states: ConnectionState[] = [];
  const { store } = await tabletOn(disk, (state) => states.push(state));
  await store.leave();
  store.close();
  await deleteDatabase(name, disk.engine);
  await expect(store.counts()).rejects.toMatchObject({ code: "closed" });
  expect((await disk.raw.databases()).map((one) => one.name)).toEqual([]);
  expect(states).toEqual(["open"]);
});

it("an iPad that kept records before there were pictures keeps them, and has room for pictures", async () => {
  const disk = new FrailDisk();
  const before = personTables.filter((table) => !addedTables.includes(table));
  const old = new Dexie(name, { ...disk.engine });
  old
    .version(1)
    .stores(
      Object.fromEntries(
        before.map((table) => [table, ["key", ...definitions[table].indexes.map((index) => `clear.${index}`)].join(", ")]),
      ),
    );
  const row = { key: "lastClass", rev: 1, schema: 1, clear: {}, box: JSON.stringify({ value: "otter" }) };
  await old.table("settings").add(row);
  old.close();
  const { store } = await tabletOn(disk);
  expect(await store.settings.get("lastClass")).toBe("otter");
  expect(await store.beside(pictureRoom)).toMatchObject({ pictures: 0 });
});
