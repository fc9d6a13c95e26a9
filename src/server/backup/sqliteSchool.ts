/** A school in a file: read beside the server that works on it. */
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import * as z from "zod";
import type { SqliteDatabase } from "../storage/sqlite/sqliteDatabase.ts";
import { snapshotOf, type AnyTables } from "./kyselySchool.ts";
import type { SchoolReading } from "./schoolReading.ts";

/** @param database has the file open: its tables are of this program */
export function readingOfFile(file: string, database: SqliteDatabase): SchoolReading {
  return {
    async snapshot() {
      const ended = database.readBeside();
      try {
        return await snapshotOfFile(file, ended);
      } catch (error) {
        await ended();
        throw error;
      }
    },
    damage: () => Promise.resolve(damageIn(file)),
  };
}

const fine = "ok";

function damageIn(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    const said = z.array(z.object({ integrity_check: z.string() })).parse(db.pragma("integrity_check"));
    return said.map(({ integrity_check }) => integrity_check).filter((each) => each !== fine);
  } finally {
    db.close();
  }
}

/**
 * The rows of a file as they are now, through a connection of its own: whoever writes is not held up.
 */
function snapshotOfFile(file: string, ended: () => Promise<void>) {
  const db = new Kysely<AnyTables>({ dialect: new SqliteDialect({ database: new Database(file, { readonly: true }) }) });
  return snapshotOf(db, async () => {
    await db.destroy();
    await ended();
  });
}
