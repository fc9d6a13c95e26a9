/** Bytes as letters: how they rest in a row and travel in JSON. */

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
