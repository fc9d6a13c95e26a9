import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountIn } from "../../../src/domain/amount.ts";

describe("an amount as somebody types it", () => {
  it("has a point or a comma, or neither", () => {
    expect(["14", " 2.5 ", "2,5", "0", "100000"].map(amountIn)).toEqual([14, 2.5, 2.5, 0, 100_000]);
  });

  it("is nothing else: no words, no sign, no two numbers, no more than a record holds", () => {
    for (const typed of ["", " ", "ten", "-3", "1e3", "1.2.3", "1,000.5", "Infinity", "100001"]) expect(amountIn(typed)).toBeNull();
  });

  it("is read back as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (tenths) => {
        expect(amountIn(String(tenths / 10))).toBe(tenths / 10);
      }),
    );
  });
});
