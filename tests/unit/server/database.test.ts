import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/server/storage/database.ts";
import { temporaryFolder } from "./server.ts";

const first = { name: "first", sqlite: "create table one (a text) strict; insert into one values ('kept');" };
const second = { name: "second", sqlite: "create table two (b text) strict;" };

describe("the school's file", () => {
  it("is safe against power loss", () => {
    const db = openDatabase(join(temporaryFolder(), "school.sqlite"), [first]);
    const pragmas = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map((name) => db.pragma(name, { simple: true }));
    expect(pragmas).toEqual(["wal", 2, 1, 5_000]);
    db.close();
  });

  it("is read by nobody else on the machine, nor is what SQLite keeps beside it, where others could read it before", () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const file = join(folder, "school.sqlite");
    const mode = (name: string) => statSync(name).mode & 0o777;
    const earlier = openDatabase(file, [first]);
    const beside = [file, `${file}-wal`, `${file}-shm`];
    expect(beside.map(mode)).toEqual([0o600, 0o600, 0o600]);
    for (const each of beside) chmodSync(each, 0o644);
    const db = openDatabase(file, [first]);
    expect(beside.map(mode)).toEqual([0o600, 0o600, 0o600]);
    earlier.close();
    db.close();
  });

  it("is brought up to date once, and keeps what it held", () => {
    const file = join(temporaryFolder(), "school.sqlite");
    openDatabase(file, [first]).close();
    const db = openDatabase(file, [first, second]);
    expect(db.prepare("select a from one").pluck().all()).toEqual(["kept"]);
    expect(db.prepare("select count(*) from two").pluck().get()).toBe(0);
    db.close();
  });

  it("is left as it was when a step fails", () => {
    const file = join(temporaryFolder(), "school.sqlite");
    openDatabase(file, [first]).close();
    expect(() => openDatabase(file, [first, second, { name: "broken", sqlite: "create table two (b text);" }])).toThrow("already exists");
    const db = openDatabase(file, [first]);
    expect(db.prepare("select name from sqlite_schema where name = 'two'").all()).toEqual([]);
    db.close();
  });

  it("is refused, and left as it is, when the file is something else", () => {
    const file = join(temporaryFolder(), "school.sqlite");
    writeFileSync(file, "Dear parents, ".repeat(100));
    expect(() => openDatabase(file, [first])).toThrow(`${file} cannot be opened as a database of Small Steps (SQLITE_NOTADB)`);
    expect(readFileSync(file, "utf8")).toBe("Dear parents, ".repeat(100));
  });

  it("is refused when a folder lies in its place", () => {
    const folder = temporaryFolder();
    expect(() => openDatabase(folder, [first])).toThrow(/cannot be opened as a database of Small Steps \(EISDIR\).*DATA_DIR/);
  });

  it("is refused when a newer version of the program wrote it", () => {
    const file = join(temporaryFolder(), "school.sqlite");
    openDatabase(file, [first, second]).close();
    expect(() => openDatabase(file, [first])).toThrow("written by a newer version");
  });
});
