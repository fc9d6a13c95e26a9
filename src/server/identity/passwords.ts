/**
 * How passwords are kept: scrypt, with its parameters beside each hash so that they can be raised later without a reset.
 * The library's own parameters (N 2^14, r 16, p 1) are below what OWASP's Password Storage Cheat Sheet asks for today.
 */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** log2 of N, r and p: about 32 MiB and a fifth of a second on a small server; one of OWASP's equivalent choices. */
export interface Cost {
  logN: number;
  r: number;
  p: number;
}
export const presentCost: Cost = { logN: 15, r: 8, p: 3 };

const saltBytes = 16;
const keyBytes = 64;

/** iPads and laptops may type one character as one or two code points: the same password must be the same bytes. */
function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** `scrypt$15$8$3$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string, cost: Cost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.logN, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** True when the password is the one hashed; in a time that does not tell how nearly. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [name, logN, r, p, salt, key] = hash.split("$");
  if (name !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64url");
  const made = await derive(password, Buffer.from(salt, "base64url"), { logN: Number(logN), r: Number(r), p: Number(p) });
  return made.length === expected.length && timingSafeEqual(made, expected);
}
