/** What a change replaced is what the record said just before it, whatever order the changes came in. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saidBefore, saidFixed } from "../../../src/sync/history.ts";
import { mergeChange } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { changeTo, histories } from "./changes.ts";

describe("history", () => {
  it("tells the wording there was before, and of which record it is", () => {
    const made = changeTo("looks", { pupil: "ada", wording: "Looks", order: 1 }, { number: 1, ms: 1 });
    const reworded = changeTo("looks", { wording: "Looks twice" }, { number: 2, ms: 5 });
    const all = [reworded, made];
    expect(saidBefore(made, all)).toEqual({});
    expect(saidBefore(reworded, all)).toEqual({ wording: "Looks" });
    expect(saidFixed(all)).toEqual({ pupil: "ada" });
  });

  it("tells of a whole statement, though the change left a part of it out", () => {
    const made = changeTo("looks", { wording: "Looks", cue: "page turn" }, { number: 1, ms: 1 });
    const reworded = changeTo("looks", { wording: "Looks twice" }, { number: 2, ms: 5 });
    expect(saidBefore(reworded, [made, reworded])).toEqual({ wording: "Looks", cue: "page turn" });
  });

  it("of a kind that only a newer app knows is told field by field", () => {
    const made = { ...changeTo("r", { a: 1, b: 2 }, { number: 1, ms: 1 }), kind: "tomorrow" };
    const changed = { ...changeTo("r", { a: 3 }, { number: 2, ms: 5 }), kind: "tomorrow" };
    expect(saidBefore(changed, [made, changed])).toEqual({ a: 1 });
  });

  it("is what merging says, of whatever people did", () => {
    fc.assert(
      fc.property(histories, fc.nat(8), (history, at) => {
        const change = history[at % history.length];
        if (!change || change.redacted) return;
        const plain = history.filter(({ redacted }) => !redacted);
        const earlier = plain.filter((other) => other.at < change.at).sort((one, other) => (one.at < other.at ? -1 : 1));
        let record: MergedRecord | undefined;
        for (const other of earlier) record = mergeChange(record, other).record;
        const before = saidBefore(change, plain);
        expect(record?.fields ?? {}).toMatchObject(before);
        const here = Object.keys(change.fields).filter((field) => record?.fields[field] !== undefined);
        expect(Object.keys(before)).toEqual(expect.arrayContaining(here));
        expect(saidBefore(change, plain.toReversed())).toEqual(before);
      }),
    );
  });
});
