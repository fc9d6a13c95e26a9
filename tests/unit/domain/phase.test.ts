/** What a phase leader counts: about children and areas, on the days they were there. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lately } from "../../../src/domain/lately.ts";
import { evidenceByArea, fortnightFrom, fortnightOf, hadNoChance, sixWeeksFrom } from "../../../src/domain/phase.ts";
import { addDays } from "../../../src/domain/time.ts";
import { schoolDays } from "../../../src/domain/year.ts";

const today = "2026-11-27"; // A Friday.
const modules = [{ number: 2, from: "2026-11-02", until: "2026-12-18" }];
const daysOf = (closures: { from: string; until: string }[] = []) => schoolDays(fortnightFrom(today), today, modules, closures);
const seen = (...days: string[]): Lately => ({ page: Object.fromEntries(days.map((day) => [day, { opportunities: 1, evidence: 1 }])) });
const asked = { today, schoolDays: daysOf(), since: "2026-09-01", away: [] };

describe("a child's fortnight", () => {
  it("is its school days, today only once something was seen in it", () => {
    expect(daysOf()).toHaveLength(10);
    expect(fortnightOf(undefined, asked)).toEqual({ present: 9, withChance: 0, away: 0 });
    expect(fortnightOf(seen(today, "2026-11-19"), asked)).toEqual({ present: 10, withChance: 2, away: 0 });
  });

  it("leaves out closures, days marked away, and the days before they came", () => {
    const closed = daysOf([{ from: "2026-11-16", until: "2026-11-18" }]);
    expect(fortnightOf(undefined, { ...asked, schoolDays: closed }).present).toBe(6);
    const away = [
      { day: "2026-11-19", half: "day" as const },
      { day: "2026-11-20", half: "morning" as const },
    ];
    expect(fortnightOf(undefined, { ...asked, away })).toEqual({ present: 8, withChance: 0, away: 1 });
    expect(fortnightOf(undefined, { ...asked, since: "2026-11-24" }).present).toBe(3);
  });

  it("says that somebody had no chance only of one who was there", () => {
    const away = daysOf().map((day) => ({ day, half: "day" as const }));
    expect(hadNoChance(fortnightOf(undefined, asked))).toBe(true);
    expect(hadNoChance(fortnightOf(undefined, { ...asked, away }))).toBe(false);
    expect(hadNoChance(fortnightOf(undefined, { ...asked, schoolDays: [] }))).toBe(false);
    expect(hadNoChance(fortnightOf(seen("2026-11-19"), asked))).toBe(false);
  });

  it("counts what was seen on a day marked away: the child came after all", () => {
    const away = [{ day: "2026-11-19", half: "day" as const }];
    expect(fortnightOf(seen("2026-11-19"), { ...asked, away })).toEqual({ present: 9, withChance: 1, away: 0 });
  });

  it("does not count what was seen before it, or at a weekend", () => {
    expect(fortnightOf(seen("2026-11-13", "2026-11-21"), asked).withChance).toBe(0);
  });

  it("never has more days with a chance than days in school, nor more of both and away than school days", () => {
    const day = fc.nat(20).map((back) => addDays(today, -back));
    const half = fc.constantFrom("day" as const, "morning" as const, "afternoon" as const);
    fc.assert(
      fc.property(fc.array(day), fc.array(fc.record({ day, half })), day, (chances, away, since) => {
        const { present, withChance, away: gone } = fortnightOf(seen(...chances), { ...asked, away, since });
        expect(withChance).toBeLessThanOrEqual(present);
        expect(present + gone).toBeLessThanOrEqual(asked.schoolDays.length);
      }),
    );
  });
});

describe("evidence by area", () => {
  const areaOf = (subject: string) => ({ page: "communication", switch: "control", spoon: "control" })[subject] ?? null;

  it("is counted over six weeks, a refusal not among it", () => {
    const lately: Lately = {
      page: { [today]: { opportunities: 3, evidence: 2 }, [sixWeeksFrom(today)]: { opportunities: 1, evidence: 1 } },
      switch: { "2026-11-20": { opportunities: 2, evidence: 2 } },
      spoon: { [addDays(sixWeeksFrom(today), -1)]: { opportunities: 1, evidence: 1 }, "2026-11-02": { opportunities: 1, evidence: 1 } },
      old: { "2026-11-02": { opportunities: 1, evidence: 1 } },
      declined: { "2026-11-02": { opportunities: 4, evidence: 0 } },
    };
    expect([...evidenceByArea(lately, sixWeeksFrom(today), areaOf)]).toEqual([
      ["communication", 3],
      ["control", 3],
      [null, 1],
    ]);
    expect([...evidenceByArea(undefined, sixWeeksFrom(today), areaOf)]).toEqual([]);
  });
});
