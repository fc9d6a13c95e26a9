/**
 * Putting a school back: it is built beside what is there, and takes its place once all of it was read, what was erased since is
 * erased again, and every stream has begun another life. Before that, nothing that is there is touched.
 */
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import type { Instant } from "../../domain/time.ts";
import { assemble } from "../assemble.ts";
import type { Log } from "../log.ts";
import { schoolFiles } from "../schoolFiles.ts";
import type { Settings } from "../settings.ts";
import { hashOf } from "../sync/hash.ts";
import { BackupFailed } from "./backupFailed.ts";
import { filePlace } from "./filePlace.ts";
import { erasedBy, type Ledger } from "./ledger.ts";
import type { Manifest } from "./manifest.ts";
import { putPicture } from "./pictureFolder.ts";
import type { Aside, Building, Place } from "./place.ts";
import { postgresPlace } from "./postgresPlace.ts";
import { readBackup, type Taking } from "./reading.ts";
import type { Key } from "./seal.ts";

export interface Restoring {
  place: Place;
  /** The backup. */
  file: string;
  key: Key;
  /** What was erased, as far as it is known. */
  ledger: Ledger;
  now: () => Instant;
  log: Log;
  /** So many bytes of it were read. */
  progress: (bytes: number) => void;
}

export interface Restored {
  manifest: Manifest;
  /** The life that every stream has begun. */
  epoch: string;
  /** How many streams were erased again. */
  erasedAgain: number;
  /** Where what was there before is. */
  before: Aside | undefined;
}

/** Where the school is: in the database of DATABASE_URL, or in a file under DATA_DIR. End it when it is not needed any more. */
export function placeOf(settings: Settings): Place {
  return settings.databaseUrl === undefined ? filePlace(settings) : postgresPlace(settings, settings.databaseUrl);
}

/** @throws BackupFailed when the backup cannot be read, or the server is running on what would be replaced */
export async function restore({ place, ledger, now, log, ...asked }: Restoring): Promise<Restored> {
  await access(asked.file).catch((cause: unknown) => {
    throw new BackupFailed("not_readable", { cause });
  });
  await place.claim();
  const manifest = await build(place, asked);
  const begun = await beginAnotherLife(place.beside, ledger, now, log);
  return { manifest, ...begun, before: await place.takePlace(now()) };
}

async function build(place: Place, { file, key, progress }: Pick<Restoring, "file" | "key" | "progress">): Promise<Manifest> {
  const { pictures } = schoolFiles(place.beside.dataDir);
  const at: { building?: Building } = {};
  const taking: Taking = {
    async begin({ step }) {
      at.building = await place.build(step);
    },
    async put(table, rows) {
      await at.building?.put(table, rows);
    },
    picture: (hash, bytes) => putPicture(pictures, hash, bytes),
  };
  try {
    const manifest = await readBackup(counted(createReadStream(file), progress), key, taking);
    await at.building?.finish();
    return manifest;
  } catch (error) {
    await at.building?.abandon();
    throw error;
  }
}

async function* counted(file: AsyncIterable<Uint8Array>, progress: (bytes: number) => void): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const chunk of file) {
    progress((bytes += chunk.length));
    yield chunk;
  }
}

async function beginAnotherLife(settings: Settings, ledger: Ledger, now: () => Instant, log: Log) {
  // Nothing is signed with it here: the school's own is made, or found again, when the server starts.
  const { store, close } = await assemble({ ...settings, authSecret: randomUUID() }, { now, log });
  try {
    const erased = new Map(ledger.map((change) => [erasedBy(change), change]));
    const { erased: known } = await store.heads([...erased.keys()]);
    const again = [...erased].filter(([stream]) => !known.has(stream));
    for (const [stream, change] of again) await store.erase({ stream }, () => ({ change, hash: hashOf(change), late: false }));
    await store.renewEpochs(now());
    return { epoch: (await store.life()).epoch, erasedAgain: again.length };
  } finally {
    await close();
  }
}
