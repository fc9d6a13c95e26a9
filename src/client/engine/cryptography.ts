/** What a browser does with secrets, as the engine is given it. */
export interface Cryptography {
  subtle: SubtleCrypto;
  random: (bytes: number) => Uint8Array<ArrayBuffer>;
}
