/** What every store of pictures' bytes must do. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BlobName, BlobStore } from "../../src/server/blobs/blobStore.ts";
import { folderBlobStore } from "../../src/server/blobs/folderBlobStore.ts";
import { openDatabase } from "../../src/server/storage/database.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { postgresStreamStore } from "../../src/server/storage/postgres/postgresStreamStore.ts";
import type { SchoolDatabase } from "../../src/server/storage/schoolDatabase.ts";
import { SqliteDatabase } from "../../src/server/storage/sqlite/sqliteDatabase.ts";
import { sqliteStreamStore } from "../../src/server/storage/sqlite/sqliteStreamStore.ts";
import type { StreamStore } from "../../src/server/storage/streamStore.ts";
import { fileOf, jpegBytes } from "../fixtures/pictureBytes.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";
import { ada, append, bo, change, redaction } from "./streamStore/making.ts";

let folder: string;
let cluster: Cluster;
let url: string;
let database: SchoolDatabase;
let store: StreamStore;
let blobs: BlobStore;
let made = 0;

beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

async function openStore(name: "SQLite" | "PostgreSQL"): Promise<void> {
  if (name === "SQLite") {
    const sqlite = new SqliteDatabase(openDatabase(join(folder, "school.sqlite"), migrations), () => "epoch");
    [database, store] = [sqlite, sqliteStreamStore(sqlite)];
  } else {
    const inPostgres = await PostgresDatabase.open(
      url,
      migrations,
      () => "epoch",
      (error) => {
        throw error;
      },
    );
    [database, store] = [inPostgres, postgresStreamStore(inPostgres)];
  }
  blobs = folderBlobStore(join(folder, "pictures"), database, () => `begun-${(made += 1)}`);
}

const whole = jpegBytes(9_000);
const said = { ...fileOf(whole), type: "image/jpeg" as const };
const picture = (stream: string, record: string): BlobName => ({ stream, record, part: "original" });
const files = () =>
  readdirSync(join(folder, "pictures"), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name);

describe.each(["SQLite", "PostgreSQL"] as const)("a store of blobs in a folder, its ledger in %s", (name) => {
  const open = () => openStore(name);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "small-steps-"));
    url = cluster.fresh();
    await open();
    for (const [stream, record] of [
      [ada, "one"],
      [bo, "two"],
    ] as const)
      await append(store, change(stream, record, { words: "a picture" }));
  });

  afterEach(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it("keeps what came under its hash, once all of it came", async () => {
    expect(await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000))).toEqual({ bytes: 4_000, whole: false });
    expect(files()).not.toContain(said.hash);
    expect(await blobs.append(picture(ada, "one"), said, 4_000, whole.subarray(4_000))).toEqual({ bytes: 9_000, whole: true });
    expect(files()).toEqual([said.hash]);
    expect(await blobs.read(picture(ada, "one"), 8_990, 500)).toEqual(whole.subarray(8_990));
  });

  it("goes on where it ended after it was opened again, and from nowhere else", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000));
    await database.close();
    await open();
    expect(await blobs.held(picture(ada, "one"))).toMatchObject({ bytes: 4_000, whole: false });
    for (const from of [0, 3_999, 4_001])
      expect(await blobs.append(picture(ada, "one"), said, from, whole.subarray(from))).toMatchObject({ bytes: 4_000, whole: false });
    expect(await blobs.append(picture(ada, "one"), said, 4_000, whole.subarray(4_000))).toMatchObject({ whole: true });
  });

  it("overwrites what a crash left behind its own end", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000));
    await database.writing(({ db }) => db.updateTable("blobs").set({ bytes: 2_000 }).execute());
    expect(await blobs.append(picture(ada, "one"), said, 2_000, whole.subarray(2_000))).toMatchObject({ whole: true });
  });

  it.each([
    ["bytes that hash to something else", jpegBytes(9_000, 11), said],
    ["what is no picture, whatever it is called", new TextEncoder().encode("<script>"), null],
  ])("throws away %s", async (_what, bytes, claimed) => {
    const claim = claimed ?? { ...fileOf(bytes), type: "image/jpeg" as const };
    expect(await blobs.append(picture(ada, "one"), claim, 0, bytes)).toBe("wrong");
    expect(files()).toEqual([]);
    expect(await blobs.held(picture(ada, "one"))).toEqual({ bytes: 0, whole: false });
  });

  it("gives nobody what they only know the hash of", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole);
    expect(await blobs.append(picture(bo, "two"), said, 0, new Uint8Array())).toEqual({ bytes: 0, whole: false });
    expect(await blobs.held(picture(bo, "two"))).toEqual({ bytes: 0, whole: false });
  });

  it("keeps one file of two records, until neither names it", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole);
    await blobs.append(picture(bo, "two"), said, 0, whole);
    expect(files()).toEqual([said.hash]);
    await append(store, redaction(ada, ["one"]));
    await blobs.collect();
    expect(files()).toEqual([said.hash]);
    await store.erase({ stream: bo }, () => ({ change: change("leadership", "e1", {}), hash: "", late: false }));
    await blobs.collect();
    expect(files()).toEqual([]);
  });

  it("has nothing left of what was taken back, not even its beginning", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000));
    await append(store, redaction(ada, ["one"]));
    // The server died between the two: it tidies when it starts.
    await database.close();
    await open();
    await blobs.collect();
    expect(files()).toEqual([]);
    expect(await blobs.held(picture(ada, "one"))).toEqual({ bytes: 0, whole: false });
  });

  it("removes what came while it was being taken back", async () => {
    await append(store, redaction(ada, ["one"]));
    await blobs.append(picture(ada, "one"), said, 0, whole);
    await blobs.forget({ stream: ada, record: "one" });
    expect(files()).toEqual([]);
  });

  it("has one file of a picture that comes twice at once, and none of what is taken back meanwhile", async () => {
    const both = await Promise.all([1, 2].map(() => blobs.append(picture(ada, "one"), said, 0, whole)));
    expect(both).toEqual([
      { bytes: 9_000, whole: true },
      { bytes: 9_000, whole: true },
    ]);
    expect(files()).toEqual([said.hash]);
    await Promise.all([
      blobs.append(picture(bo, "two"), said, 0, whole.subarray(0, 4_000)),
      append(store, redaction(ada, ["one"])),
      blobs.collect(),
      append(store, redaction(bo, ["two"])),
    ]);
    await blobs.forget({ stream: bo, record: "two" });
    expect(files()).toEqual([]);
  });

  it("writes nothing that others on the machine may read", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole);
    const all = readdirSync(join(folder, "pictures"), { recursive: true, withFileTypes: true });
    expect(all.filter(({ parentPath, name }) => (statSync(join(parentPath, name)).mode & 0o077) !== 0)).toEqual([]);
    expect(all.map(({ name }) => name)).toContain(said.hash);
  });
});
