/** What a browser does with secrets, as the engine is given it. */
export interface Cryptography {
  subtle: Pick<SubtleCrypto, "importKey" | "deriveBits" | "digest">;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
  /** How dear a guess of a password is; only tests choose fewer than the usual. */
  iterations: number;
}
