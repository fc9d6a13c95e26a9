/**
 * Signing in without a network: the password is checked against a verifier kept with the person's own database. It proves
 * nothing to the server, opens nothing by itself, and is made anew at every full sign-in.
 */
import type { Cryptography } from "../engine/cryptography.ts";

/** PBKDF2-HMAC-SHA-256, RFC 8018; the count is OWASP's of 2023. A few tenths of a second on an iPad. */
export const usualIterations = 600_000;
const saltBytes = 16;
const keyBits = 256;

export interface Verifier {
  salt: string;
  iterations: number;
  derived: string;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function derive(password: string, salt: Uint8Array<ArrayBuffer>, rounds: number, { subtle }: Cryptography): Promise<string> {
  const key = await subtle.importKey("raw", new TextEncoder().encode(password.normalize("NFKC")), "PBKDF2", false, ["deriveBits"]);
  const bits = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, key, keyBits);
  return toBase64(new Uint8Array(bits));
}

export async function makeVerifier(password: string, cryptography: Cryptography): Promise<Verifier> {
  const salt = cryptography.random(saltBytes);
  const { iterations } = cryptography;
  return { salt: toBase64(salt), iterations, derived: await derive(password, salt, iterations, cryptography) };
}

/** True when this is the password the verifier was made from. */
export async function verifies(password: string, verifier: Verifier, cryptography: Cryptography): Promise<boolean> {
  const derived = await derive(password, fromBase64(verifier.salt), verifier.iterations, cryptography);
  let difference = derived.length ^ verifier.derived.length;
  for (let at = 0; at < derived.length; at += 1) difference |= derived.charCodeAt(at) ^ verifier.derived.charCodeAt(at);
  return difference === 0;
}
