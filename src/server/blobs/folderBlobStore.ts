/**
 * Blobs as files of a folder, and in the school's database which record each of them is. Everything here happens at once, like
 * everything in SQLite: no file can be removed between being looked for and being named.
 */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { BlobLedger } from "../storage/sqlite/sqliteBlobLedger.ts";
import type { BlobName, BlobSaid, BlobStore, Held } from "./blobStore.ts";
import { isImage } from "./imageType.ts";

const beginning = (path: string) => `${path}.new`;
const nothing: Held = { bytes: 0, whole: false };

/**
 * @param newId random ids for what is not whole yet
 */
export function folderBlobStore(folder: string, ledger: BlobLedger, newId: () => string): BlobStore {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (file: string) => join(folder, file.slice(0, 2), file);

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

  /** All of it came. The file's name is written down before there is one: a file that nothing names would outlive a crash. */
  function finish(name: BlobName, said: BlobSaid, all: Uint8Array): Held | "wrong" {
    if (!isWhatWasSaid(all, said)) {
      ledger.forget(name, name.part);
      collect();
      return "wrong";
    }
    ledger.loosen(said.hash);
    keep(said.hash, all);
    ledger.finish(name, said.hash, all.length);
    collect();
    return { bytes: all.length, whole: true };
  }

  /** A part of it came. */
  function goOn(name: BlobName, file: string | undefined, from: number, bytes: Uint8Array): Held {
    const begun = file ?? newId();
    if (file === undefined) ledger.put(name, { file: begun, ...nothing });
    write(begun, from, bytes);
    const held = { bytes: from + bytes.length, whole: false };
    ledger.put(name, { file: begun, ...held });
    return held;
  }

  function collect(): void {
    for (const file of ledger.loose()) {
      const gone = ledger.isNamed(file) ? [] : [pathOf(file), beginning(pathOf(file))];
      for (const path of gone) fs.rmSync(path, { force: true });
      ledger.tidied(file);
    }
  }

  return {
    held: (name) => settled(() => ledger.find(name) ?? nothing),

    append(name, said, from, bytes) {
      return settled((): Held | "wrong" => {
        const kept = ledger.find(name);
        if (kept?.whole === true || from !== (kept?.bytes ?? 0) || bytes.length === 0) return kept ?? nothing;
        if (from + bytes.length < said.bytes) return goOn(name, kept?.file, from, bytes);
        const before = kept ? fs.readFileSync(pathOf(kept.file)).subarray(0, from) : new Uint8Array();
        return finish(name, said, Buffer.concat([before, bytes]));
      });
    },

    read(name, from, length) {
      return settled(() => {
        const kept = ledger.find(name);
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

    forget(record) {
      return settled(() => {
        ledger.forget(record);
        collect();
      });
    },

    collect: () => settled(collect),
  };
}

/** What happened at once, told as a promise: an error rejects, as it would in a store that really waits. */
async function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve(work());
}
