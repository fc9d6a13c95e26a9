/** Queries by which the log lets go of pictures: of a record, or of a whole stream, for which `""` stands. */
import { sql } from "kysely";
import type { BlobTables } from "../blobTables.ts";
import type { Query } from "./prepare.ts";

type Blob = BlobTables["blobs"];

export const blobStatements = (query: Query) => ({
  loosenBlobs: query<Pick<Blob, "record" | "stream">>()((q, bind) =>
    q
      .insertInto("loose_files")
      .columns(["file"])
      .expression(
        q
          .selectFrom("blobs")
          .select("file")
          .where("stream", "=", bind("stream"))
          .where(sql<boolean>`${bind("record")} in ('', record)`),
      )
      .onConflict((conflict) => conflict.doNothing()),
  ),
  dropBlobs: query<Pick<Blob, "record" | "stream">>()((q, bind) =>
    q
      .deleteFrom("blobs")
      .where("stream", "=", bind("stream"))
      .where(sql<boolean>`${bind("record")} in ('', record)`),
  ),
});
