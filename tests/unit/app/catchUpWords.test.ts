import { expect, test } from "vitest";
import { cellWords } from "../../../src/app/catchUp/markWords.ts";

test("a cell of Catch up says whose and which it is, and what was written; an empty one says no more", () => {
  expect(cellWords("Cai", "Snack", [])).toBe("Cai, Snack");
  const marks = [
    { type: "answer" as const, went: "bitOfHelp" as const, times: 2 },
    { type: "palms" as const, worked: 4, didnt: 1 },
    { type: "engagement" as const, areas: ["anticipation"] },
  ];
  expect(cellWords("Cai", "Snack", marks)).toBe("Cai, Snack: a bit of help × 2, 4 of 5 and engagement");
});
