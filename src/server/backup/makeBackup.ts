/** Making a backup: a file that gets its name once it is whole, on the disk, and what was read back is what was written. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Instant } from "../../domain/time.ts";
import type { Change } from "../../sync/change.ts";
import { packed } from "./archive.ts";
import { BackupFailed, writing } from "./backupFailed.ts";
import { besideOf, nameAt, writeWhole } from "./folder.ts";
import { erasuresAmong, latestLedger, writeLedger } from "./ledger.ts";
import { format, type Manifest } from "./manifest.ts";
import { nothing, readBackup } from "./reading.ts";
import { sealed, type Lock } from "./seal.ts";
import { entriesOf, type School } from "./writing.ts";
import type { Snapshot } from "./rows.ts";

export interface MadeBackup {
  /** The file's name in its folder. */
  name: string;
  bytes: number;
  manifest: Manifest;
  /** Opened and read to its end; otherwise only its bytes were compared, as there is no key here that opens it. */
  opened: boolean;
}

export interface Making {
  school: School;
  /** How many steps of the database's tables there are. */
  step: number;
  folder: string;
  lock: Lock;
  /** The instant that is in the name. */
  at: Instant;
  /** Ends it before its end: nothing of it stays. */
  stop?: AbortSignal;
}

/** @throws BackupFailed when it cannot be written, or is not what was written */
export async function makeBackup({ school, step, folder, lock, at, stop }: Making): Promise<MadeBackup> {
  const name = nameAt(at);
  const erased: Change[] = [];
  const made: { manifest?: Manifest } = {};
  const snapshot = watched(school.snapshot, erased);
  const entries = entriesOf({ ...school, snapshot }, { format, madeAt: at, step }, (manifest) => {
    made.manifest = manifest;
  });
  const sum = createHash("sha256");
  const write = async (file: FileHandle) => {
    for await (const chunk of sealed(packed(entries, new Date(at)), lock)) {
      stop?.throwIfAborted();
      sum.update(chunk);
      await writeAll(file, chunk);
    }
    // Beside it before it is there: no backup is without its ledger.
    for (const ledger of [besideOf(name), latestLedger]) await writeLedger(folder, ledger, erased);
  };
  try {
    return await writeWhole(folder, name, write, async (path) => {
      const { manifest } = made;
      if (!manifest) throw new BackupFailed("not_verified");
      const opened = await verified(path, lock, sum.digest("hex"), manifest);
      return { name, bytes: (await stat(path)).size, manifest, opened };
    });
  } catch (error) {
    throw writing(error);
  } finally {
    await school.snapshot.end();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length;) done += (await file.write(chunk, done)).bytesWritten;
}

/** The same snapshot; what of the ledger passes by is noted. */
function watched(snapshot: School["snapshot"], erased: Change[]): School["snapshot"] {
  async function* rows(table: Parameters<Snapshot["rows"]>[0]) {
    for await (const some of snapshot.rows(table)) {
      if (table === "changes") erased.push(...erasuresAmong(some));
      yield some;
    }
  }
  return { rows, end: () => snapshot.end() };
}

/** Reads it all again. True when it was opened as well. */
async function verified(path: string, lock: Lock, sha256: string, manifest: Manifest): Promise<boolean> {
  const sum = createHash("sha256");
  await pipeline(createReadStream(path), sum);
  if (sum.digest("hex") !== sha256) throw new BackupFailed("not_verified");
  if (!("passphrase" in lock)) return false;
  const read = await readBackup(createReadStream(path), { passphrase: lock.passphrase }, nothing).catch((cause: unknown) => {
    throw new BackupFailed("not_verified", { cause });
  });
  if (JSON.stringify(read) !== JSON.stringify(manifest)) throw new BackupFailed("not_verified");
  return true;
}
