/** Engagement: five strips of one child, and what was there. No levels, no scores, nothing added up. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripsOf } from "../../../../src/domain/profile/strips.ts";
import type { Standing } from "../../../../src/domain/profile/opportunities.ts";
import { dayAt, saw, zone } from "./seen.ts";

const areas = ["exploration", "realisation", "anticipation", "persistence", "initiation"];
const seen = (at: number, area: string | string[], more: Standing["fields"] = {}) =>
  saw(at, { kind: "engagement", areas: [area].flat(), chips: ["stilled"], ...more });
const strips = (records: readonly Standing[]) =>
  stripsOf({ records, said: [], areas, zone, placeOf: ({ fields }) => fields.place ?? null });

describe("the strips", () => {
  it("are always the five areas, in the framework’s order, each with the days it was seen", () => {
    const told = strips([
      seen(dayAt(3), "anticipation"),
      seen(dayAt(1), ["anticipation", "exploration"]),
      seen(dayAt(3, 30), "anticipation"),
    ]);
    expect(told.map(({ area, days, times }) => [area, days, times])).toEqual([
      ["exploration", ["2026-09-02"], 1],
      ["realisation", [], 0],
      ["anticipation", ["2026-09-02", "2026-09-04"], 3],
      ["persistence", [], 0],
      ["initiation", [], 0],
    ]);
  });

  it.each([
    ["an area without a response, words or a picture", { chips: [] }],
    ["an area with words of spaces alone", { chips: [], words: "  " }],
    ["what was declined", { went: "declined" as const }],
    ["what was seen of a child asleep", { state: "asleep" as const }],
  ])("leave out %s", (_what, more) => {
    expect(strips([seen(dayAt(1), "exploration", more)])[0]).toMatchObject({ days: [], times: 0, with: [] });
  });

  it("show what has words, or a picture, alone", () => {
    const told = strips([
      seen(dayAt(1), "exploration", { chips: [], words: "Reached" }),
      seen(dayAt(2), "exploration", { chips: [], pictures: ["p"] }),
    ]);
    expect(told[0]?.times).toBe(2);
  });
});

describe("the conditions that worked", () => {
  it("are counted in opportunities: stimulus, place, half of the day, who as a role, and state", () => {
    const told = strips([
      seen(dayAt(1), "exploration", { stimulus: "Foil", place: "Hall", state: "alert" }),
      seen(dayAt(2), "exploration", { stimulus: "Foil", seenBy: { role: "therapist", name: "Ruth" } }),
      seen(dayAt(3, 120), "exploration", { stimulus: "Rain", seenBy: { staff: "priya" } }),
      seen(dayAt(4), "exploration", { precision: "day" }),
    ]);
    expect(told[0]?.with).toEqual([
      { of: "stimulus", value: "Foil", times: 2 },
      { of: "stimulus", value: "Rain", times: 1 },
      { of: "place", value: "Hall", times: 1 },
      { of: "half", value: "morning", times: 2 },
      { of: "half", value: "afternoon", times: 1 },
      { of: "adult", value: "staff", times: 3 },
      { of: "adult", value: "therapist", times: 1 },
      { of: "state", value: "alert", times: 1 },
    ]);
  });

  it("say nothing of who wrote or saw how much: no member of staff is named in them", () => {
    const staff = ["tom", "priya", "leanne"];
    const record = fc.record({ days: fc.nat(100), staff: fc.constantFrom(...staff), area: fc.constantFrom(...areas) });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (all) => {
        const told = JSON.stringify(strips(all.map(({ days, staff: who, area }) => seen(dayAt(days), area, { seenBy: { staff: who } }))));
        for (const who of staff) expect(told).not.toContain(who);
      }),
    );
  });

  it("never come to more than the opportunities of their area", () => {
    const record = fc.record({ days: fc.nat(50), place: fc.constantFrom("Hall", "Class"), area: fc.constantFrom(...areas) });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), (all) => {
        for (const { with: conditions, times, days } of strips(all.map(({ days: at, place, area }) => seen(dayAt(at), area, { place })))) {
          for (const one of conditions) expect(one.times).toBeLessThanOrEqual(times);
          expect(days.length).toBeLessThanOrEqual(times);
        }
      }),
    );
  });
});
