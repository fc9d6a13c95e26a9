/** The backups of a running school: made when they are due or asked for, one at a time, and told to tablets. */
import { randomUUID } from "node:crypto";
import { addDays, localTime, type Instant } from "../../domain/time.ts";
import type { Log } from "../log.ts";
import type { BackupSettings } from "../settings.ts";
import { migrations } from "../storage/migrations.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import { BackupFailed } from "./backupFailed.ts";
import { attemptsOn, backupMade, backupNotMade, beginBackup, forgetBackupsBefore, lastBackup, lastFailed } from "./madeBackups.ts";
import { keepNewest } from "./folder.ts";
import { makeBackup, type MadeBackup } from "./makeBackup.ts";
import { pictureFolder } from "./pictureFolder.ts";
import type { SchoolReading } from "./schoolReading.ts";
import type { Lock } from "./seal.ts";

const anHourMs = 3_600_000;
/** After so long a backup that was never ended has died with its process. */
const diedAfterMs = 6 * anHourMs;
const forgottenAfterMs = 90 * 24 * anHourMs;

export interface BackupsDeps {
  database: SchoolDatabase;
  reading: SchoolReading;
  /** The folder of pictures. */
  pictures: string;
  now: () => Instant;
  log: Log;
}

export interface Backups {
  /** The newest instant that a verified backup covers. */
  backedUpTo(): Promise<Instant | undefined>;
  /** The same, and when one was last tried that could not be made, if that is later. */
  standing(): Promise<{ coversTo: Instant | null; failedAt: Instant | null }>;
  /**
   * Makes one now.
   * @throws BackupFailed
   */
  make(folder: string, lock: Lock): Promise<MadeBackup>;
  /** Makes the one that is due, if one is and nobody is at it. Never throws: what went wrong is in the log, and it is tried again in an hour. */
  makeDue(settings: Scheduled, zone: string, stop: AbortSignal): Promise<void>;
}

/** What is made by itself: where, sealed to what, after which minute of the day, and how many are kept. */
export interface Scheduled extends Pick<BackupSettings, "at" | "keep"> {
  folder: string;
  lock: Lock;
}

export function createBackups({ database, reading, pictures, now, log }: BackupsDeps): Backups {
  async function making(id: string, folder: string, lock: Lock, stop?: AbortSignal): Promise<MadeBackup | undefined> {
    const at = now();
    if (!(await database.writing(({ db }) => beginBackup(db, id, at)))) return undefined;
    try {
      const school = { snapshot: await reading.snapshot(), pictures: pictureFolder(pictures) };
      const made = await makeBackup({ school, step: migrations.length, folder, lock, at, ...(stop ? { stop } : {}) });
      await database.writing(({ db }) => backupMade(db, id, now(), { file: made.name, bytes: made.bytes }));
      log.note("backup made", { bytes: made.bytes, ms: now() - at, opened: made.opened, missing: made.manifest.pictures.missing });
      return made;
    } catch (error) {
      const code = stop?.aborted ? "stopped" : error instanceof BackupFailed ? error.code : "fault";
      await database.writing(({ db }) => backupNotMade(db, id, now(), code));
      log.note("backup failed", { code });
      throw error;
    }
  }

  return {
    backedUpTo: async () => (await database.reading(({ db }) => lastBackup(db)))?.begun_at,

    standing: () =>
      database.reading(async ({ db }) => {
        const [made, failed] = [await lastBackup(db), await lastFailed(db)];
        const coversTo = made?.begun_at ?? null;
        return { coversTo, failedAt: failed && failed.begun_at > (coversTo ?? 0) ? failed.begun_at : null };
      }),

    async make(folder, lock) {
      const made = await making(`asked/${randomUUID()}`, folder, lock);
      if (!made) throw new Error("Two backups were given one id.");
      return made;
    },

    async makeDue({ at, keep, folder, lock }, zone, stop) {
      try {
        const day = dueDay(now(), zone, at);
        const attempts = await database.reading(({ db }) => attemptsOn(db, day));
        if (!isDue(attempts, now())) return;
        const made = await making(`${day}/${attempts.length + 1}`, folder, lock, stop);
        if (!made) return;
        await keepNewest(folder, keep);
        await database.writing(({ db }) => forgetBackupsBefore(db, now() - forgottenAfterMs));
      } catch (error) {
        if (!stop.aborted && !(error instanceof BackupFailed)) log.failure(error, "backup");
      }
    },
  };
}

/** The latest day on which the time for a backup has come. */
function dueDay(now: Instant, zone: string, at: number): string {
  const { day, minutes } = localTime(now, zone);
  return minutes >= at ? day : addDays(day, -1);
}

/** Not while one is at it or once it was made; and not again within the hour. */
function isDue(attempts: Awaited<ReturnType<typeof attemptsOn>>, now: Instant): boolean {
  if (attempts.some(({ file }) => file !== null)) return false;
  return attempts.every(({ begun_at, ended_at }) => now - begun_at >= (ended_at === null ? diedAfterMs : anHourMs));
}
