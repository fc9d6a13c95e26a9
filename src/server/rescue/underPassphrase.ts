/** Bytes in a file under a passphrase: scrypt with its parameters beside them, and AES-256-GCM. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import * as z from "zod";
import type { Cost } from "../identity/passwords.ts";

const cipher = "aes-256-gcm";
const saltBytes = 16;
const ivBytes = 12;
const tagBytes = 16;

/** The parameters have an upper end, or a damaged file could ask for more memory than there is. */
export const underPassphrase = z.strictObject({
  scrypt: z.strictObject({ logN: z.int().min(1).max(20), r: z.int().min(1).max(32), p: z.int().min(1).max(16), salt: z.base64() }),
  iv: z.base64(),
  sealed: z.base64(),
});
type UnderPassphrase = z.infer<typeof underPassphrase>;

function keyOf(passphrase: string, salt: Buffer, { logN, r, p }: Cost): Buffer {
  const N = 2 ** logN;
  return scryptSync(passphrase.normalize("NFKC"), salt, 32, { N, r, p, maxmem: 256 * N * r });
}

/** @param about what the bytes are, bound to them: they open as nothing else */
export function putUnder(passphrase: string, bytes: Buffer, about: string, cost: Cost): UnderPassphrase {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(ivBytes);
  const sealing = createCipheriv(cipher, keyOf(passphrase, salt, cost), iv, { authTagLength: tagBytes }).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([sealing.update(bytes), sealing.final(), sealing.getAuthTag()]);
  const { logN, r, p } = cost;
  return { scrypt: { logN, r, p, salt: salt.toString("base64") }, iv: iv.toString("base64"), sealed: sealed.toString("base64") };
}

/** What was put under it, or undefined when the passphrase is another or the bytes were changed: nobody can tell which. */
export function takeFrom(passphrase: string, { scrypt, iv, sealed }: UnderPassphrase, about: string): Buffer | undefined {
  const bytes = Buffer.from(sealed, "base64");
  try {
    const key = keyOf(passphrase, Buffer.from(scrypt.salt, "base64"), scrypt);
    const opening = createDecipheriv(cipher, key, Buffer.from(iv, "base64"), { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()]);
  } catch {
    return undefined;
  }
}
