/** What a child's week is printed with before anybody has chosen: positive, plain, and about this child alone. */
import { describe, expect, it } from "vitest";
import { weekLines } from "../../../src/app/paper/weekLines.ts";
import type { WeekChild, WeekItem } from "../../../src/client/views/paper.ts";

const roll = [
  { pupil: "cai", name: "Cai", called: ["Cai"] },
  { pupil: "femi", name: "Femi", called: ["Femi", "Olufemi"] },
];
const day = "2025-12-02";
const words = (id: string, said: string, hard = false): WeekItem => ({
  ...{ id, day, type: "words", words: said, about: null, home: false, hard },
});
const did: WeekItem = { id: "did", day, type: "did", chips: ["Stilled", "Looked up"], stimulus: "Low drum", hard: false };
const onOwn: WeekItem = { id: "first", day, type: "first", first: "onOwn", name: "", wording: "Cai will press the switch." };
const cai = (...items: WeekItem[]): WeekChild => ({ id: "cai", name: "Cai", away: false, items });
const chosen = (child: WeekChild) => weekLines(child, roll).flatMap((line) => (line.chosen ? [line.said] : []));

describe("a child’s week on paper", () => {
  it("is what somebody wrote, and beside it what was new", () => {
    expect(chosen(cai(did, onOwn, words("w", "Stilled before the drum")))).toEqual([
      "Stilled before the drum.",
      "On own for the first time: press the switch.",
    ]);
  });

  it("is what the child did where nobody wrote", () => {
    expect(chosen(cai(did))).toEqual(["Stilled and looked up (low drum)."]);
  });

  it("leaves a hard moment for a person to choose", () => {
    const lines = weekLines(cai(words("w", "Would not look today", true)), roll);
    expect(lines).toMatchObject([{ said: "Would not look today.", chosen: false, asks: [] }]);
  });

  it("does not print another child’s name, by any name they go by, unless somebody chooses to", () => {
    const lines = weekLines(cai(words("w", "Reached for the bell with Olufemi"), did), roll);
    expect(lines.map(({ chosen: on, asks }) => [on, asks])).toEqual([
      [true, []],
      [false, ["Names Olufemi."]],
    ]);
    expect(chosen(cai(words("w", "Cai reached for the bell")))).toEqual(["Cai reached for the bell."]);
  });

  it("does not print what belongs on the safeguarding form unless somebody has read it again", () => {
    expect(weekLines(cai(words("w", "A bruise on his arm")), roll)).toMatchObject([{ chosen: false, asks: ["Says “bruise”."] }]);
  });

  it("gives a long note the room of two lines", () => {
    const long = "He waited for the whole of the song with his hand over the switch, looked at each of us in turn, ".repeat(2).trim();
    expect(chosen(cai(words("w", long), did))).toHaveLength(1);
  });
});
