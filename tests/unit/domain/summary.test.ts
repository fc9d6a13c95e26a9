import { describe, expect, it } from "vitest";
import type { Fields } from "../../../src/domain/kinds.ts";
import { lastOf, seenOn, summaryRules, topicsOf, type ObservationRow, type PupilSummary } from "../../../src/domain/summary.ts";

const zone = "Europe/London";
const tuesday = Date.UTC(2026, 10, 3, 10, 40);
const day = 86_400_000;

function row(id: string, fields: Fields<"observation">): ObservationRow {
  return { stream: "evidence/ada/2026-27", id, fields: { pupil: "ada", observedAt: tuesday, ...fields }, by: "bo", at: `stamp-${id}` };
}

function summaryOf(...rows: ObservationRow[]): PupilSummary {
  return { rulesVersion: summaryRules, through: {}, topics: topicsOf(rows, zone), lately: {} };
}

describe("a child's summary", () => {
  it("shows last time's answer of each target, by when it was seen and not by when it was written", () => {
    const summary = summaryOf(
      row("b", { kind: "target", target: "page", went: "onOwn", observedAt: tuesday - day }),
      row("a", { kind: "target", target: "page", went: "notYet" }),
      row("c", { kind: "target", target: "switch", went: "lotsOfHelp", observedAt: tuesday - 9 * day }),
    );
    expect(lastOf(summary, "page")?.went).toBe("notYet");
    expect(lastOf(summary, "switch")?.went).toBe("lotsOfHelp");
    expect(lastOf(summary, "nothing yet")).toBeUndefined();
  });

  it("keeps the whole of a topic's latest day, oldest first, and nothing of the days before", () => {
    const summary = summaryOf(
      row("a", { kind: "target", target: "page", observedAt: tuesday + 60_000 }),
      row("b", { kind: "target", target: "page" }),
      row("c", { kind: "target", target: "page", observedAt: tuesday - day }),
    );
    expect(seenOn(summary, "page", "2026-11-03").map(({ record }) => record)).toEqual(["b", "a"]);
    expect(seenOn(summary, "page", "2026-11-02")).toEqual([]);
  });

  it("keeps engagement as one topic, steps as their own, and notes as none", () => {
    const { topics } = summaryOf(
      row("a", { kind: "engagement", areas: ["exploration"], chips: ["stilled"] }),
      row("b", { kind: "engagement", areas: ["initiation"], chips: ["reached"] }),
      row("c", { kind: "step", step: "k3-2" }),
      row("d", { kind: "note", words: "a good morning" }),
    );
    expect(Object.keys(topics).sort()).toEqual(["engagement", "k3-2"]);
    expect(topics.engagement?.seen.map(({ chips }) => chips)).toEqual([["stilled"], ["reached"]]);
  });

  it("files a record under the school's day, not the tablet's or Greenwich's", () => {
    const justAfterMidnightInSummer = Date.UTC(2026, 5, 1, 23, 30);
    const { topics } = summaryOf(row("a", { kind: "target", target: "page", observedAt: justAfterMidnightInSummer }));
    expect(topics.page?.day).toBe("2026-06-02");
  });

  it("is the same in whatever order the records come", () => {
    const rows = ["a", "b", "c", "d"].map((id, at) => row(id, { kind: "target", target: "page", observedAt: tuesday + (at % 2) * 1_000 }));
    expect(summaryOf(...rows.toReversed())).toEqual(summaryOf(...rows));
  });
});
