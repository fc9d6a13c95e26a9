import { describe, expect, it } from "vitest";
import { adviceSaid, criterionWords, targetSentence } from "../../../src/words/targetWords.ts";

describe("a target in words", () => {
  it("is one sentence of its parts", () => {
    expect(
      targetSentence("Cai", {
        cue: "two objects held 40 cm apart",
        behaviour: "look at one for 3 seconds",
        help: "onOwn",
        criterion: { type: "xOfY", x: 4, y: 5 },
        contexts: "at snack and in sensory story",
        module: 2,
      }),
    ).toBe(
      "Given two objects held 40 cm apart, Cai will look at one for 3 seconds on own, in 4 of 5 opportunities, at snack and in sensory story, by module 2.",
    );
    expect(targetSentence("Theo", { behaviour: "pull the book off the shelf", help: "bitOfHelp" })).toBe(
      "Theo will pull the book off the shelf with a bit of help.",
    );
  });

  it("is none until it says what will be seen", () => {
    expect(targetSentence("Cai", { cue: "a switch", module: 2 })).toBeNull();
  });

  it.each([
    [{ type: "duration", seconds: 90 }, "for 90 seconds"],
    [{ type: "duration", seconds: 120 }, "for 2 minutes"],
    [{ type: "distance", value: 1, unit: "m" }, "for 1 metre"],
    [{ type: "distance", value: 5, unit: "times" }, "5 times"],
    [{ type: "onDays", days: 3 }, "on 3 different days"],
    [{ type: "keeps" }, "and keeps it"],
    [{ type: "open", words: "as Ruth describes" }, "as Ruth describes"],
  ] as const)("counts as reached %j", (criterion, words) => {
    expect(criterionWords(criterion)).toBe(words);
  });

  it("is advised on, and may stay as it is", () => {
    expect(adviceSaid({ code: "cannotBeSeen", words: "enjoy" })).toBe("“Enjoy” cannot be seen. What will we see? It can stay as it is.");
  });
});
