/**
 * The server's database file: one better-sqlite3 connection a process, which the log, the projection, the people and the identity
 * library share. Nobody touches it but through `SqliteDatabase`, which gives it to one at a time.
 */
import { chmodSync, closeSync, existsSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { StartRefused } from "../startRefused.ts";
import type { Migration } from "./migration.ts";

export type Connection = Database.Database;

/** How long a write waits for another process (the command line beside the server) before it fails. */
export const busyTimeoutMs = 5_000;

/**
 * Opens the file (or `:memory:`), made safe against power loss, and brings its tables up to date.
 * @param migrations every migration there ever was, in order
 * @throws StartRefused when the file cannot be opened, is no database, or a newer version of the program has written it
 */
export function openDatabase(file: string, migrations: readonly Omit<Migration, "postgres">[]): Connection {
  const db = opened(file);
  try {
    migrate(db, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** What the system and SQLite say of a file that this program cannot have made, or may not touch. */
const unreadable: readonly string[] = ["EACCES", "EPERM", "EISDIR", "EROFS", "SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_CANTOPEN"];

function opened(file: string): Connection {
  let db: Connection | undefined;
  try {
    if (file !== ":memory:") keepToOurselves(file);
    db = new Database(file, { timeout: busyTimeoutMs });
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    return db;
  } catch (error) {
    db?.close();
    const why = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!unreadable.includes(why)) throw error;
    throw new StartRefused(
      "database_unreadable",
      `${file} cannot be opened as a database of Small Steps (${why}). Nothing in it was changed. Give this user the right to it, put a backup in its place, or set DATA_DIR to another folder.`,
    );
  }
}

/** SQLite gives what it keeps beside a file the file's own mode: all three are closed to other users before it is opened. */
function keepToOurselves(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  for (const each of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(each)) chmodSync(each, 0o600);
}

/** Applies what is missing, forward only, all of it or nothing. `user_version` counts what was applied. */
function migrate(db: Connection, migrations: readonly Omit<Migration, "postgres">[]): void {
  db.transaction(() => {
    const applied = Number(db.pragma("user_version", { simple: true }));
    if (applied > migrations.length) {
      throw new StartRefused(
        "database_newer",
        `The database was written by a newer version of Small Steps (${applied} steps; this version knows ${migrations.length}). Start the newer version.`,
      );
    }
    for (const migration of migrations.slice(applied)) db.exec(migration.sqlite);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
