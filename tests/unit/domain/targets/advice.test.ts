import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviceOn } from "../../../../src/domain/targets/advice.ts";

describe("advice on a target’s words", () => {
  it.each([
    ["To enjoy sensory activities", [{ code: "cannotBeSeen", words: "enjoy" }]],
    ["Understands the routine", [{ code: "cannotBeSeen", words: "Understands" }]],
    ["Will improve fine motor skills", [{ code: "neverEnds", words: "improve" }]],
    ["Continue to work on signing", [{ code: "neverEnds", words: "Continue to" }]],
    [
      "Continue to explore water",
      [
        { code: "cannotBeSeen", words: "explore" },
        { code: "neverEnds", words: "Continue to" },
      ],
    ],
    ["Becomes more confident in water", [{ code: "cannotBeSeen", words: "Becomes more confident in" }]],
  ])("%s", (wording, advice) => {
    expect(adviceOn(wording)).toEqual(advice);
  });

  it.each([
    "Looks at one of two objects for 3 seconds",
    "Opens his hand for the spoon at snack and lunch",
    "When the page is about to turn and the adult waits 20 s, Ada looks towards the book, on own, 3 of 5 pages",
    "Shows he knew the song has stopped by reaching",
    "Hands over one symbol to ask for a missing item",
  ])("has nothing to say of: %s", (wording) => {
    expect(adviceOn(wording)).toEqual([]);
  });

  it("quotes what stands in the target, whatever the target is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (wording) => adviceOn(wording).every(({ words }) => wording.includes(words))));
  });
});
