/**
 * How pictures travel: apart from records, so that none ever waits for one, in parts, so that a lost connection costs a part.
 * They are asked for by the record that names them: knowing a hash opens nothing.
 *
 * - `POST /sync/blobs/put`: `PutBlob` -> `BlobHeld`. Bytes are appended where the server's end; sent from elsewhere they are left,
 *   and the answer says where to go on. `bytes: ""` only asks.
 * - `POST /sync/blobs/get`: `GetBlob` -> `BlobPart`.
 */
import * as z from "zod/mini";
import { id } from "../domain/kind.ts";
import { maxPictureBytes, pictureParts } from "../domain/pictures.ts";
import { streamName } from "./change.ts";
import { version } from "./protocol.ts";

/** Bytes of a picture in one request or answer: a whole number of letters of base64, so that parts can be cut from it. */
export const maxPartBytes = 510_000;

const place = z.int().check(z.minimum(0), z.maximum(maxPictureBytes));
const base64 = z.string().check(z.maxLength(Math.ceil(maxPartBytes / 3) * 4), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const named = { version, person: id, stream: streamName, record: id, part: z.enum(pictureParts), from: place };

export const putBlob = z.strictObject({ ...named, bytes: base64 });
export type PutBlob = z.infer<typeof putBlob>;

/** How much the server has. `whole`: all of it, and it is what the record says. */
export const blobHeld = z.strictObject({ version, held: place, whole: z.boolean() });
export type BlobHeld = z.infer<typeof blobHeld>;

export const getBlob = z.strictObject(named);
export type GetBlob = z.infer<typeof getBlob>;

/** `whole: false`: the tablet that took the picture has not sent it all yet. */
export const blobPart = z.strictObject({ version, whole: z.boolean(), bytes: base64 });
export type BlobPart = z.infer<typeof blobPart>;

/** Every message, by name: what the protocol test hashes. */
export const blobMessages = { putBlob, blobHeld, getBlob, blobPart };
