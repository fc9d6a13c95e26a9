import { expect, it } from "vitest";
import { talkSaid, watchForSaid, weekSaid } from "../../../src/words/paperWords.ts";

it("watch-for words stand beside a target on paper where they fit", () => {
  expect(watchForSaid({ counts: "eyes rest on it", doesntCount: "a glance past it" })).toBe(
    "Counts: eyes rest on it. Not: a glance past it.",
  );
  expect(watchForSaid({ counts: "", doesntCount: "a hand left resting" })).toBe("Not: a hand left resting.");
  expect(watchForSaid({ counts: "", doesntCount: "" })).toBeNull();
  expect(watchForSaid({ counts: "a whole paragraph of it, ".repeat(8), doesntCount: "" })).toBeNull();
});

it("what was seen is said in plain words", () => {
  expect(weekSaid({ type: "words", words: "She lifts her arms there too", home: true }, "Hana")).toBe(
    "From home: She lifts her arms there too.",
  );
  expect(weekSaid({ type: "words", words: "Twice!", home: false }, "Hana")).toBe("Twice!");
  const did = { type: "did", chips: ["Stilled", "Looked up", "Smiled"], stimulus: null } as const;
  expect(weekSaid(did, "Cai")).toBe("Stilled, looked up and smiled.");
  const wording = "Cai will look at one of two objects";
  expect(weekSaid({ type: "first", first: "person", name: "Tom", wording }, "Cai")).toBe(
    "With Tom for the first time: look at one of two objects.",
  );
  expect(weekSaid({ type: "first", first: "activity", name: "Snack", wording: "Signs “more”" }, "Cai")).toBe(
    "In Snack for the first time: signs “more”.",
  );
});

it("two adults who saw a moment otherwise are asked about it, and not named", () => {
  expect(talkSaid({ name: "Cai", wording: "Presses the switch.", went: ["onOwn", "bitOfHelp"] })).toBe(
    "Two of us saw one moment of Cai’s (presses the switch): one saw “on own”, one “a bit of help”. What did each of us see?",
  );
});
