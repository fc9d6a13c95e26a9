/** What comes out of a backup, in the order it went in. Nothing of it counts before all of it was read: the last word is the manifest's. */
import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Entry } from "./archive.ts";
import { unpacked } from "./archive.ts";
import { BackupFailed } from "./backupFailed.ts";
import { gathered } from "./bytes.ts";
import { about, format, inside, manifest, type About, type Manifest } from "./manifest.ts";
import { readRow, type Receiving, type Row } from "./rows.ts";
import { opened, type Key } from "./seal.ts";
import type { TableName } from "./tables.ts";

const unzip = promisify(gunzip);

const mostJsonBytes = 16_000_000;
const mostPartBytes = 64_000_000;
const mostTextBytes = 256_000_000;

/** Where what is read goes. */
export interface Taking extends Receiving {
  begin(about: About): Promise<void>;
  picture(hash: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
}

/** Takes what is read nowhere. */
export const nothing: Taking = {
  begin: () => Promise.resolve(),
  put: () => Promise.resolve(),
  async picture(_hash, bytes) {
    await pipeline(bytes, new Writable({ write: (_chunk, _encoding, taken) => taken() }));
  },
};

/**
 * Reads a backup from beginning to end and finds whatever is not as it was written.
 * @throws BackupFailed when it is none, cannot be opened by this key, or is not whole
 */
export async function readBackup(file: AsyncIterable<Uint8Array>, key: Key, taking: Taking): Promise<Manifest> {
  const read = new Read();
  for await (const entry of unpacked(opened(file, key))) await read.take(entry, taking);
  return read.end();
}

/** What was read so far, to be held against the manifest. */
class Read {
  #about: About | undefined;
  #manifest: Manifest | undefined;
  readonly #parts: Manifest["parts"] = [];
  readonly #rows = new Map<TableName, number>();
  readonly #pictures = { files: 0, bytes: 0 };

  async take({ name, size, bytes }: Entry, taking: Taking): Promise<void> {
    const found = inside(name);
    const begun = this.#about !== undefined && this.#manifest === undefined;
    if (!found || begun !== (found.is !== "about") || this.#manifest) throw new BackupFailed("damaged");
    if (found.is === "about") {
      this.#about = read(about, await gathered(bytes, mostJsonBytes));
      await taking.begin(this.#about);
    } else if (found.is === "manifest") {
      this.#manifest = read(manifest, await gathered(bytes, mostJsonBytes));
    } else if (found.is === "picture") {
      await this.#picture(found.hash, size, bytes, taking);
    } else {
      await this.#part(name, found.table, await gathered(bytes, mostPartBytes), taking);
    }
  }

  end(): Manifest {
    const said = this.#manifest;
    if (!said) throw new BackupFailed("damaged");
    const { parts, rows, pictures } = said;
    const same =
      parts.length === this.#parts.length &&
      parts.every(({ name, sha256 }, index) => this.#parts[index]?.name === name && this.#parts[index].sha256 === sha256) &&
      Object.entries(rows).every(([table, count]) => count === ([...this.#rows].find(([name]) => name === table)?.[1] ?? 0)) &&
      pictures.files === this.#pictures.files &&
      pictures.bytes === this.#pictures.bytes;
    if (!same) throw new BackupFailed("damaged");
    return said;
  }

  async #part(name: string, table: TableName, bytes: Buffer, taking: Taking): Promise<void> {
    this.#parts.push({ name, sha256: createHash("sha256").update(bytes).digest("hex") });
    const rows = await rowsOf(table, bytes);
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + rows.length);
    await taking.put(table, rows);
  }

  async #picture(hash: string, size: number, bytes: AsyncIterable<Uint8Array>, taking: Taking): Promise<void> {
    const sum = createHash("sha256");
    const counted = { bytes: 0 };
    const watched = async function* () {
      for await (const chunk of bytes) {
        sum.update(chunk);
        counted.bytes += chunk.length;
        yield chunk;
      }
    };
    await taking.picture(hash, watched());
    if (counted.bytes !== size || sum.digest("hex") !== hash) throw new BackupFailed("damaged");
    this.#pictures.files += 1;
    this.#pictures.bytes += size;
  }
}

async function rowsOf(table: TableName, bytes: Buffer): Promise<Row[]> {
  try {
    const text = (await unzip(bytes, { maxOutputLength: mostTextBytes })).toString("utf8");
    return text
      .trimEnd()
      .split("\n")
      .map((line) => readRow(table, line));
  } catch (cause) {
    throw new BackupFailed("damaged", { cause });
  }
}

/** What a newer program wrote says so by its format, and is told apart from what is damaged. */
function read<T>(
  schema: { safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: unknown } },
  bytes: Buffer,
): T {
  const value = json(bytes);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const newer = typeof value === "object" && value !== null && "format" in value && Number(value.format) > format;
  throw new BackupFailed(newer ? "newer" : "damaged", { cause: parsed.error });
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new BackupFailed("damaged", { cause });
  }
}
