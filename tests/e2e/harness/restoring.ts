/** A backup and its return, as far as they go before there are commands for them: the folder is copied, and put back. */
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { v4 } from "uuid";
import { openDatabase } from "../../../src/server/storage/database.ts";
import { migrations } from "../../../src/server/storage/migrations.ts";
import { sqliteStreamStore } from "../../../src/server/storage/sqlite/sqliteStreamStore.ts";
import type { School } from "./school.ts";
import { databaseFile } from "./serverRecords.ts";

/** Copies a school's folder, its server stopped. */
export async function backUp(school: School, to: string): Promise<void> {
  await school.stop();
  await cp(school.dataDir, to, { recursive: true });
  await school.start();
}

/** Puts a copy in the place of what is there, and begins another life of every stream before the server answers anyone. */
export async function restore(school: School, from: string): Promise<void> {
  await school.stop();
  await rm(school.dataDir, { recursive: true });
  await cp(from, school.dataDir, { recursive: true });
  const db = openDatabase(join(school.dataDir, databaseFile), migrations);
  await sqliteStreamStore(db, { newId: v4 }).renewEpochs();
  db.close();
  await school.start();
}
