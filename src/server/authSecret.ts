/** The secret the identity library signs with: given by AUTH_SECRET, or made once and kept where only the server's user can read it. */
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const secretBytes = 48;

/** Reads the kept secret, or makes one. Sessions do not hang on it: they are found in the database by the hash of their token. */
export function authSecret(given: string | undefined, dataDir: string): string {
  if (given !== undefined) return given;
  const file = join(dataDir, "auth-secret");
  try {
    writeFileSync(file, randomBytes(secretBytes).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!exists) throw error;
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8");
}
