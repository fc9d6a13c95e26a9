/**
 * A JPEG without what is written beside the picture: where and when it was taken, by which camera, a smaller copy of it. A canvas writes little
 * of that, and which browser writes what is not ours to trust.
 */

/** Segments of an application (0xe0 to 0xef) and remarks (0xfe). The first says that it is a JPEG, 14 how its colours are meant. */
function isBeside(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
}

const startOfScan = 0xda;

export function withoutNotes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const end = marker === startOfScan ? bytes.length : at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (!isBeside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const all = new Uint8Array(kept.reduce((length, part) => length + part.length, 0));
  let written = 0;
  for (const part of kept) {
    all.set(part, written);
    written += part.length;
  }
  return all;
}

/** The size of a picture whose longer edge is at most so long; never larger than it is. */
export function fitted({ width, height }: { width: number; height: number }, edge: number): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A part of a picture, in its pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The largest square in the middle of it. */
export function middleOf({ width, height }: { width: number; height: number }): Part {
  const edge = Math.min(width, height);
  return { x: (width - edge) / 2, y: (height - edge) / 2, width: edge, height: edge };
}
