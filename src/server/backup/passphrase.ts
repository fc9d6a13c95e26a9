/**
 * A passphrase as age knows one: scrypt, then ChaCha20-Poly1305 over the file's key, in a stanza that `age -d` reads too. The
 * library has it, but works it out on the thread that answers iPads, for more than a second.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { Stanza, type Identity, type Recipient } from "age-encryption";

const label = "age-encryption.org/v1/scrypt";
const saltBytes = 16;
const tagBytes = 16;
const cipher = "chacha20-poly1305";
const nonce = Buffer.alloc(12);
/** What a file may ask of whoever opens it: a gigabyte of memory and no more. */
const mostWork = 20;
/** Age's own: a quarter of a gigabyte and a second. */
const usualWork = 18;

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

function keyOf(passphrase: string, salt: Buffer, logN: number): Promise<Buffer> {
  const N = 2 ** logN;
  return derive(passphrase.normalize("NFKC"), Buffer.concat([Buffer.from(label), salt]), 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
}

const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

/** @param logN how dear a guess is */
export function underPassphrase(passphrase: string, logN = usualWork): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(saltBytes);
      const sealing = createCipheriv(cipher, await keyOf(passphrase, salt, logN), nonce, { authTagLength: tagBytes });
      const body = Buffer.concat([sealing.update(fileKey), sealing.final(), sealing.getAuthTag()]);
      return [new Stanza(["scrypt", unpadded(salt), String(logN)], body)];
    },
  };
}

export function byPassphrase(passphrase: string): Identity {
  return {
    async unwrapFileKey([stanza, ...more]) {
      const [type, salt = "", work = ""] = stanza?.args ?? [];
      const logN = Number(work);
      if (!stanza || more.length > 0 || type !== "scrypt" || !Number.isInteger(logN) || logN < 1 || logN > mostWork) return null;
      const opening = createDecipheriv(cipher, await keyOf(passphrase, Buffer.from(salt, "base64"), logN), nonce, {
        authTagLength: tagBytes,
      });
      try {
        opening.setAuthTag(stanza.body.subarray(-tagBytes));
        return Buffer.concat([opening.update(stanza.body.subarray(0, -tagBytes)), opening.final()]);
      } catch {
        return null;
      }
    },
  };
}
