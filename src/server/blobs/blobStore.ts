/**
 * Where the bytes of pictures live. What every implementation promises, and `tests/contract` holds each of them to:
 *
 * - **A file is what its name says.** Bytes are kept under their SHA-256, and only once all of them came and hash to it; what turns out to be
 *   something else is thrown away.
 * - **A name opens nothing.** Whoever says that a record has a hash must send the bytes themselves: that somebody else did is no
 *   answer, or the hash alone would open their picture.
 * - **Resumable.** What came stays, however the sender or the server dies next; an append goes on from where it ends, or
 *   changes nothing.
 * - **Taken back is gone.** When a record is taken back or its stream erased, no file is left that no other record names, not even the
 *   beginning of one.
 */
import type { PicturePart } from "../../domain/pictures.ts";
import type { RecordName } from "../storage/streamStore.ts";

/** A part of a picture, by the record that names it. */
export interface BlobName extends RecordName {
  part: PicturePart;
}

/** What a record says of its bytes. */
export interface BlobSaid {
  /** SHA-256, in hex. */
  hash: string;
  bytes: number;
  type: "image/jpeg" | "image/webp";
}

export interface Held {
  bytes: number;
  /** All of it came, and it is what was said. */
  whole: boolean;
}

export interface BlobStore {
  /** How much of a blob has come. */
  held(name: BlobName): Promise<Held>;
  /**
   * Goes on with a blob where it ends, and says how much there is then: from anywhere else it changes nothing.
   * `wrong`: it is not what was said, and was thrown away.
   */
  append(name: BlobName, said: BlobSaid, from: number, bytes: Uint8Array): Promise<Held | "wrong">;
  /** Bytes of a whole blob; fewer at its end. */
  read(name: BlobName, from: number, length: number): Promise<Uint8Array>;
  /** A record that was taken back while its bytes came. */
  forget(record: RecordName): Promise<void>;
  /** Removes the files that no record names any more. */
  collect(): Promise<void>;
}
