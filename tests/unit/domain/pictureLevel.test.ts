import { expect, test } from "vitest";
import { pictureLevel, type ConsentSaid } from "../../../src/domain/pictureLevel.ts";

const day = "2026-11-23";
const said = (scope: ConsentSaid["scope"], given = true, until: string | null = null, from = "2026-09-01"): ConsentSaid => ({
  scope,
  given,
  from,
  until,
});

test("pictures go as far as the consents reach without a gap, and no consent is none", () => {
  expect(pictureLevel([], day)).toEqual({ level: "no", until: null });
  expect(pictureLevel([said("inside")], day).level).toBe("school");
  expect(pictureLevel([said("public"), said("inside"), said("parents")], day).level).toBe("public");
  expect(pictureLevel([said("public"), said("inside"), said("parents", false)], day).level).toBe("school");
  expect(pictureLevel([said("public")], day).level).toBe("no");
});

test("they stop with the first consent that ends, and do not begin before it is given", () => {
  expect(pictureLevel([said("inside", true, "2027-07-31"), said("parents", true, "2027-03-31")], day)).toEqual({
    level: "parents",
    until: "2027-03-31",
  });
  expect(pictureLevel([said("inside", true, "2026-11-22")], day).level).toBe("no");
  expect(pictureLevel([said("inside", true, null, "2026-11-24")], day).level).toBe("no");
});
