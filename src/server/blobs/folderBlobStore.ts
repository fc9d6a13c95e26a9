/**
 * Blobs as files of a folder, and in the school's database which record each of them is. Everything here happens at once, like
 * everything in SQLite: no file can be removed between being looked for and being named.
 */
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import type { BlobLedger } from "../storage/sqlite/sqliteBlobLedger.ts";
import type { BlobSaid, BlobStore, Held } from "./blobStore.ts";
import { isImage } from "./imageType.ts";

const beginning = (path: string) => `${path}.new`;
const nothing: Held = { bytes: 0, whole: false };

/**
 * @param newId random ids for what is not whole yet
 */
export function folderBlobStore(folder: string, ledger: BlobLedger, newId: () => string): BlobStore {
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

  /** All that came, if it is what was said. */
  function verified(file: string, { hash, type }: BlobSaid): Uint8Array | undefined {
    const all = fs.readFileSync(pathOf(file));
    return createHash("sha256").update(all).digest("hex") === hash && isImage(type, all) ? all : undefined;
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
        const file = kept?.file ?? newId();
        // A file that nothing names yet would outlive a crash.
        if (!kept) ledger.put(name, { file, ...nothing });
        write(file, from, bytes);
        const held = { bytes: from + bytes.length, whole: false };
        if (held.bytes < said.bytes) {
          ledger.put(name, { file, ...held });
          return held;
        }
        const whole = verified(file, said);
        if (whole) {
          ledger.loosen(said.hash);
          keep(said.hash, whole);
        }
        ledger.forget(name, name.part);
        if (whole) ledger.put(name, { file: said.hash, bytes: held.bytes, whole: true });
        collect();
        return whole ? { ...held, whole: true } : "wrong";
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
