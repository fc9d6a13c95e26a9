/** Which file is which part of which record's picture, beside the log: asked inside an open transaction. */
import type { PicturePart } from "../../domain/pictures.ts";
import type { BlobName, Held } from "../blobs/blobStore.ts";
import type { OpenTables } from "./schoolDatabase.ts";
import type { RecordName } from "./streamStore.ts";

export type KeptBlob = Held & { file: string };

async function numberOf(db: OpenTables, name: string): Promise<number | undefined> {
  return (await db.selectFrom("streams").select("number").where("name", "=", name).executeTakeFirst())?.number;
}

export async function findBlob(db: OpenTables, { stream, record, part }: BlobName): Promise<KeptBlob | undefined> {
  const row = await db
    .selectFrom("blobs")
    .innerJoin("streams", "streams.number", "blobs.stream")
    .select(["blobs.file", "blobs.bytes", "blobs.whole"])
    .where("streams.name", "=", stream)
    .where("blobs.record", "=", record)
    .where("blobs.part", "=", part)
    .executeTakeFirst();
  return row && { file: row.file, bytes: row.bytes, whole: row.whole === 1 };
}

export async function putBlob(db: OpenTables, { stream: name, record, part }: BlobName, { file, bytes, whole }: KeptBlob): Promise<void> {
  const stream = await numberOf(db, name);
  if (stream === undefined) throw new Error("A blob belongs to a record of a stream that has begun.");
  const row = { file, bytes, whole: whole ? 1 : 0 };
  await db
    .insertInto("blobs")
    .values({ stream, record, part, ...row })
    .onConflict((conflict) => conflict.columns(["stream", "record", "part"]).doUpdateSet(row))
    .execute();
}

/** Lets go of the files of a record, or of one part of it. */
export async function forgetBlobs(db: OpenTables, { stream: name, record }: RecordName, part?: PicturePart): Promise<void> {
  const stream = await numberOf(db, name);
  if (stream === undefined) return;
  const rows = await db
    .deleteFrom("blobs")
    .where("stream", "=", stream)
    .where("record", "=", record)
    .$if(part !== undefined, (q) => q.where("part", "=", part ?? ""))
    .returning("file")
    .execute();
  for (const { file } of rows) await loosenFile(db, file);
}

/** A file that may be about to be made, or was let go of: unless it is named by then, the next tidying removes it. */
export async function loosenFile(db: OpenTables, file: string): Promise<void> {
  await db
    .insertInto("loose_files")
    .values({ file })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isLoose(db: OpenTables, file: string): Promise<boolean> {
  return (await db.selectFrom("loose_files").select("file").where("file", "=", file).executeTakeFirst()) !== undefined;
}

/** Files that were let go of. Others may name them still. */
export async function looseFiles(db: OpenTables): Promise<string[]> {
  return (await db.selectFrom("loose_files").select("file").execute()).map(({ file }) => file);
}

export async function isNamed(db: OpenTables, file: string): Promise<boolean> {
  return (await db.selectFrom("blobs").select("record").where("file", "=", file).limit(1).executeTakeFirst()) !== undefined;
}

export async function tidied(db: OpenTables, file: string): Promise<void> {
  await db.deleteFrom("loose_files").where("file", "=", file).execute();
}
