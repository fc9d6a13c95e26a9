/** A ladder by data point, the evidence beside it, and the long view over the years. */
import { describe, expect, it } from "vitest";
import { ladderOf } from "../../../../src/domain/profile/ladder.ts";
import { longViewOf, type Lived } from "../../../../src/domain/profile/longView.ts";
import { strandEvidence } from "../../../../src/domain/profile/strandEvidence.ts";
import type { Seen, TopicSummary } from "../../../../src/domain/summary.ts";

const points = [
  { id: "p1", on: "2026-12-18" },
  { id: "p2", on: "2027-03-26" },
  { id: "p3", on: "2027-07-16" },
];

describe("a ladder by data point", () => {
  const said = (strand: string, dataPoint: string, level: string, at = "1") => ({ strand, dataPoint, level, at });

  it("shows each strand apart, a lower level as plainly as a higher one, and where nobody judged", () => {
    const ladder = ladderOf([said("gross", "p1", "k2"), said("gross", "p2", "k1"), said("fine", "p1", "k3")], points, "2027-04-01");
    expect(ladder.get("gross")?.map(({ level }) => level)).toEqual(["k2", "k1"]);
    expect(ladder.get("fine")?.map(({ level }) => level)).toEqual(["k3", null]);
    expect(ladder.has("communication")).toBe(false);
  });

  it("takes what was said last of one data point, and does not show those to come", () => {
    const ladder = ladderOf([said("fine", "p1", "k4", "2"), said("fine", "p1", "k3", "1")], points, "2026-12-20");
    expect(ladder.get("fine")).toEqual([{ dataPoint: "p1", on: "2026-12-18", level: "k4" }]);
  });
});

describe("evidence beside a ladder", () => {
  const seen = (went: Seen["went"]): Seen => ({
    ...{ stream: "s", record: "r", observedAt: 0, activity: null, by: "tom", at: "1", went },
    ...{ help: undefined, tally: undefined, seenBy: undefined, areas: undefined, chips: undefined, precision: undefined },
  });
  const on = (day: string, went: Seen["went"] = "onOwn"): TopicSummary => ({ day, seen: [seen(went)] });
  const steps = [
    { id: "fine-k2-a", strand: "fine", level: "k2", step: "Moves fingers" },
    { id: "fine-k3-b", strand: "fine", level: "k3", step: "Opens on contact" },
  ];

  it("stands at the step a target is linked to, at its strand where it is linked to none, and at steps watched for", () => {
    const targets = [
      { id: "t1", area: "fine", step: "fine-k3-b" },
      { id: "t2", area: "fine", step: null },
      { id: "t3", area: "gross", step: null },
      { id: "t4", area: "fine", step: null },
    ];
    const topics = { t1: on("2026-11-02"), t2: on("2026-11-05"), t3: on("2026-11-06"), "fine-k2-a": on("2026-10-01") };
    const beside = strandEvidence(["fine", "gross"], ["k1", "k2", "k3"], steps, targets, topics);
    expect(beside.get("fine")).toEqual([
      { target: "t1", step: "fine-k3-b", level: "k3", day: "2026-11-02" },
      { target: null, step: "fine-k2-a", level: "k2", day: "2026-10-01" },
      { target: "t2", step: null, level: null, day: "2026-11-05" },
    ]);
    expect(beside.get("gross")).toMatchObject([{ target: "t3" }]);
  });

  it("is none where the latest was declined", () => {
    const targets = [{ id: "t1", area: "fine", step: null }];
    expect(strandEvidence(["fine"], [], [], targets, { t1: on("2026-11-02", "declined") }).get("fine")).toEqual([]);
  });
});

describe("the long view", () => {
  const lived = (id: string, area: string | null, from: string | null, until: string | null, more: Partial<Lived> = {}): Lived => ({
    ...{ id, area, from, until, wentOn: false, said: [] },
    ...more,
  });

  it("shows by year and strand what was met, with more help, and kept, and where it was worked on all the same", () => {
    const view = longViewOf(
      [
        lived("a", "fine", "2024-10-01", "2025-03-01", { said: [{ result: "met", year: "2024-25" }] }),
        lived("b", "fine", "2025-09-10", null, {
          said: [
            { result: "partly", year: "2025-26" },
            { result: "metWithMoreHelp", year: "2026-27" },
          ],
        }),
        lived("c", "gross", "2026-09-10", null, { said: [{ result: "notMet", year: "2026-27" }] }),
        lived("draft", "gross", null, null),
      ],
      ["communication", "fine", "gross"],
      "2026-12-01",
    );
    expect(view.years).toEqual(["2024-25", "2025-26", "2026-27"]);
    expect(view.rows).toEqual([
      {
        area: "fine",
        cells: [
          { reached: [{ id: "a", how: "met" }], workedOn: true },
          { reached: [], workedOn: true },
          { reached: [{ id: "b", how: "metWithMoreHelp" }], workedOn: true },
        ],
      },
      {
        area: "gross",
        cells: [
          { reached: [], workedOn: false },
          { reached: [], workedOn: false },
          { reached: [], workedOn: true },
        ],
      },
    ]);
  });

  it("shows a next step where nothing was said of the target, and never hides one of no strand", () => {
    const ended = lived("a", null, "2026-09-10", "2026-11-01", { wentOn: true });
    expect(longViewOf([ended], [], "2026-12-01").rows).toEqual([
      { area: null, cells: [{ reached: [{ id: "a", how: "wentOn" }], workedOn: true }] },
    ]);
    const judged = { ...ended, said: [{ result: "notMet" as const, year: "2026-27" }] };
    expect(longViewOf([judged], [], "2026-12-01").rows[0]?.cells[0]?.reached).toEqual([]);
    expect(longViewOf([], [], "2026-12-01")).toEqual({ years: [], rows: [] });
  });
});
