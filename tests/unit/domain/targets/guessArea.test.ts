import { describe, expect, it } from "vitest";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { psp } from "../../../../src/domain/frameworks/psp.ts";
import { subjects } from "../../../../src/domain/frameworks/subjects.ts";
import { guessArea } from "../../../../src/domain/targets/guessArea.ts";

const strands = (framework: { areas: { strands: { id: string; name: string }[] }[] }) => framework.areas.flatMap((area) => area.strands);

describe("the area of a target, guessed from its words", () => {
  it.each([
    ["Cai will look at one of two objects for 3 seconds with an adult waiting.", "communication"],
    ["Cai will press a switch to restart music 3 out of 5 times.", "control"],
    ["Hold head up in standing frame for one song.", "gross"],
    ["To enjoy hydrotherapy.", "wellbeing"],
    ["Opens his hand for the spoon at snack and lunch.", "fine"],
  ])("on Brook: %s", (wording, area) => {
    expect(guessArea(wording, strands(brook))).toBe(area);
  });

  it.each([
    ["Counts out up to 10 objects and says how many, on own, three materials", "maths"],
    ["Reads 20 words from his own list in two different books", "reading"],
    ["Zips his own coat after the start is held, 4 of 5 home times", "personal-care"],
    ["Uses a bus app to say which bus and when, on two journeys", "social-community"],
  ])("elsewhere: %s", (wording, area) => {
    expect(guessArea(wording, [...strands(psp), ...strands(subjects)])).toBe(area);
  });

  it("is none where the words say nothing, or the same of two", () => {
    expect(guessArea("Ongoing, see file", strands(brook))).toBeNull();
    expect(guessArea("", strands(brook))).toBeNull();
    expect(
      guessArea("Spoon", [
        { id: "fine", name: "Fine motor" },
        { id: "personal-care", name: "Care" },
      ]),
    ).toBeNull();
  });

  it("finds a school’s own areas by their names", () => {
    const own = [
      { id: "a-1", name: "Forest skills" },
      { id: "a-2", name: "Music" },
    ];
    expect(guessArea("Makes music with two friends", own)).toBe("a-2");
  });
});
