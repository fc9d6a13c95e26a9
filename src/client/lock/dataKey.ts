/** The key that a person's rows on this tablet are sealed with. Its bytes are in memory while it is wrapped, and no longer. */
import type { Cryptography } from "../engine/cryptography.ts";

export type KeyBytes = Uint8Array<ArrayBuffer>;

const keyBytes = 32;

export function newDataKey({ random }: Pick<Cryptography, "random">): KeyBytes {
  return random(keyBytes);
}

/** The key for use: it seals and opens rows, and nobody can take it out again. */
export function usableKey(bytes: KeyBytes, { subtle }: Pick<Cryptography, "subtle">): Promise<CryptoKey> {
  return subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}
