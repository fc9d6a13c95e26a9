import { describe, expect, test } from "vitest";
import { inwardVerbIn, stepFaults } from "../../../../src/domain/frameworks/stepRules.ts";

const good = { step: "Turns to the sound", counts: "3 of 5, each side", doesntCount: "A startle", tryItIn: "Hello song" };
const codes = (changed: Partial<typeof good>) => stepFaults({ ...good, ...changed }).map(({ code }) => code);

test("nothing is said of a step that a stranger could see, with all four fields", () => {
  expect(stepFaults(good)).toEqual([]);
});

describe("what goes on inside is asked about", () => {
  test.each([
    ["Enjoys sensory activities", "enjoys"],
    ["Understands “finished”", "understands"],
    ["Knows own bag", "knows"],
    ["Explores a range of textures", "explores"],
    ["Engages with the story", "engages"],
    ["Tolerates hand massage", "tolerates"],
    ["Improves head control", "improves"],
    ["Continues to reach across the tray", "continues to"],
    ["Works on own switch", "works on"],
    ["Reaches and is learning to enjoy it", "enjoy"],
    ["Turns, exploring the room", "exploring"],
  ])("in “%s” it is “%s”", (step, word) => {
    expect(stepFaults({ ...good, step })).toContainEqual({ code: "cannotBeSeen", word });
  });

  test("in what counts as well as in the step", () => {
    expect(stepFaults({ ...good, counts: "Engaged for 5 minutes" })).toEqual([{ code: "cannotBeSeen", word: "engaged" }]);
  });

  test("but a switch that works, and an adult who knows the pupil, are no such thing", () => {
    expect(codes({ step: "Presses while the switch works", tryItIn: "With an adult who knows them" })).toEqual([]);
    expect(inwardVerbIn("Starts the known game")).toBeUndefined();
  });
});

describe("a step begins with something to be seen", () => {
  test.each([
    ["Is happier in the pool", "is"],
    ["Happy in the pool", "happy"],
    ["Turn to the sound", "turn"],
    ["To turn to the sound", "to"],
    ["Develops a sense of self", "develops"],
    ["Becomes more aware of the room", "becomes"],
  ])("“%s” does not", (step, word) => {
    expect(stepFaults({ ...good, step })).toEqual([{ code: "noObservableVerb", word }]);
  });

  test.each([["turns to the sound"], ["Presses, then waits"], ["Leans: to either side"]])("“%s” does", (step) => {
    expect(stepFaults({ ...good, step })).toEqual([]);
  });
});

describe("a step is short", () => {
  const of = (words: number) => ["Turns", ...Array.from({ length: words - 1 }, () => "again")].join(" ");

  test("at most 20 words, punctuation not counted", () => {
    expect(codes({ step: `${of(19)} – again.` })).toEqual([]);
    expect(stepFaults({ ...good, step: of(21) })).toEqual([{ code: "tooLong", words: 21, most: 20 }]);
  });
});

test.each([["step"], ["counts"], ["doesntCount"], ["tryItIn"]] as const)("a step without its %s is not whole", (field) => {
  expect(stepFaults({ ...good, [field]: " – " })).toEqual([{ code: "fieldEmpty", field }]);
});

test.each([["Lego bricks"], ["Big Mack with a message"], ["Pink Play-Doh"], ["Tobii, four pictures"]])("“%s” is a brand", (tryItIn) => {
  expect(codes({ tryItIn })).toEqual(["brand"]);
});

test.each([["As a baby would"], ["At 18 months"], ["Like a six-month-old"], ["A two year old’s grip"], ["Age-appropriate"], ["Aged 4"]])(
  "“%s” is an age",
  (doesntCount) => {
    expect(codes({ doesntCount })).toEqual(["age"]);
  },
);

test("every fault is said, not only the first", () => {
  expect(codes({ step: "Enjoys Lego", counts: "" })).toEqual(["fieldEmpty", "cannotBeSeen", "noObservableVerb", "brand"]);
});
