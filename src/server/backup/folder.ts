/** The folder of backups: their names, which tell when and nothing else, and which of them are kept. */
import { open, mkdir, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";

const ending = ".tar.age";
const shape = /^small-steps-\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z\.tar\.age$/;

/** The name of the backup of an instant. Names sort as their instants do. */
export function nameAt(at: Instant): string {
  return `small-steps-${new Date(at).toISOString().replaceAll(":", "")}${ending}`;
}

/** The name of what lies beside a backup. */
export function besideOf(name: string): string {
  return `${name.slice(0, -ending.length)}.erased.json`;
}

/** The backups in a folder, the oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => shape.test(name)).sort();
}

/** Lets go of the oldest, with what lies beside them, until there are so many. */
export async function keepNewest(folder: string, count: number): Promise<string[]> {
  const old = (await backupsIn(folder)).slice(0, -count);
  for (const name of old) for (const each of [name, besideOf(name)]) await rm(join(folder, each), { force: true });
  return old;
}

/** Writes a file that has its name only once all of it is on the disk. @param check asked of what lies there, before it gets its name */
export async function writeWhole<T>(
  folder: string,
  name: string,
  write: (file: FileHandle) => Promise<void>,
  check: (path: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `.${name}.new`);
  try {
    const file = await open(path, "w", 0o600);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    const checked = await check(path);
    await rename(path, join(folder, name));
    await syncFolder(folder);
    return checked;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Makes names that were given or taken in a folder outlast a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
