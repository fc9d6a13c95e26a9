/** What a picture's first bytes say it is: a file that only calls itself a picture is none. */
import type { BlobSaid } from "./blobStore.ts";

const ascii = (bytes: Uint8Array, from: number, until: number) => String.fromCharCode(...bytes.subarray(from, until));

export function isImage(type: BlobSaid["type"], bytes: Uint8Array): boolean {
  if (type === "image/jpeg") return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP";
}
