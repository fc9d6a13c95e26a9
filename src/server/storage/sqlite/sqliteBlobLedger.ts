/** Which file is which part of which record's picture, beside the log and in its transactions. */
import type { PicturePart } from "../../../domain/pictures.ts";
import type { BlobName, Held } from "../../blobs/blobStore.ts";
import type { RecordName } from "../streamStore.ts";
import type { SqliteLog } from "./sqliteLog.ts";

export interface BlobLedger {
  find(name: BlobName): (Held & { file: string }) | undefined;
  put(name: BlobName, kept: Held & { file: string }): void;
  /** It is whole, under this name; what it was before is let go of. */
  finish(name: BlobName, file: string, bytes: number): void;
  /** Lets go of the files of a record, or of one part of it. */
  forget(record: RecordName, part?: PicturePart): void;
  /** A file that is about to be made: unless it is named by then, the next tidying removes it. */
  loosen(file: string): void;
  /** Files that were let go of. Others may name them still. */
  loose(): string[];
  isNamed(file: string): boolean;
  tidied(file: string): void;
}

export function sqliteBlobLedger(log: SqliteLog): BlobLedger {
  const run = log.statements;
  const numberOf = (name: string) => run.stream.get({ name })?.number;
  const begun = (name: string) => {
    const stream = numberOf(name);
    if (stream === undefined) throw new Error("A blob belongs to a record of a stream that has begun.");
    return stream;
  };
  return {
    find({ stream, record, part }) {
      const row = run.blob.get({ name: stream, record, part });
      return row && { file: row.file, bytes: row.bytes, whole: row.whole === 1 };
    },
    put(name, { file, bytes, whole }) {
      const { record, part } = name;
      run.putBlob.run({ stream: begun(name.stream), record, part, file, bytes, whole: whole ? 1 : 0 });
    },
    finish({ stream, record, part }, file, bytes) {
      const number = begun(stream);
      log.transact(() => {
        log.loosenBlobs(number, record, part);
        run.putBlob.run({ stream: number, record, part, file, bytes, whole: 1 });
        run.tidied.run({ file });
      });
    },
    forget({ stream, record }, part) {
      const number = numberOf(stream);
      if (number !== undefined) log.transact(() => log.loosenBlobs(number, record, part));
    },
    loosen: (file) => run.loosenFile.run({ file }),
    loose: () => run.looseFiles.all({}).map(({ file }) => file),
    isNamed: (file) => run.fileNamed.get({ file }) !== undefined,
    tidied: (file) => run.tidied.run({ file }),
  };
}
