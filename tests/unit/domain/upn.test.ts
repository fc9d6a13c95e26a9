import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readUpn } from "../../../src/domain/upn.ts";

const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((each) => each.join(""));
const signs = fc.tuple(digits(11), fc.constantFrom(...Array.from(`0123456789${letters}`))).map(([eleven, last]) => eleven + last);
/** The one letter with which these signs are a UPN. */
const firstOf = (twelve: string) => Array.from(letters).filter((letter) => readUpn(letter + twelve).found === "upn");

describe("a UPN", () => {
  test("is known by its check letter", () => {
    expect(readUpn("R674123101121")).toEqual({ found: "upn", upn: "R674123101121", temporary: false });
    expect(readUpn("A123456789001")).toEqual({ found: "wrongLetter", expected: "Y" });
    expect(readUpn("Y123456789001")).toMatchObject({ found: "upn" });
  });

  test("is temporary when it ends in a letter, and its check letter then counts that letter by its place", () => {
    const [first] = firstOf("67412310112A");
    expect(readUpn(`${first}67412310112A`)).toEqual({ found: "upn", upn: `${first}67412310112A`, temporary: true });
    // A counts nothing, as a 0 would; B counts one, as a 1 would.
    expect(firstOf("67412310112A")).toEqual(firstOf("674123101120"));
    expect(firstOf("67412310112B")).toEqual(firstOf("674123101121"));
  });

  test("is read in small letters and with spaces, and is kept without them", () => {
    expect(readUpn(" r674123 101121 ")).toMatchObject({ upn: "R674123101121" });
  });

  test("is not anything else", () => {
    for (const text of ["", "R67412310112", "R6741231011211", "I674123101121", "R6741231A1121", "Ada", "674123101121R", "R67412310112S"])
      expect(readUpn(text), text).toEqual({ found: "none" });
  });

  test("has exactly one letter that its twelve signs come to", () => {
    fc.assert(
      fc.property(signs, (twelve) => {
        expect(firstOf(twelve)).toHaveLength(1);
      }),
    );
  });

  test("with one digit mistyped is never taken for another", () => {
    fc.assert(
      fc.property(signs, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (twelve, at, more) => {
        const [first = ""] = firstOf(twelve);
        const wrong = twelve.slice(0, at) + String((Number(twelve[at]) + more) % 10) + twelve.slice(at + 1);
        // 23 is a prime, and the weights 2 to 13 and differences up to 9 are below it: no product of them is a multiple.
        expect(readUpn(first + wrong).found).toBe("wrongLetter");
      }),
    );
  });
});
