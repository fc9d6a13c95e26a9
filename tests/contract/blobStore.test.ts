/** What every store of pictures' bytes must do. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlobName, BlobStore } from "../../src/server/blobs/blobStore.ts";
import { folderBlobStore } from "../../src/server/blobs/folderBlobStore.ts";
import { openDatabase, type Connection } from "../../src/server/storage/database.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { sqliteBlobLedger } from "../../src/server/storage/sqlite/sqliteBlobLedger.ts";
import { SqliteLog } from "../../src/server/storage/sqlite/sqliteLog.ts";
import { sqliteStreamStore } from "../../src/server/storage/sqlite/sqliteStreamStore.ts";
import type { StreamStore } from "../../src/server/storage/streamStore.ts";
import { fileOf, jpegBytes } from "../fixtures/pictureBytes.ts";
import { ada, append, bo, change, redaction } from "./streamStore/making.ts";

let folder: string;
let db: Connection;
let store: StreamStore;
let blobs: BlobStore;
let made = 0;

function open(): void {
  db = openDatabase(join(folder, "school.sqlite"), migrations);
  const log = new SqliteLog(db, () => "epoch");
  store = sqliteStreamStore(db, { newId: () => "epoch", log });
  blobs = folderBlobStore(join(folder, "pictures"), sqliteBlobLedger(log), () => `begun-${(made += 1)}`);
}

const whole = jpegBytes(9_000);
const said = { ...fileOf(whole), type: "image/jpeg" as const };
const picture = (stream: string, record: string): BlobName => ({ stream, record, part: "original" });
const files = () =>
  readdirSync(join(folder, "pictures"), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  open();
  for (const [stream, record] of [
    [ada, "one"],
    [bo, "two"],
  ] as const)
    await append(store, change(stream, record, { words: "a picture" }));
});

afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

describe("a store of blobs in a folder", () => {
  it("keeps what came under its hash, once all of it came", async () => {
    expect(await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000))).toEqual({ bytes: 4_000, whole: false });
    expect(files()).not.toContain(said.hash);
    expect(await blobs.append(picture(ada, "one"), said, 4_000, whole.subarray(4_000))).toEqual({ bytes: 9_000, whole: true });
    expect(files()).toEqual([said.hash]);
    expect(await blobs.read(picture(ada, "one"), 8_990, 500)).toEqual(whole.subarray(8_990));
  });

  it("goes on where it ended after it was opened again, and from nowhere else", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000));
    db.close();
    open();
    expect(await blobs.held(picture(ada, "one"))).toMatchObject({ bytes: 4_000, whole: false });
    for (const from of [0, 3_999, 4_001])
      expect(await blobs.append(picture(ada, "one"), said, from, whole.subarray(from))).toMatchObject({ bytes: 4_000, whole: false });
    expect(await blobs.append(picture(ada, "one"), said, 4_000, whole.subarray(4_000))).toMatchObject({ whole: true });
  });

  it("overwrites what a crash left behind its own end", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole.subarray(0, 4_000));
    db.exec("update blobs set bytes = 2000");
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
    db.close();
    open();
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

  it("writes nothing that others on the machine may read", async () => {
    await blobs.append(picture(ada, "one"), said, 0, whole);
    const all = readdirSync(join(folder, "pictures"), { recursive: true, withFileTypes: true });
    expect(all.filter(({ parentPath, name }) => (statSync(join(parentPath, name)).mode & 0o077) !== 0)).toEqual([]);
    expect(all.map(({ name }) => name)).toContain(said.hash);
  });
});
