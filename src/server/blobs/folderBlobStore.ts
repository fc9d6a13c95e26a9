/**
 * Blobs as files of a folder, and in the school's database which record each of them is. A file is made, and removed, inside a
 * transaction of that database, and one such transaction waits for another, in whatever process: no file can be removed between
 * being looked for and being named. Its name is written down in a transaction before, since one that nothing names would outlive
 * a crash.
 */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname } from "node:path";
import { findBlob, forgetBlobs, isLoose, isNamed, loosenFile, looseFiles, putBlob, tidied, type KeptBlob } from "../storage/blobLedger.ts";
import type { Open, OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import { blobPath } from "./blobPath.ts";
import type { BlobName, BlobSaid, BlobStore, Held } from "./blobStore.ts";
import { isImage } from "./imageType.ts";

const beginning = (path: string) => `${path}.new`;
const nothing: Held = { bytes: 0, whole: false };

/**
 * @param newId random ids for what is not whole yet
 */
export function folderBlobStore(folder: string, database: SchoolDatabase, newId: () => string): BlobStore {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (file: string) => blobPath(folder, file);

  /** Written where the file is known to end: what a crash left behind that is overwritten. */
  function write(file: string, from: number, bytes: Uint8Array): void {
    fs.mkdirSync(dirname(pathOf(file)), { recursive: true, mode: 0o700 });
    const opened = fs.openSync(pathOf(file), fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600);
    try {
      fs.ftruncateSync(opened, from);
      fs.writeSync(opened, bytes, 0, bytes.length, from);
      fs.fsyncSync(opened);
    } finally {
      fs.closeSync(opened);
    }
  }

  /** Under its own name only as a whole: a file that is being written never stands in the place of one that is read. */
  function keep(hash: string, bytes: Uint8Array): void {
    const whole = pathOf(hash);
    fs.mkdirSync(dirname(whole), { recursive: true, mode: 0o700 });
    fs.writeFileSync(beginning(whole), bytes, { mode: 0o600, flush: true });
    fs.renameSync(beginning(whole), whole);
    const opened = fs.openSync(dirname(whole), "r");
    fs.fsyncSync(opened);
    fs.closeSync(opened);
  }

  function isWhatWasSaid(all: Uint8Array, { hash, bytes, type }: BlobSaid): boolean {
    return all.length === bytes && createHash("sha256").update(all).digest("hex") === hash && isImage(type, all);
  }

  const writing = <T>(work: (open: Open) => Promise<T>): Promise<T> => database.writing(work, "pictures");

  /** Whether a blob ends where these bytes would go on: from anywhere else they change nothing. */
  const goesOn = (kept: KeptBlob | undefined, from: number) => kept?.whole !== true && from === (kept?.bytes ?? 0);

  /** Writes down the name of the file that these bytes will be in. Undefined when they are not wanted. */
  async function announce(db: OpenTables, name: BlobName, { file, from }: Part): Promise<Held | undefined> {
    const kept = await findBlob(db, name);
    if (!goesOn(kept, from)) return heldOf(kept);
    if (file !== undefined) await loosenFile(db, file);
    else if (!kept) await putBlob(db, name, { file: newId(), ...nothing });
    return undefined;
  }

  /** All of it came. `again`: what was announced was tidied up before the file could be made. */
  async function finish(db: OpenTables, name: BlobName, said: BlobSaid, { from, bytes }: Part): Promise<Held | "wrong" | "again"> {
    const kept = await findBlob(db, name);
    if (!goesOn(kept, from)) return heldOf(kept);
    if (!(await isLoose(db, said.hash))) return "again";
    const before = kept ? fs.readFileSync(pathOf(kept.file)).subarray(0, from) : new Uint8Array();
    const all = Buffer.concat([before, bytes]);
    const right = isWhatWasSaid(all, said);
    if (right) keep(said.hash, all);
    await forgetBlobs(db, name, name.part);
    if (!right) return "wrong";
    await putBlob(db, name, { file: said.hash, bytes: all.length, whole: true });
    await tidied(db, said.hash);
    return { bytes: all.length, whole: true };
  }

  /** A part of it came. It may have been let go of since it was announced. */
  async function goOn(db: OpenTables, name: BlobName, { from, bytes }: Part): Promise<Held> {
    const kept = await findBlob(db, name);
    if (!kept || !goesOn(kept, from)) return heldOf(kept);
    write(kept.file, from, bytes);
    const held = { bytes: from + bytes.length, whole: false };
    await putBlob(db, name, { file: kept.file, ...held });
    return held;
  }

  async function collect(): Promise<void> {
    await writing(async ({ db }) => {
      for (const file of await looseFiles(db)) {
        const gone = (await isNamed(db, file)) ? [] : [pathOf(file), beginning(pathOf(file))];
        for (const path of gone) fs.rmSync(path, { force: true });
        await tidied(db, file);
      }
    });
  }

  const find = (name: BlobName) => database.reading(({ db }) => findBlob(db, name));

  return {
    held: async (name) => heldOf(await find(name)),

    async append(name, said, from, bytes) {
      if (bytes.length === 0) return heldOf(await find(name));
      const ends = from + bytes.length >= said.bytes;
      const part: Part = { from, bytes, file: ends ? said.hash : undefined };
      for (;;) {
        const refused = await writing(({ db }) => announce(db, name, part));
        if (refused) return refused;
        const held = await writing(({ db }) => (ends ? finish(db, name, said, part) : goOn(db, name, part)));
        if (held === "again") continue;
        if (ends) await collect();
        return held;
      }
    },

    read(name, from, length) {
      return database.reading(async ({ db }) => {
        const kept = await findBlob(db, name);
        if (kept?.whole !== true) throw new Error("A blob is read once it is whole.");
        const bytes = new Uint8Array(Math.max(0, Math.min(length, kept.bytes - from)));
        const opened = fs.openSync(pathOf(kept.file), "r");
        try {
          fs.readSync(opened, bytes, 0, bytes.length, from);
        } finally {
          fs.closeSync(opened);
        }
        return bytes;
      });
    },

    async forget(record) {
      await writing(({ db }) => forgetBlobs(db, record));
      await collect();
    },

    collect,
  };
}

/** Bytes that came, and the file they will be in once all are there. */
interface Part {
  from: number;
  bytes: Uint8Array;
  file: string | undefined;
}

function heldOf(kept: KeptBlob | undefined): Held {
  return kept ? { bytes: kept.bytes, whole: kept.whole } : nothing;
}
