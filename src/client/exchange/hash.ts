import type { Cryptography } from "../engine/cryptography.ts";

/** SHA-256 as base64url: the digest of what a tablet holds, as the server makes it too. */
export async function sha256(text: string, { subtle }: Pick<Cryptography, "subtle">): Promise<string> {
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(text));
  const letters = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
