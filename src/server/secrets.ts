/** Secrets that people and tablets carry: 256 bits, told once, and kept by the server only as their SHA-256. */
import { createHash, randomBytes } from "node:crypto";

const secretBytes = 32;

/** A new secret, 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString("base64url");
}

/** What is kept of a secret. Plain SHA-256 is enough: there is nothing to guess in 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
