/** Pictures on this tablet: their bytes, and what of them waits to be sent. Loaded when the first is needed. */
import type { PicturePart } from "../domain/pictures.ts";
import type { StreamName } from "../domain/streams.ts";
import { recordOf } from "../sync/recordOf.ts";
import { mayHold } from "./applyingAccess.ts";
import { blobRemoval } from "./blobRows.ts";
import type { Core } from "./core.ts";
import { keyUnder, recordKey, recordOfKey, streamOfKey } from "./keys.ts";
import { metaRow } from "./metaRows.ts";
import { shownOf } from "./recordRow.ts";
import type { BlobValue } from "./rows.ts";
import { put, type Write } from "./write.ts";

/** A part of a picture, by the record it is of. */
export interface BlobName {
  stream: StreamName;
  record: string;
  part: PicturePart;
}

export interface BlobHere extends BlobName {
  hash: string;
  bytes: number;
}

/** Bytes in base64, with what they are. */
export interface BlobText extends Pick<BlobValue, "hash" | "bytes"> {
  base64: string;
}

const keyOf = ({ stream, record, part }: BlobName) => keyUnder(stream, record, part);

function nameOf(key: string): BlobName {
  const part = key.endsWith("thumbnail") ? "thumbnail" : "original";
  return { stream: streamOfKey(key), record: recordOfKey(key), part };
}

function rowsOf(name: BlobName, { base64, hash, bytes }: BlobText, waits: boolean): Write[] {
  return [put("blobs", keyOf(name), { hash, bytes, ...(waits ? { waits } : {}) }), put("blobBytes", keyOf(name), base64)];
}

/** Rows for a picture taken here: they go into the unit of work that writes its record. */
export function takenRows(of: Omit<BlobName, "part">, parts: Record<PicturePart, BlobText>): Write[] {
  return [...rowsOf({ ...of, part: "thumbnail" }, parts.thumbnail, true), ...rowsOf({ ...of, part: "original" }, parts.original, true)];
}

/** What the server has not confirmed: every thumbnail before the first original, the oldest first. */
export async function waitingBlobs(core: Core): Promise<BlobHere[]> {
  const rows = await core.read().range("blobs", { by: "waits" });
  const all = rows.map(({ key, value: { hash, bytes } }) => ({ ...nameOf(key), hash, bytes }));
  const turn = ({ part, record }: BlobHere) => `${part === "thumbnail" ? 0 : 1} ${record}`;
  return all.sort((one, other) => (turn(one) < turn(other) ? -1 : 1));
}

/** The bytes of a part in base64; undefined when they are not here. */
export function blobText(core: Core, name: BlobName): Promise<string | undefined> {
  return core.read().get("blobBytes", keyOf(name));
}

/** The server has it. What may not be read here any more was kept for the sending alone. */
export function confirmBlob(core: Core, name: BlobName): Promise<void> {
  return core.run("sync", async (read) => {
    const key = keyOf(name);
    const value = await read.get("blobs", key);
    if (!value) return { result: undefined, writes: [] };
    const { waits: _sent, ...kept } = value;
    const access = (await metaRow(read, "access"))?.access;
    const held = access === undefined || mayHold(access, name.stream);
    return { result: undefined, writes: held ? [put("blobs", key, kept)] : blobRemoval(key) };
  });
}

/** Nobody will have it: its record was taken back, or may not be written by this person any more. */
export function dropBlob(core: Core, name: BlobName): Promise<void> {
  return core.run("sync", () => Promise.resolve({ result: undefined, writes: blobRemoval(keyOf(name)) }));
}

/** Keeps what was fetched, unless its record was taken back meanwhile. */
export function keepFetched(core: Core, name: BlobName, text: BlobText): Promise<boolean> {
  return core.run("sync", async (read) => {
    const value = await read.get("records", recordKey(name.stream, name.record));
    const said = recordOf(shownOf(value), "picture")?.fields[name.part];
    const had = await read.get("blobs", keyOf(name));
    if (said?.hash !== text.hash || had) return { result: had !== undefined, writes: [] };
    return { result: true, writes: rowsOf(name, text, false) };
  });
}

/** Lets the oldest confirmed originals go until the rest fits: the server has them, and each is fetched again when it is opened. */
export function keepOriginalsWithin(core: Core, budget: number): Promise<number> {
  return core.run("sync", async (read) => {
    const rows = await read.clear("blobs", { by: "key" });
    const originals = rows.filter(({ key }) => nameOf(key).part === "original");
    const newestFirst = originals.sort((one, other) => (recordOfKey(one.key) < recordOfKey(other.key) ? 1 : -1));
    let used = 0;
    const gone = newestFirst.filter(({ clear }) => {
      used += Number(clear.bytes);
      return used > budget && clear.waits === undefined;
    });
    return { result: gone.length, writes: gone.flatMap(({ key }) => blobRemoval(key)) };
  });
}
