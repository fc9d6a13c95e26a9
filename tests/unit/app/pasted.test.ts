import { expect, test } from "vitest";
import { linesOf, namesOf } from "../../../src/app/school/pasted.ts";

test("one line is one target, its wording kept to the letter but for the list's own marks", () => {
  const pasted =
    "• Looks to the page before it turns\r\n\n2. Presses the switch, on own, 3 of 5\n(3) Waits – 30 s\n- Signs “more”\n20 words from his own list\n";
  expect(linesOf(pasted)).toEqual([
    "Looks to the page before it turns",
    "Presses the switch, on own, 3 of 5",
    "Waits – 30 s",
    "Signs “more”",
    "20 words from his own list",
  ]);
});

test("names come as they are written in lists, tables and registers", () => {
  expect(namesOf("Amara Okafor\nDe la Cruz, Ana María\nTheo\tvan Dijk\nMaximilian von Stein").names).toEqual([
    { firstName: "Amara", lastName: "Okafor" },
    { firstName: "Ana María", lastName: "De la Cruz" },
    { firstName: "Theo", lastName: "van Dijk" },
    { firstName: "Maximilian", lastName: "von Stein" },
  ]);
});

test("a line with one word is asked about, not guessed", () => {
  expect(namesOf("Cai\nBo Ek")).toEqual({ names: [{ firstName: "Bo", lastName: "Ek" }], unclear: ["Cai"] });
});
