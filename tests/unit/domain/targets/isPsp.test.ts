import { expect, test } from "vitest";
import { shippedFrameworks } from "../../../../src/domain/frameworks/shipped.ts";
import { isPsp } from "../../../../src/domain/targets/isPsp.ts";

test("a target is personal, social and physical where it says so, whatever the school calls its areas", () => {
  expect(isPsp({ framework: "psp", area: "our-own-area" })).toBe(true);
  expect(isPsp({ framework: "brook", area: "personal-care" })).toBe(false);
});

test("one that says no framework is told by its area, as shipped", () => {
  for (const { framework, areas } of shippedFrameworks)
    for (const { id } of areas.flatMap(({ strands }) => strands)) expect([id, isPsp({ area: id })]).toEqual([id, framework === "psp"]);
  expect(isPsp({})).toBe(false);
});
