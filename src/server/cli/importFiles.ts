/** The files of a folder, read whole; what stands in the way is said in a sentence. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ImportFile } from "../../exchange/readFolder.ts";
import { maxBytes } from "../../domain/importCodes.ts";
import { VerbRefused } from "./context.ts";

/** A roster folder holds a handful of files; one with thousands is another folder. */
const maxFiles = 200;

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

function unreadable(path: string, error: unknown): VerbRefused {
  if (!isSystemError(error)) throw error;
  const why: Readonly<Record<string, string>> = {
    ENOENT: "is not there. Give the folder that the export was saved in, or the file.",
    ENOTDIR: "is a file. Give the folder that it is in, or say what it is a list of: --kind pupils.",
    EISDIR: "is a folder. Give the file, or leave --kind out to bring a School Data Sync folder in.",
    EACCES: "may not be read from here.",
    EPERM: "may not be read from here.",
  };
  return new VerbRefused(`${path} ${why[error.code ?? ""] ?? "cannot be read."}`);
}

/** One file, read whole; one too large to be a list only so far as to be refused for it. */
export function fileAt(path: string): Uint8Array {
  try {
    return statSync(path).size > maxBytes ? new Uint8Array(maxBytes + 1) : readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Every .csv of a folder, by name. A file too large to be a roster is read only so far as to be refused for it. */
export function csvFilesIn(folder: string): ImportFile[] {
  try {
    const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith(".csv"));
    if (names.length === 0) throw new VerbRefused(`${folder} has no .csv files. Give the folder that the export was saved in.`);
    if (names.length > maxFiles) throw new VerbRefused(`${folder} has ${names.length} .csv files. That is more than any roster.`);
    return names.map((name) => {
      return { name, bytes: fileAt(join(folder, name)) };
    });
  } catch (error) {
    throw error instanceof VerbRefused ? error : unreadable(folder, error);
  }
}
