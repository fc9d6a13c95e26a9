import { expect, test } from "vitest";
import { anotherChild, isCalled, namesIn, reworded, worriesIn } from "../../../src/app/state/noteCheck.ts";

const roll = [
  { pupil: "1", name: "Cai", called: ["Cai"] },
  { pupil: "2", name: "Femi", called: ["Femi", "Oluwafemi"] },
  { pupil: "3", name: "Grace", called: ["Grace"] },
  { pupil: "4", name: "Jo B", called: ["Jo B"] },
  { pupil: "5", name: "Zoë", called: ["Zoë"] },
];
const named = (words: string) => namesIn(words, roll).map(({ name }) => name);

test("another child's name is found, whole, as it was typed in a hurry", () => {
  expect(named("Second time this week. Femi clapped for him.")).toEqual(["Femi"]);
  expect(named("took turns with femi's drum")).toEqual(["Femi"]);
  expect(named("Took turns with Jo B's adult")).toEqual(["Jo B"]);
  expect(named("sat beside Zoë")).toEqual(["Zoë"]);
  expect(named("Oluwafemi clapped")).toEqual(["Oluwafemi"]);
});

test("a name inside another word is not a name, nor is an everyday word in small letters", () => {
  expect(named("caiman, Femicide, ZoëX")).toEqual([]);
  expect(named("walked with grace")).toEqual([]);
  expect(named("walked with Grace")).toEqual(["Grace"]);
});

test("a name is replaced wherever it stands, and begins a sentence as a sentence does", () => {
  const words = "Cai stilled. Femi clapped for him, then Cai looked at Femi's hands.";
  const read = (name: string) => reworded(words, [{ name, reads: anotherChild }]);
  expect(read("Femi")).toBe("Cai stilled. Another child clapped for him, then Cai looked at another child's hands.");
  expect(read("Cai")).toBe("Another child stilled. Femi clapped for him, then another child looked at Femi's hands.");
});

test("a child goes by each of their names", () => {
  expect([isCalled("2", "Oluwafemi", roll), isCalled("1", "Oluwafemi", roll)]).toEqual([true, false]);
});

test("words that belong on the safeguarding form are asked about", () => {
  expect(worriesIn("A bruise on her arm; she disclosed that")).toEqual(["bruise", "disclosed"]);
  expect(worriesIn("He hit the drum, white, hitherto")).toEqual(["hit"]);
  expect(worriesIn("Clapped for him")).toEqual([]);
});
