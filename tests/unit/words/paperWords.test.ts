import { expect, it } from "vitest";
import { watchForSaid } from "../../../src/words/paperWords.ts";

it("watch-for words stand beside a target on paper where they fit", () => {
  expect(watchForSaid({ counts: "eyes rest on it", doesntCount: "a glance past it" })).toBe("Counts: eyes rest on it. Not: a glance past it.");
  expect(watchForSaid({ counts: "", doesntCount: "a hand left resting" })).toBe("Not: a hand left resting.");
  expect(watchForSaid({ counts: "", doesntCount: "" })).toBeNull();
  expect(watchForSaid({ counts: "a whole paragraph of it, ".repeat(8), doesntCount: "" })).toBeNull();
});
