import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitted, withoutNotes } from "../../../src/app/pictures/jpeg.ts";

const segment = (marker: number, said: string): number[] => {
  const bytes = [...new TextEncoder().encode(said)];
  return [0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) % 256, ...bytes];
};
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

describe("a JPEG", () => {
  const picture = Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, "JFIF"),
    ...segment(0xe1, "Exif 51.4545 N"),
    ...segment(0xed, "Photoshop caption"),
    ...segment(0xfe, "Ada at home"),
    ...segment(0xdb, "table"),
    ...segment(0xda, "scan"),
    ...[1, 2, 3, 0xff, 0xe1, 0, 9, 0xff, 0xd9],
  ]);

  it("keeps what is needed to show it, to the last byte, and nothing that was written beside it", () => {
    const bare = withoutNotes(picture);
    for (const said of ["Exif", "51.4545", "Photoshop", "Ada"]) expect(textOf(bare)).not.toContain(said);
    for (const said of ["JFIF", "table", "scan"]) expect(textOf(bare)).toContain(said);
    expect([...bare.slice(-9)]).toEqual([1, 2, 3, 0xff, 0xe1, 0, 9, 0xff, 0xd9]);
  });

  it("without notes is left as it is", () => {
    expect(withoutNotes(withoutNotes(picture))).toEqual(withoutNotes(picture));
  });
});

describe("a picture made smaller", () => {
  it("has a long edge of 2048 and the shape it had", () => {
    expect(fitted({ width: 4032, height: 3024 }, 2048)).toEqual({ width: 2048, height: 1536 });
    expect(fitted({ width: 3024, height: 4032 }, 320)).toEqual({ width: 240, height: 320 });
  });

  it("is never made larger, never of no size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const small = fitted({ width, height }, 320);
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(Math.min(320, Math.max(width, height)));
        expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
