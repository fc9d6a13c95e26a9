import { expect, test } from "vitest";
import { MovingOver } from "../../../src/app/state/MovingOver.svelte.ts";

const roll = [
  { pupil: "amara", name: "Amara", called: ["Amara", "Amarachi"] },
  { pupil: "cai", name: "Cai", called: ["Cai"] },
  { pupil: "femi", name: "Femi", called: ["Femi"] },
];
const cai = { id: "cai", name: "Cai" };
const femi = { id: "femi", name: "Femi" };

function moving(words: string | null, wording?: string): MovingOver {
  return new MovingOver({ pupil: "amara", words, target: wording === undefined ? null : { id: "t", wording } });
}

test("words that name nobody go as they are", () => {
  const move = moving("Held on.", "Reaches across the tray");
  move.to(cai);
  expect(move.ready(roll)).toEqual({ words: "Held on.", wording: "Reaches across the tray" });
});

test("the wrong child's name is asked about, under each name, and reads as the right child's", () => {
  const move = moving("Amara held on.", "Amarachi will reach");
  move.to(cai);
  expect(move.ready(roll)).toBeNull();
  expect(move.asked).toEqual({ type: "name", name: "Amara", inRecordsOf: [cai], reads: "Cai" });
  move.answer("replace");
  expect(move.ready(roll)).toBeNull();
  move.answer("replace");
  expect(move.ready(roll)).toEqual({ words: "Cai held on.", wording: "Cai will reach" });
});

test("another child's name reads 'another child', and the right child's own stays", () => {
  const move = moving("Femi clapped for Cai.");
  move.to(cai);
  expect(move.ready(roll)).toBeNull();
  move.answer("replace");
  expect(move.ready(roll)).toEqual({ words: "Another child clapped for Cai." });
});

test("what was answered for one child is asked again for another", () => {
  const move = moving("Amara held on.");
  move.to(cai);
  move.ready(roll);
  move.answer("keep");
  expect(move.ready(roll)).toEqual({ words: "Amara held on." });
  move.to(femi);
  expect(move.ready(roll)).toBeNull();
});
