import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/sync/change.ts";
import { marksOf, mergeChange, mergeRecords, overlay } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { changeTo, histories, uuid } from "./changes.ts";

function merged(changes: readonly Change[]): MergedRecord | undefined {
  return changes.reduce<MergedRecord | undefined>((record, change) => mergeChange(record, change).record, undefined);
}

describe("two adults edit one target on two tablets", () => {
  const made = changeTo("looks", { pupil: "ada", wording: "Looks at one for 3 s", counts: "eyes rest on it" }, { number: 1, ms: 1000 });

  it("keeps both when they edit different groups of fields", () => {
    const wording = changeTo("looks", { wording: "Looks at one for 5 s" }, { number: 2, ms: 2000, replica: "bbbbbbbbbbbbbbbb", by: "tom" });
    const watchFor = changeTo("looks", { counts: "looks and stays", doesntCount: "a glance" }, { number: 3, ms: 1500 });
    expect(merged([made, wording, watchFor])?.fields).toEqual({
      pupil: "ada",
      wording: "Looks at one for 5 s",
      counts: "looks and stays",
      doesntCount: "a glance",
    });
  });

  it("lets the later statement stand whole, and returns the other as lost", () => {
    const mine = changeTo("looks", { wording: "for 5 s", cue: "wait" }, { number: 2, ms: 2000 });
    const toms = changeTo("looks", { wording: "for 4 s" }, { number: 3, ms: 2500, replica: "bbbbbbbbbbbbbbbb", by: "tom" });
    const { record, losses } = mergeChange(merged([made, mine]), toms);
    expect(record.fields).toEqual({ pupil: "ada", wording: "for 4 s", counts: "eyes rest on it" });
    expect(losses).toEqual([
      {
        group: "statement",
        lost: { at: mine.at, by: "priya", change: mine.id },
        lostFields: { wording: "for 5 s", cue: "wait" },
        won: { at: toms.at, by: "tom", change: toms.id },
        knowing: false,
      },
    ]);
  });

  it("knows an edit made after reading mine from one made without", () => {
    const mine = changeTo("looks", { wording: "for 5 s" }, { number: 2, ms: 2000 });
    const toms = changeTo("looks", { wording: "for 4 s" }, { number: 3, ms: 2500, by: "tom", over: { statement: mine.id } });
    expect(mergeChange(merged([made, mine]), toms).losses).toMatchObject([{ knowing: true }]);
  });

  it("returns the newcomer as lost when it comes late with an earlier stamp", () => {
    const mine = changeTo("looks", { wording: "for 5 s" }, { number: 2, ms: 2000 });
    const toms = changeTo("looks", { wording: "for 4 s" }, { number: 3, ms: 1500, by: "tom" });
    expect(mergeChange(merged([made, mine]), toms).losses).toMatchObject([{ lost: { by: "tom" }, won: { by: "priya" } }]);
  });

  it("does not call two people who wrote the same a disagreement", () => {
    const mine = changeTo("looks", { wording: "for 5 s" }, { number: 2, ms: 2000 });
    const toms = changeTo("looks", { wording: "for 5 s" }, { number: 3, ms: 2500, by: "tom" });
    expect(mergeChange(merged([made, mine]), toms).losses).toEqual([]);
  });
});

describe("a record's marks", () => {
  it("are one for all while nothing was stated apart, and one a group after", () => {
    const made = changeTo("looks", { pupil: "ada", wording: "Looks", counts: "eyes" }, { number: 1, ms: 1000 });
    const record = merged([made]);
    expect(Object.keys(record?.marks ?? {})).toEqual(["*"]);
    const edited = merged([made, changeTo("looks", { counts: "stays" }, { number: 2, ms: 2000 })]);
    expect(Object.keys(edited?.marks ?? {}).sort()).toEqual(["fixed", "statement", "watchFor"]);
  });
});

describe("words taken back", () => {
  const made = changeTo("looks", { pupil: "ada", wording: "Bo laughed" }, { number: 1, ms: 1000 });
  const gone: Change = { ...made, fields: {}, redacted: { why: "wrongPupil", by: "priya", at: made.at } };

  it("leave no value, and no later edit brings any in", () => {
    const record = merged([made, gone, changeTo("looks", { wording: "Bo laughed twice" }, { number: 2, ms: 9000 })]);
    expect(record?.fields).toEqual({});
    expect(JSON.stringify(record)).not.toContain("laughed");
  });
});

describe("merging, whatever the history", () => {
  it("comes to the same record in any order, each change seen once or twice", () => {
    fc.assert(
      fc.property(
        histories.chain((history) =>
          fc.tuple(fc.constant(history), fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 })),
        ),
        ([history, shuffled]) => {
          expect(merged(shuffled)).toEqual(merged(history));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("comes to the same from a snapshot at k and the changes after it as from all changes", () => {
    fc.assert(
      fc.property(histories, fc.nat(9), (history, k) => {
        const snapshot = merged(history.slice(0, k));
        const base = snapshot ? mergeRecords(undefined, snapshot) : undefined;
        const later = history.slice(k).reduce<MergedRecord | undefined>((record, change) => mergeChange(record, change).record, base);
        expect(later).toEqual(merged(history));
      }),
    );
  });

  it("comes to the same whichever of two records is merged into the other", () => {
    fc.assert(
      fc.property(histories, fc.nat(9), (history, k) => {
        const [one, other] = [merged(history.slice(0, k)), merged(history.slice(k))];
        if (!one || !other) return;
        expect(mergeRecords(one, other)).toEqual(mergeRecords(other, one));
        expect(mergeRecords(one, other)).toEqual(merged(history));
      }),
    );
  });

  it("shows what waits on top of what is acknowledged, and the same once it is acknowledged", () => {
    fc.assert(
      fc.property(histories, fc.nat(9), (history, k) => {
        expect(overlay(merged(history.slice(0, k)), history.slice(k))).toEqual(merged(history));
      }),
    );
  });

  it("holds a mark for every group it shows", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const record = merged(history);
        if (!record || record.redacted) return;
        const marks = marksOf(record);
        expect(Object.values(marks).every((mark) => history.some((change) => change.id === mark.change))).toBe(true);
        if ("order" in record.fields) expect(marks).toHaveProperty("order");
      }),
    );
  });
});

it("settles a forged tie of stamps the same way everywhere", () => {
  const one = changeTo("looks", { wording: "one" }, { number: 1, ms: 1000 });
  const other = { ...changeTo("looks", { wording: "other" }, { number: 2, ms: 1000 }), id: uuid(2) };
  expect(merged([one, other])).toEqual(merged([other, one]));
});

it("does not call two people who both removed it a disagreement", () => {
  const made = changeTo("looks", { pupil: "ada", wording: "Looks" }, { number: 1, ms: 1000 });
  const mine = changeTo("looks", { removedAt: 1500, removedWhy: "mistake" }, { number: 2, ms: 1500 });
  const toms = changeTo("looks", { removedAt: 1600, removedWhy: "mistake" }, { number: 3, ms: 1600, by: "tom" });
  const restored = changeTo("looks", { removedAt: null, removedWhy: null }, { number: 4, ms: 1700, by: "tom" });
  expect(mergeChange(merged([made, mine]), toms).losses).toEqual([]);
  expect(mergeChange(merged([made, mine]), restored).losses).toHaveLength(1);
});
