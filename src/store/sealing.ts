/**
 * Rows sealed with the data key of one person on one tablet: AES-256-GCM (NIST SP 800-38D).
 *
 * - In the box: 12 random bytes that are new at every writing, then the ciphertext with its tag of 16.
 * - Sealed is the value's JSON in UTF-8, filled up with spaces, which JSON does not read, to a multiple of 128 bytes: how long
 *   a note is does not show.
 * - Additional data is `table|key|rev|schema`. A box that was moved to another row, or put back under a later rev, does not open.
 */
import type { Box, Codec, Place } from "./codec.ts";

export interface Sealing {
  subtle: Pick<SubtleCrypto, "encrypt" | "decrypt">;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
}

const ivBytes = 12;
const block = 128;
const space = 0x20;

function placed({ table, key, rev, schema }: Place, encoder: TextEncoder): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${table}|${key}|${rev}|${schema}`);
}

function filledUp(text: string, encoder: TextEncoder): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(text);
  const filled = new Uint8Array(Math.ceil(bytes.length / block) * block).fill(space, bytes.length);
  filled.set(bytes);
  return filled;
}

/** A codec over a key that encrypts and decrypts and cannot be taken out. What does not open rejects with the browser's `OperationError`. */
export function sealedCodec(key: CryptoKey, { subtle, random }: Sealing): Codec {
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  return {
    seal: async (place, value) => {
      const iv = random(ivBytes);
      const algorithm = { name: "AES-GCM", iv, additionalData: placed(place, encoder) };
      const sealed = await subtle.encrypt(algorithm, key, filledUp(JSON.stringify(value), encoder));
      const box = new Uint8Array(ivBytes + sealed.byteLength);
      box.set(iv);
      box.set(new Uint8Array(sealed), ivBytes);
      return box;
    },
    open: async (place, box: Box): Promise<unknown> => {
      if (typeof box === "string") throw new Error("a row lies here that was never sealed");
      const algorithm = { name: "AES-GCM", iv: box.slice(0, ivBytes), additionalData: placed(place, encoder) };
      return JSON.parse(decoder.decode(await subtle.decrypt(algorithm, key, box.slice(ivBytes))));
    },
  };
}
