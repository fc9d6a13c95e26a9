/** What goes into a backup: rows in parts, pictures, and last what there is of both. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Entry } from "./archive.ts";
import { aboutFile, manifestFile, partOf, pictureOf, type About, type Manifest } from "./manifest.ts";
import type { Row, Snapshot } from "./rows.ts";
import { tableNames, type TableName } from "./tables.ts";

const zip = promisify(gzip);

/** As much text as is held at once. */
const partChars = 4_000_000;

/** The bytes of pictures, by their SHA-256. */
export interface PictureFiles {
  /** Undefined when there is no such file: what it showed was taken back meanwhile, or it was lost. */
  open(hash: string): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | undefined>;
}

export interface School {
  /** Ended as soon as the rows are read: pictures take longer, and nothing waits for them. */
  snapshot: Snapshot & { end(): Promise<void> };
  pictures: PictureFiles;
}

/**
 * The files of a backup, in order.
 * @param told what was put in, once it all was
 */
export async function* entriesOf(
  { snapshot, pictures }: School,
  about: About,
  told: (manifest: Manifest) => void,
): AsyncGenerator<Entry, void> {
  const manifest: Manifest = { ...about, rows: {}, parts: [], pictures: { files: 0, bytes: 0, missing: 0 } };
  const named: Row[] = [];
  yield fileOf(aboutFile, json(about));
  try {
    for (const table of tableNames) {
      if (table === "blobs") for await (const rows of snapshot.rows(table)) named.push(...rows.filter((row) => row.whole === 1));
      else yield* partsOf(table, snapshot.rows(table), manifest);
    }
  } finally {
    await snapshot.end();
  }
  const kept = new Set<string>();
  for (const hash of new Set(named.map(({ file }) => String(file)))) {
    const picture = await pictures.open(hash);
    if (!picture) {
      manifest.pictures.missing += 1;
      continue;
    }
    yield { name: pictureOf(hash), ...picture };
    kept.add(hash);
    manifest.pictures.files += 1;
    manifest.pictures.bytes += picture.size;
  }
  yield* partsOf("blobs", one(named.filter(({ file }) => kept.has(String(file)))), manifest);
  told(manifest);
  yield fileOf(manifestFile, json(manifest));
}

async function* partsOf(table: TableName, rows: AsyncIterable<readonly Row[]>, manifest: Manifest): AsyncGenerator<Entry, void> {
  let lines: string[] = [];
  let chars = 0;
  let count = 0;
  let part = 0;
  const full = async (): Promise<Entry> => {
    const bytes = await zip(`${lines.join("\n")}\n`);
    const name = partOf(table, ++part);
    manifest.parts.push({ name, sha256: createHash("sha256").update(bytes).digest("hex") });
    [lines, chars] = [[], 0];
    return fileOf(name, bytes);
  };
  for await (const some of rows) {
    for (const row of some) {
      const line = JSON.stringify(row);
      lines.push(line);
      chars += line.length;
    }
    count += some.length;
    if (chars > partChars) yield await full();
  }
  if (lines.length > 0) yield await full();
  manifest.rows[table] = count;
}

const json = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);

function fileOf(name: string, bytes: Uint8Array): Entry {
  return { name, size: bytes.length, bytes: one(bytes) };
}

/** One thing, as an iterable that is waited for. */
async function* one<T>(value: T): AsyncGenerator<T, void> {
  yield await Promise.resolve(value);
}
