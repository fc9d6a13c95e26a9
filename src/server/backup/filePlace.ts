/** A backup put back into a file under DATA_DIR. Nothing there is touched before what was built takes its place. */
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { schoolFiles } from "../schoolFiles.ts";
import type { Settings } from "../settings.ts";
import { openDatabase } from "../storage/database.ts";
import { migrations } from "../storage/migrations.ts";
import { BackupFailed } from "./backupFailed.ts";
import { replaceIn } from "./dataFolder.ts";
import { putting, withWords, type AnyTables } from "./kyselySchool.ts";
import { erasuresAmong } from "./ledger.ts";
import type { Building, Place } from "./place.ts";
import type { Row } from "./rows.ts";

export function filePlace(settings: Settings): Place {
  const { dataDir } = settings;
  const beside = join(dataDir, `restoring-${randomUUID()}`);
  const [built, there] = [schoolFiles(beside), schoolFiles(dataDir)];
  const holds = () => Promise.resolve(existsSync(there.database));
  return {
    holds,
    erasures: () => Promise.resolve(erasuresInFile(there.database)),
    async claim() {
      if ((await holds()) && isInUse(there.database)) throw new BackupFailed("at_work");
      await mkdir(beside, { recursive: true, mode: 0o700 });
    },
    build: (step) => buildFile(built.database, step),
    beside: { ...settings, dataDir: beside },
    async takePlace(at) {
      const old = [there.database, `${there.database}-wal`, `${there.database}-shm`, there.pictures];
      // The database last, as it is what makes a folder a school.
      const moves = [[built.pictures, there.pictures] as const, [built.database, there.database] as const];
      const folder = await replaceIn(dataDir, old, moves, at);
      return folder === undefined ? undefined : { folder };
    },
    end: () => rm(beside, { recursive: true, force: true }),
  };
}

/** The erasure ledger of a file that nobody has open, of whichever version. */
function erasuresInFile(file: string) {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db.prepare<[], Row>("select * from changes where kind = 'erasure'").all();
    return erasuresAmong(rows);
  } finally {
    db.close();
  }
}

async function buildFile(file: string, step: number): Promise<Building> {
  if (step > migrations.length) throw new BackupFailed("newer");
  openDatabase(file, migrations.slice(0, step)).close();
  const db = new Kysely<AnyTables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const transaction = await db.startTransaction().execute();
  return {
    put: withWords(putting(transaction)),
    async finish() {
      await transaction.commit().execute();
      await db.destroy();
      openDatabase(file, migrations).close();
    },
    async abandon() {
      if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
      await db.destroy();
    },
  };
}

/** Whether a program has the school of a file open. */
function isInUse(file: string): boolean {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("begin immediate; rollback");
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return true;
    throw error;
  } finally {
    db.close();
  }
}
