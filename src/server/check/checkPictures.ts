/** Pictures: every file that is named is there and is what its record says, and no other file lies beside them. */
import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../domain/time.ts";
import { pictureFolder } from "../backup/pictureFolder.ts";
import type { Row, Snapshot } from "../backup/rows.ts";
import { keyOf, type Expected } from "./expected.ts";
import type { Findings } from "./findings.ts";

/**
 * @param began when the snapshot was taken: a file that is newer is on its way in
 * @returns how many whole files there are
 */
export async function checkPictures(
  { snapshot, folder, began }: { snapshot: Snapshot; folder: string; began: Instant },
  expected: Expected,
  findings: Findings,
): Promise<number> {
  const named: Row[] = [];
  for await (const rows of snapshot.rows("blobs")) named.push(...rows);
  const whole = named.filter((row) => row.whole === 1);
  for (const { stream, record, part, file, bytes } of whole)
    if (expected.pictures.get(keyOf(stream, record, part)) !== keyOf(file, bytes))
      findings.found("reference", `picture ${record}, ${part}`);
  const hashes = new Set(whole.map(({ file }) => String(file)));
  for (const hash of hashes) await checkFile(folder, hash, findings);
  const known = new Set(named.map(({ file }) => String(file)));
  for (const file of await filesIn(folder)) {
    if (known.has(file.name) || (await stat(file.path)).mtimeMs >= began) continue;
    findings.found("fileLoose", file.path);
  }
  return hashes.size;
}

async function checkFile(folder: string, hash: string, findings: Findings): Promise<void> {
  const file = await pictureFolder(folder).open(hash);
  if (!file) {
    findings.found("pictureMissing", hash);
    return;
  }
  const sum = createHash("sha256");
  for await (const chunk of file.bytes) sum.update(chunk);
  if (sum.digest("hex") !== hash) findings.found("pictureChanged", hash);
}

async function filesIn(folder: string): Promise<{ name: string; path: string }[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((each) => each.isFile()).map(({ name, parentPath }) => ({ name, path: join(parentPath, name) }));
}
