import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Transition } from "../../../../src/domain/targetLife.ts";
import { livesIn } from "../../../../src/domain/targets/livesIn.ts";

const decided = (at: string, target: string, to: Transition["to"], over: Partial<Transition> = {}): Transition => ({
  ...{ id: `${at}-${target}`, target, at, by: "priya", after: null, settles: [], to, action: "start", successor: null, why: null },
  ...over,
});
const dayOf = ({ at }: Transition) => at;
const lastYear = { from: "2025-08-01", until: "2026-07-31" };
const inYear = (...transitions: Transition[]) =>
  Object.fromEntries(
    [...livesIn([...new Set(transitions.map(({ target }) => target))], transitions, dayOf, lastYear)].map(([target, { state }]) => [
      target,
      state,
    ]),
  );

describe("the targets of a school year", () => {
  const started = decided("2025-09-10", "looks", "active");
  const ended = (at: string) => decided(at, "looks", "ended", { after: started.id, action: "nextStep" });

  it("stood in it from the day they were started, and are told as they stood at its end", () => {
    expect(inYear(started)).toEqual({ looks: "active" });
    expect(inYear(started, ended("2026-03-02"))).toEqual({ looks: "ended" });
    expect(inYear(started, ended("2026-10-02"))).toEqual({ looks: "active" });
  });

  it("count those of the year before that went on, and not those that were over, or had not begun", () => {
    const before = decided("2024-09-10", "waits", "active");
    const over = decided("2025-07-20", "waits", "ended", { after: before.id, action: "stop" });
    expect(inYear(before)).toEqual({ waits: "active" });
    expect(inYear(before, over)).toEqual({});
    expect(inYear(decided("2026-09-01", "waits", "active"))).toEqual({});
  });

  it("are none of the drafts that nobody started", () => {
    expect(livesIn(["looks"], [], dayOf, lastYear).size).toBe(0);
  });

  it("come to every target ever started, over years enough", () => {
    const day = fc
      .integer({ min: 0, max: 1_000 })
      .map((days) => new Date(Date.UTC(2024, 8, 1) + days * 86_400_000).toISOString().slice(0, 10));
    const starts = fc.uniqueArray(fc.record({ target: fc.string({ minLength: 1 }), at: day }), { selector: ({ target }) => target });
    fc.assert(
      fc.property(starts, (all) => {
        const transitions = all.map(({ target, at }) => decided(at, target, "active"));
        const targets = all.map(({ target }) => target);
        expect([...livesIn(targets, transitions, dayOf, { from: "2024-08-01", until: "2027-07-31" }).keys()].sort()).toEqual(
          targets.sort(),
        );
      }),
    );
  });
});
