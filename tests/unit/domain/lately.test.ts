/** How much of a child was seen lately: what counts, on which day, and how far back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEvidence, isOpportunity } from "../../../src/domain/evidence.ts";
import type { Fields } from "../../../src/domain/kinds.ts";
import { counting, firstKept, keptDays, keptFrom, latelyOf, type Lately } from "../../../src/domain/lately.ts";
import { addDays } from "../../../src/domain/time.ts";

const zone = "Europe/London";
const tuesday = Date.UTC(2026, 10, 24, 10, 40);
const aDay = 86_400_000;
type Saw = Fields<"observation">;
const saw = (target: string, daysAgo = 0, more: Saw = {}): Saw => ({
  ...{ kind: "target", target, went: "bitOfHelp", observedAt: tuesday - daysAgo * aDay },
  ...more,
});

describe("what is evidence", () => {
  it.each<[string, Saw, { evidence: boolean; opportunity: boolean }]>([
    ["not yet is", { kind: "target", went: "notYet" }, { evidence: true, opportunity: true }],
    [
      "a child who declined had the chance, and it is no evidence",
      { kind: "target", went: "declined" },
      { evidence: false, opportunity: true },
    ],
    ["a child asleep had none", { kind: "target", went: "onOwn", state: "asleep" }, { evidence: false, opportunity: false }],
    ["drowsy is still awake", { kind: "target", went: "onOwn", state: "drowsy" }, { evidence: true, opportunity: true }],
    ["an area alone is kept, and is none", { kind: "engagement", areas: ["persistence"] }, { evidence: false, opportunity: true }],
    ["an area with a chip is", { kind: "engagement", areas: ["persistence"], chips: ["stilled"] }, { evidence: true, opportunity: true }],
    ["an area with words is", { kind: "engagement", areas: ["persistence"], words: "Again!" }, { evidence: true, opportunity: true }],
    ["an area with a picture is", { kind: "engagement", areas: ["persistence"], pictures: ["p"] }, { evidence: true, opportunity: true }],
    ["a note is, and is no chance at a target", { kind: "note", words: "A good morning" }, { evidence: true, opportunity: false }],
  ])("%s", (_words, fields, { evidence, opportunity }) => {
    expect([isEvidence(fields), isOpportunity(fields)]).toEqual([evidence, opportunity]);
  });
});

describe("what was seen lately", () => {
  const lately = (rows: readonly Saw[], latest = "2026-11-24") => latelyOf(rows, latest, zone);

  it("is counted by what it was about and by the school's day, a refusal as a chance only", () => {
    const justAfterMidnight = Date.UTC(2026, 9, 24, 23, 30);
    const rows = [
      ...[saw("page"), saw("page"), saw("page", 0, { went: "declined" }), saw("switch", 1)],
      saw("page", 0, { observedAt: justAfterMidnight }),
    ];
    expect(lately(rows)).toEqual({
      page: { "2026-11-24": { opportunities: 3, evidence: 2 }, "2026-10-25": { opportunities: 1, evidence: 1 } },
      switch: { "2026-11-23": { opportunities: 1, evidence: 1 } },
    });
  });

  it("counts engagement in each of its areas, and a step as itself", () => {
    const rows: Saw[] = [
      { kind: "engagement", areas: ["exploration", "initiation"], chips: ["stilled"], observedAt: tuesday },
      { kind: "step", step: "k3-com-2", went: "onOwn", observedAt: tuesday },
    ];
    expect(Object.keys(lately(rows)).sort()).toEqual(["exploration", "initiation", "k3-com-2"]);
  });

  it("counts nothing of a child asleep, of a note, or of what says no time", () => {
    const asleep = saw("page", 0, { state: "asleep" });
    expect(lately([asleep, { kind: "note", words: "x", observedAt: tuesday }, { kind: "target", target: "page" }])).toEqual({});
  });

  it("reaches back six weeks from the latest day, not from today", () => {
    const rows = [saw("page", 300), saw("page", 300 + keptDays - 1), saw("page", 300 + keptDays)];
    expect(Object.keys(lately(rows, addDays("2026-11-24", -300)).page ?? {})).toHaveLength(2);
  });

  const row = fc.record({ target: fc.constantFrom("page", "switch", "spoon"), daysAgo: fc.nat(90), declined: fc.boolean() });

  it("is the same in whatever order the records come, and what is taken away again leaves no trace", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(row, { maxLength: 5 }), (kept, gone) => {
        const fieldsOf = ({ target, daysAgo, declined }: (typeof kept)[number]) =>
          saw(target, daysAgo, declined ? { went: "declined" } : {});
        const from = firstKept("2026-11-24");
        const expected = lately(kept.map(fieldsOf));
        expect(lately(kept.map(fieldsOf).toReversed())).toEqual(expected);
        const all = [...kept, ...gone].reduce<Lately>((counted, one) => counting(counted, fieldsOf(one), from, zone), {});
        const left = gone.reduce<Lately>((counted, one) => counting(counted, fieldsOf(one), from, zone, -1), all);
        expect(keptFrom(left, from)).toEqual(expected);
      }),
    );
  });
});
