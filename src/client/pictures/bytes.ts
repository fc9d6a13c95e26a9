/** Bytes of pictures: parts of them as they travel, and the SHA-256 they are told by. */
import type { Cryptography } from "../engine/cryptography.ts";

/** The part of some bytes from a place on, in base64, without turning all of them back. */
export function partOf(text: string, from: number, length: number): string {
  const skipped = from % 3;
  const letters = ((from - skipped) / 3) * 4;
  const part = text.slice(letters, letters + Math.ceil((length + skipped) / 3) * 4);
  return skipped === 0 ? part : btoa(atob(part).slice(skipped));
}

/** SHA-256, in hex. */
export async function hashOfBytes(bytes: Uint8Array<ArrayBuffer>, { subtle }: Pick<Cryptography, "subtle">): Promise<string> {
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
