import { expect, test } from "vitest";
import { chipsOf, namesOf, targetsOf } from "../../../src/app/state/pasted.ts";
import { badLineSaid } from "../../../src/words/pasteWords.ts";

test("one line is one target, its wording kept to the letter but for the list's own marks", () => {
  const pasted =
    "• Looks to the page before it turns\r\n\n2. Presses the switch, on own, 3 of 5\n(3) Waits – 30 s\n- Signs “more”\n20 words from his own list\n";
  expect(targetsOf(pasted)).toEqual({
    bad: [],
    taken: [
      "Looks to the page before it turns",
      "Presses the switch, on own, 3 of 5",
      "Waits – 30 s",
      "Signs “more”",
      "20 words from his own list",
    ],
  });
});

test("names come as they are written in lists, tables and registers", () => {
  expect(namesOf("Amara Okafor\nDe la Cruz, Ana María\nTheo\tvan Dijk\nMaximilian von Stein").taken).toEqual([
    { firstName: "Amara", lastName: "Okafor" },
    { firstName: "Ana María", lastName: "De la Cruz" },
    { firstName: "Theo", lastName: "van Dijk" },
    { firstName: "Maximilian", lastName: "von Stein" },
  ]);
});

test("every line that cannot be taken says what, where and what to do", () => {
  const { taken, bad } = namesOf(`Bo Ek\n\nCai\nOkafor, Amara, 7B\n${"A".repeat(201)} Long`);
  expect(taken).toEqual([{ firstName: "Bo", lastName: "Ek" }]);
  expect(bad.map(badLineSaid)).toEqual([
    "Line 3, “Cai”, is one word. Write the first name and the last name.",
    "Line 4, “Okafor, Amara, 7B”, has several commas. Write the last name, a comma and the first name.",
    `Line 5, “${"A".repeat(40)}…”, is longer than a name: at most 200 letters. Write one child a line.`,
  ]);
});

test("a target pasted twice, or too long to be one, is asked about", () => {
  const { taken, bad } = targetsOf(`Waves\n1. Waves\n${"a".repeat(4001)}`);
  expect(taken).toEqual(["Waves"]);
  expect(bad.map(({ at, why }) => [at, why])).toEqual([
    [2, "twice"],
    [3, "longTarget"],
  ]);
});

test("what a child does is said once, and in a few words", () => {
  expect(chipsOf(`Smiled\nStilled\nSmiled\n${"a".repeat(201)}`)).toMatchObject({
    taken: ["Smiled", "Stilled"],
    bad: [{ at: 4, why: "longChip" }],
  });
});
