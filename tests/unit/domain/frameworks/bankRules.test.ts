import { expect, test } from "vitest";
import { bankFaults } from "../../../../src/domain/frameworks/bankRules.ts";

/** Steps of one strand, named by their place. */
const bank = (...steps: string[]) => steps.map((step, index) => ({ id: `${index + 1}`, strand: "fine", step }));

test("different steps of one strand have nothing said of them", () => {
  expect(bankFaults(bank("Reaches to a thing near the hand", "Rakes small pieces towards the palm", "Passes a thing across"))).toEqual([]);
});

test("the same step twice is found, whatever its commas, capitals and spaces", () => {
  expect(bankFaults(bank("Turns, to the  sound.", "turns to the sound"))).toEqual([{ code: "twice", step: "2", other: "1" }]);
});

test("the same step twice is found across strands", () => {
  const steps = bank("Turns to the sound", "Turns to the sound").map((step, index) => ({ ...step, strand: index ? "fine" : "gross" }));
  expect(bankFaults(steps)).toEqual([{ code: "twice", step: "2", other: "1" }]);
});

test.each([
  ["Presses twice", "Presses three times"],
  ["Holds on for 5 s", "Holds on for 10 s"],
  ["Looks at one of two pictures", "Looks at one of four pictures"],
  ["Takes a step", "Takes four step"],
])("“%s” is not another level’s step than “%s”", (one, other) => {
  expect(bankFaults(bank(one, other))).toEqual([{ code: "onlyNumberChanged", step: "2", other: "1" }]);
});

test("most of the words again is nearly the same step", () => {
  expect(bankFaults(bank("Reaches to the drum with a hand", "Reaches to the drum with a foot"))).toEqual([
    { code: "nearlySame", step: "2", other: "1" },
  ]);
});

test("strands may need the same movement in nearly the same words", () => {
  const [one, other] = [
    { id: "1", strand: "fine", step: "Moves back to the switch" },
    { id: "2", strand: "control", step: "Moves back to a switch" },
  ];
  expect(bankFaults([one, other])).toEqual([]);
});
