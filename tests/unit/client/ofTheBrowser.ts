/** What a browser does with secrets: Node has the same. */
import type { Cryptography } from "../../../src/client/engine/cryptography.ts";

export const cryptography: Cryptography = {
  subtle: crypto.subtle,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
};
