import { expect, test } from "vitest";
import { namesIn, wordsFor, worriesIn } from "../../../src/app/state/noteCheck.ts";

const roll = [
  { pupil: "1", name: "Cai" },
  { pupil: "2", name: "Femi" },
  { pupil: "3", name: "Grace" },
  { pupil: "4", name: "Jo B" },
  { pupil: "5", name: "Zoë" },
];
const named = (words: string) => namesIn(words, roll).map(({ name }) => name);

test("another child's name is found, whole, as it was typed in a hurry", () => {
  expect(named("Second time this week. Femi clapped for him.")).toEqual(["Femi"]);
  expect(named("took turns with femi's drum")).toEqual(["Femi"]);
  expect(named("Took turns with Jo B's adult")).toEqual(["Jo B"]);
  expect(named("sat beside Zoë")).toEqual(["Zoë"]);
});

test("a name inside another word is not a name, nor is an everyday word in small letters", () => {
  expect(named("caiman, Femicide, ZoëX")).toEqual([]);
  expect(named("walked with grace")).toEqual([]);
  expect(named("walked with Grace")).toEqual(["Grace"]);
});

test("each child's record keeps its own child and no other", () => {
  const words = "Cai stilled. Femi clapped for him, then Cai looked at Femi's hands.";
  expect(wordsFor("1", words, roll)).toBe("Cai stilled. Another child clapped for him, then Cai looked at another child's hands.");
  expect(wordsFor("2", words, roll)).toBe("Another child stilled. Femi clapped for him, then another child looked at Femi's hands.");
});

test("words that belong on the safeguarding form are asked about", () => {
  expect(worriesIn("A bruise on her arm; she disclosed that")).toEqual(["bruise", "disclosed"]);
  expect(worriesIn("He hit the drum, white, hitherto")).toEqual(["hit"]);
  expect(worriesIn("Clapped for him")).toEqual([]);
});
