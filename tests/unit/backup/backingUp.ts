/** A school of the tests that is backed up and put back, as the command line does both. */
import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unpacked } from "../../../src/server/backup/archive.ts";
import { gathered } from "../../../src/server/backup/bytes.ts";
import { opened } from "../../../src/server/backup/seal.ts";
import Database from "better-sqlite3";
import * as z from "zod";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { streams } from "../../../src/domain/streams.ts";
import { rivers } from "../server/people.ts";
import { says, temporaryFolder, type TestServer } from "../server/server.ts";

export const passphrase = "two umbrellas and a kite";
/** A passphrase that costs nothing to guess: what makes a guess dear has a test of its own. */
export const lock = { passphrase, work: 2 };

/** A backup in a folder of its own: the file. */
export async function backUp(server: TestServer, folder = temporaryFolder()): Promise<string> {
  return join(folder, (await server.assembled.backups.make(folder, lock)).name);
}

/** The files in a backup by their names, opened and unzipped. */
export async function contentsOf(file: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const { name, bytes } of unpacked(opened(createReadStream(file), { passphrase }))) {
    const body = await gathered(bytes, 1e9);
    found.set(name, name.endsWith(".gz") ? gunzipSync(body) : body);
  }
  return found;
}

/** Bytes that begin as a picture does. */
const aPicture = Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]);

/** A picture of a child, as the school's folder has one. */
export async function withPicture(server: TestServer, bytes = aPicture): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const said = { hash, bytes: bytes.length };
  await says(server, "server", {
    ...({ stream: streams.evidence(rivers.pupil, "2026-27"), kind: "picture", record: "picture-1" } as const),
    fields: { pupil: rivers.pupil, type: "image/jpeg", original: said, thumbnail: said, width: 10, height: 10 },
  });
  inFile(server, (db) => {
    const [stream] = z.array(z.int()).parse(db.prepare("select number from streams where name like 'evidence/%'").pluck().all());
    db.prepare("insert into blobs values (?, 'picture-1', 'original', ?, ?, 1)").run(stream, hash, bytes.length);
  });
  const folder = join(server.dataDir, "pictures", hash.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, hash), bytes);
  return hash;
}

/** Does something to a school's file, past everybody. */
export function inFile<T>({ dataDir }: Pick<TestServer, "dataDir">, work: (db: Database.Database) => T): T {
  const db = new Database(schoolFiles(dataDir).database);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

export const bytesOf = (file: string) => readFileSync(file);
