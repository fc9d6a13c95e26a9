/** Queries on which file is whose picture. */
import { sql } from "kysely";
import type { BlobTables } from "./blobTables.ts";
import type { Query } from "./prepare.ts";

type Blob = BlobTables["blobs"];
type Nothing = Record<string, never>;

export const blobStatements = (query: Query) => ({
  blob: query<Pick<Blob, "part" | "record"> & { name: string }>()((q, bind) =>
    q
      .selectFrom("blobs")
      .innerJoin("streams", "streams.number", "blobs.stream")
      .select(["blobs.file", "blobs.bytes", "blobs.whole"])
      .where("streams.name", "=", bind("name"))
      .where("blobs.record", "=", bind("record"))
      .where("blobs.part", "=", bind("part")),
  ),
  putBlob: query<Blob>()((q, bind) => {
    const row = { file: bind("file"), bytes: bind("bytes"), whole: bind("whole") };
    return q
      .insertInto("blobs")
      .values({ stream: bind("stream"), record: bind("record"), part: bind("part"), ...row })
      .onConflict((conflict) => conflict.columns(["stream", "record", "part"]).doUpdateSet(row));
  }),
  /** Of a record, a part of it, or a whole stream: `""` stands for all. */
  loosenBlobs: query<Pick<Blob, "part" | "record" | "stream">>()((q, bind) =>
    q
      .insertInto("loose_files")
      .columns(["file"])
      .expression(
        q
          .selectFrom("blobs")
          .select("file")
          .where("stream", "=", bind("stream"))
          .where(sql<boolean>`${bind("record")} in ('', record)`)
          .where(sql<boolean>`${bind("part")} in ('', part)`),
      )
      .onConflict((conflict) => conflict.doNothing()),
  ),
  dropBlobs: query<Pick<Blob, "part" | "record" | "stream">>()((q, bind) =>
    q
      .deleteFrom("blobs")
      .where("stream", "=", bind("stream"))
      .where(sql<boolean>`${bind("record")} in ('', record)`)
      .where(sql<boolean>`${bind("part")} in ('', part)`),
  ),
  loosenFile: query<Pick<Blob, "file">>()((q, bind) =>
    q
      .insertInto("loose_files")
      .values({ file: bind("file") })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  looseFiles: query<Nothing>()((q) => q.selectFrom("loose_files").select("file")),
  fileNamed: query<Pick<Blob, "file">>()((q, bind) =>
    q.selectFrom("blobs").select("record").where("file", "=", bind("file")).limit(sql.lit(1)),
  ),
  tidied: query<Pick<Blob, "file">>()((q, bind) => q.deleteFrom("loose_files").where("file", "=", bind("file"))),
});
