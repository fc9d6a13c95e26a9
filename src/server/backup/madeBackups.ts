/** Which backups were made, as the database keeps them: by it one of several processes makes the next. */
import type { BackupFailure } from "../../domain/backupCodes.ts";
import type { Instant } from "../../domain/time.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { BackupTables } from "./backupsTable.ts";

type BackupRow = BackupTables["backups"];

/** Begins a backup under an id. False when another process has. */
export async function beginBackup(db: OpenTables, id: string, at: Instant): Promise<boolean> {
  const row = { id, begun_at: at, ended_at: null, file: null, bytes: null, failed: null };
  const done = await db
    .insertInto("backups")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** It is whole, and was read back. */
export async function backupMade(db: OpenTables, id: string, at: Instant, { file, bytes }: { file: string; bytes: number }): Promise<void> {
  await db.updateTable("backups").set({ ended_at: at, file, bytes }).where("id", "=", id).execute();
}

export async function backupNotMade(db: OpenTables, id: string, at: Instant, failed: BackupFailure | "stopped" | "fault"): Promise<void> {
  await db.updateTable("backups").set({ ended_at: at, failed }).where("id", "=", id).execute();
}

/** The newest that was made whole. */
export function lastBackup(db: OpenTables): Promise<BackupRow | undefined> {
  return db.selectFrom("backups").selectAll().where("file", "is not", null).orderBy("begun_at", "desc").limit(1).executeTakeFirst();
}

/** The newest that could not be made, whoever asked for it. */
export function lastFailed(db: OpenTables): Promise<BackupRow | undefined> {
  return db.selectFrom("backups").selectAll().where("failed", "is not", null).orderBy("begun_at", "desc").limit(1).executeTakeFirst();
}

/** The attempts at what was due on a day, the latest first. */
export function attemptsOn(db: OpenTables, day: string): Promise<BackupRow[]> {
  return db
    .selectFrom("backups")
    .selectAll()
    .where("id", ">=", `${day}/`)
    .where("id", "<", `${day}/~`)
    .orderBy("begun_at", "desc")
    .execute();
}

/** Forgets the attempts before an instant, all but the newest backup that was made. */
export async function forgetBackupsBefore(db: OpenTables, at: Instant): Promise<void> {
  const last = await lastBackup(db);
  await db
    .deleteFrom("backups")
    .where("begun_at", "<", at)
    .where("id", "!=", last?.id ?? "")
    .execute();
}
