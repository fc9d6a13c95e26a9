import { expect, test } from "vitest";
import { NoteDraft } from "../../../src/app/state/NoteDraft.svelte.ts";

const roll = [
  { pupil: "cai", name: "Cai", called: ["Cai"] },
  { pupil: "femi", name: "Femi", called: ["Femi", "Oluwafemi"] },
  { pupil: "theo", name: "Theo", called: ["Theo"] },
];

function draft(words: string, ...pupils: string[]): NoteDraft {
  const note = new NoteDraft();
  const [first = "cai", ...more] = pupils;
  note.begin(first);
  for (const pupil of more) note.toggle(pupil);
  note.words = words;
  return note;
}

test("a note about one child that names only that child is saved as it is", () => {
  expect(draft("Cai stilled.", "cai").ready(roll)).toEqual([{ pupil: "cai", words: "Cai stilled." }]);
});

test("another child's name is asked about, and reads 'another child' once somebody agrees", () => {
  const note = draft("Femi clapped for him.", "cai");
  expect(note.ready(roll)).toBeNull();
  expect(note.asked).toEqual({ type: "name", name: "Femi", inRecordsOf: [roll[0]], reads: "another child" });
  note.answer("replace");
  expect(note.ready(roll)).toEqual([{ pupil: "cai", words: "Another child clapped for him." }]);
});

test("a name behind the one a child is known as is a name too; a namesake's is nobody else's", () => {
  expect(draft("Oluwafemi clapped.", "cai").ready(roll)).toBeNull();
  const namesake = { pupil: "cai-2", name: "Cai", called: ["Cai"] };
  expect(draft("Cai stilled.", "cai").ready([...roll, namesake])).toEqual([{ pupil: "cai", words: "Cai stilled." }]);
});

test("a word that only looks like a name stays", () => {
  const note = draft("Theo the teddy fell.", "cai");
  note.ready(roll);
  note.answer("keep");
  expect(note.ready(roll)).toEqual([{ pupil: "cai", words: "Theo the teddy fell." }]);
});

test("a note about several asks about each, and keeps each child's own words", () => {
  const note = draft("Cai looked at Femi.", "cai", "femi");
  expect(note.ready(roll)).toBeNull();
  note.answer("replace");
  expect(note.ready(roll)).toBeNull();
  note.answer("replace");
  expect(note.ready(roll)).toEqual([
    { pupil: "cai", words: "Cai looked at another child." },
    { pupil: "femi", words: "Another child looked at Femi." },
  ]);
});

test("words that belong on the safeguarding form are asked about once, and again when they change", () => {
  const note = draft("A bruise on his arm.", "cai");
  expect(note.ready(roll)).toBeNull();
  expect(note.asked).toEqual({ type: "worry", found: "bruise" });
  note.answer("keep");
  expect(note.ready(roll)).toHaveLength(1);
  note.words = "A bruise on his left arm.";
  expect(note.ready(roll)).toBeNull();
});

test("words that wait keep their children: opening another child's note does not move them", () => {
  const note = draft("Second time this week.", "cai");
  note.begin("femi");
  expect(note.pupils).toEqual(["cai"]);
  note.clear();
  note.begin("femi");
  expect(note.pupils).toEqual(["femi"]);
});

test("a note that waited is gone on with, about those of its children who are still here", () => {
  const kept: string[] = [];
  const note = new NoteDraft(() => kept.push(note.words));
  note.goOn({ pupils: ["cai", "left"], words: "Second time" });
  note.begin("femi", ["cai", "femi"]);
  expect([note.pupils, note.words]).toEqual([["cai"], "Second time"]);
  note.begin("femi", ["femi"]);
  expect(note.pupils).toEqual(["femi"]);
  note.goOn({ pupils: ["theo"], words: "An older one" });
  expect(note.words).toBe("Second time");
  note.clear();
  expect(kept).toEqual(["Second time", "Second time", ""]);
});

test("a note is always about somebody", () => {
  const note = draft("x", "cai");
  note.toggle("cai");
  expect(note.pupils).toEqual(["cai"]);
});
