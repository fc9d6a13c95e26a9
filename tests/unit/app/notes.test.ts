import { expect, test } from "vitest";
import { Notes } from "../../../src/app/state/Notes.ts";
import { FixtureClient } from "../../fixtures/fixtureClient.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";

const note = { class: "kingfisher", pupils: ["cai", "femi"], words: "Second time this week" };

function desk(notes?: Record<string, typeof note>) {
  const school = fixtureSchool();
  if (notes) school.remembered.notes = notes;
  const kept: unknown[] = [];
  const timers: (() => void)[] = [];
  const begun: Notes = new Notes(new FixtureClient(school), {
    keep: () => kept.push(begun.taken()),
    newId: () => "mine",
    later: (run) => timers.push(run),
  });
  return { begun, kept, timers };
}

test("a note that was not saved is offered back in its class, with the children it was about, and in no other", () => {
  const { begun } = desk({ theirs: note });
  expect([begun.of("kingfisher").words, begun.of("kingfisher").pupils]).toEqual([note.words, note.pupils]);
  expect(begun.of("goldcrest").empty).toBe(true);
});

test("what is typed is kept a moment later, once for many letters, and at once when the page goes", () => {
  const { begun, kept, timers } = desk();
  const draft = begun.of("kingfisher");
  draft.begin("cai");
  draft.words = "S";
  draft.words = "Se";
  expect(kept).toEqual([]);
  timers.shift()?.();
  expect(kept).toEqual([{ mine: { class: "kingfisher", pupils: ["cai"], words: "Se" } }]);
  draft.words = "Sec";
  begun.flush();
  begun.flush();
  timers.shift()?.();
  expect(kept).toHaveLength(2);
});

test("a note that was saved does not come back", () => {
  const { begun, kept } = desk({ theirs: note });
  begun.of("kingfisher").clear();
  begun.flush();
  expect(kept).toEqual([{ theirs: null }]);
});

test("two notes of one class, of two tabs, wait beside each other: one is offered, and saving it leaves the other", () => {
  const { begun, kept } = desk({ theirs: note, others: { ...note, words: "Sang along" } });
  expect(begun.of("kingfisher").words).toBe(note.words);
  begun.of("kingfisher").clear();
  begun.flush();
  expect(kept).toEqual([{ theirs: null }]);
});

test("a note handed over to be saved waits until it is known to have been, while another can be begun", () => {
  const { begun, kept } = desk({ theirs: note });
  const draft = begun.of("kingfisher");
  const saved = begun.handOver("kingfisher");
  expect(draft.empty).toBe(true);
  draft.begin("theo");
  draft.words = "Laughed";
  begun.flush();
  expect(kept).toEqual([{ mine: { class: "kingfisher", pupils: ["theo"], words: "Laughed" } }]);
  saved();
  expect(kept.at(-1)).toEqual({ theirs: null });
});

test("what was typed and could not be kept is kept with the next", () => {
  const { begun, kept } = desk({ theirs: note });
  begun.of("kingfisher").words = "Third time";
  const missed = begun.taken();
  begun.missed(missed);
  begun.flush();
  expect(kept).toEqual([{ theirs: { ...note, words: "Third time" } }]);
});

test("words begun for a record wait apart from the note of its class, and after a reload as a note about its child", () => {
  const { begun, kept } = desk();
  begun.of("r1", "kingfisher").begin("cai");
  begun.of("r1", "kingfisher").words = "Held on";
  expect([begun.of("kingfisher").empty, begun.of("r1", "kingfisher").words]).toEqual([true, "Held on"]);
  expect(begun.waiting).toEqual(["kingfisher"]);
  begun.flush();
  expect(kept).toEqual([{ mine: { class: "kingfisher", pupils: ["cai"], words: "Held on" } }]);
  begun.handOver("r1")();
  expect(kept.at(-1)).toEqual({ mine: null });
  expect(begun.waiting).toEqual([]);
});
