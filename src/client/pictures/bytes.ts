/** Bytes of pictures as they rest and travel: in base64, told by their SHA-256. */
import type { Cryptography } from "../engine/cryptography.ts";

/** As many letters as a call takes arguments on every browser. */
const chunk = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += chunk) letters += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(letters);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  return Uint8Array.from({ length: letters.length }, (_none, at) => letters.charCodeAt(at));
}

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
