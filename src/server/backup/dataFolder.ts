/** What of a school lies in DATA_DIR, moved aside and replaced whole. */
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Instant } from "../../domain/time.ts";
import { syncFolder } from "./folder.ts";

/** What a folder or schema is called that holds what was there before: by when it was replaced. */
export function asideAt(at: Instant): string {
  return `before-${new Date(at).toISOString().replaceAll(":", "")}`;
}

/**
 * Moves what is there into a folder of its own, and what was built into its place, in this order.
 * @param there what is moved aside, where it is there
 * @param built from where to where
 * @returns the folder that holds what was there, if anything was
 */
export async function replaceIn(
  dataDir: string,
  there: readonly string[],
  built: readonly (readonly [from: string, to: string])[],
  at: Instant,
): Promise<string | undefined> {
  const replaced = join(dataDir, asideAt(at));
  const old = there.filter((path) => existsSync(path));
  if (old.length > 0) await mkdir(replaced, { mode: 0o700 });
  for (const path of old) await rename(path, join(replaced, relative(dataDir, path)));
  for (const [from, to] of built) if (existsSync(from)) await rename(from, to);
  await syncFolder(dataDir);
  return old.length > 0 ? replaced : undefined;
}
