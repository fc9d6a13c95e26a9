import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleClosures, exampleModules } from "../../../src/domain/exampleYear.ts";
import {
  breaksOf,
  closuresOf,
  daysOfYear,
  faultOfClosure,
  faultOfModules,
  followedBy,
  nextYearLike,
  yearAfter,
  type YearShape,
} from "../../../src/domain/schoolYear.ts";
import { addDays, yearBefore } from "../../../src/domain/time.ts";
import { dataPointsOf, weekdayOf } from "../../../src/domain/year.ts";

const example = (year: string): YearShape => ({ year, modules: exampleModules(year), closures: exampleClosures(year) });
const modules = exampleModules("2026-27");
const withModule = (number: number, dates: { from?: string; until?: string }) =>
  modules.map((one) => (one.number === number ? { ...one, ...dates } : one));

const years = fc.integer({ min: 2015, max: 2090 }).map((begins) => `${begins}-${String((begins + 1) % 100).padStart(2, "0")}`);
/** A school's own year: the usual one, up to two weeks earlier or one later, as councils differ. */
const shapes = fc.record({ year: years, weeks: fc.integer({ min: -2, max: 0 }) }).map(({ year, weeks }): YearShape => {
  const moved = <S extends { from: string; until: string }>(span: S) => ({
    ...span,
    from: addDays(span.from, weeks * 7),
    until: addDays(span.until, weeks * 7),
  });
  return { year, modules: exampleModules(year).map(moved), closures: exampleClosures(year).map(moved) };
});

describe("next year, begun from this one", () => {
  it("is the year after, and after 2099 too", () => {
    expect(yearAfter("2026-27")).toBe("2027-28");
    expect(yearAfter("1999-00")).toBe("2000-01");
    expect(yearBefore(yearAfter("2026-27"))).toBe("2026-27");
    expect(daysOfYear("2026-27")).toEqual({ from: "2026-08-01", until: "2027-07-31" });
  });

  it("has this year's modules and closures, 52 weeks on", () => {
    const next = nextYearLike(example("2026-27"));
    expect(next.year).toBe("2027-28");
    expect(next.modules[0]).toEqual({ number: 1, from: "2027-09-01", until: "2027-10-22" });
    expect(next.closures[0]).toEqual({ name: "Training day", from: "2027-09-01", until: "2027-09-01" });
  });

  it("is 53 weeks on where 52 would begin it in August", () => {
    expect(nextYearLike(example("2027-28")).modules[0]?.from).toBe("2028-09-07");
  });

  it("keeps every weekday, lies in its year, and can stand as it is", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const next = nextYearLike(shape);
        expect(faultOfModules(next.year, next.modules)).toBeNull();
        for (const [at, { from, until }] of next.modules.entries())
          expect([weekdayOf(from), weekdayOf(until)]).toEqual([
            weekdayOf(shape.modules[at]?.from ?? ""),
            weekdayOf(shape.modules[at]?.until ?? ""),
          ]);
        for (const closure of next.closures) expect(faultOfClosure(next.year, closure)).toBeNull();
      }),
    );
  });

  it("begun from each year before it, stays where it was for sixty years", () => {
    let shape = example("2026-27");
    for (let count = 0; count < 60; count++) {
      shape = nextYearLike(shape);
      const first = shape.modules[0]?.from.slice(5) ?? "";
      expect(first >= "08-30" && first <= "09-09", `${shape.year} begins on ${first}`).toBe(true);
      expect(shape.closures).toHaveLength(3);
    }
  });
});

describe("a year's modules", () => {
  it("stand in their order, in their year", () => {
    expect(faultOfModules("2026-27", modules)).toBeNull();
    expect(faultOfModules("2026-27", withModule(2, { until: "2026-11-01" }))).toEqual({ module: 2, code: "backwards" });
    expect(faultOfModules("2026-27", withModule(2, { from: "2026-10-23" }))).toEqual({ module: 2, code: "overlaps", before: 1 });
    expect(faultOfModules("2026-27", withModule(6, { until: "2027-08-02" }))).toEqual({ module: 6, code: "outside" });
    expect(faultOfModules("2026-27", withModule(1, { from: "2026-07-30" }))).toEqual({ module: 1, code: "outside" });
    expect(faultOfModules("2026-27", withModule(3, { from: "" }))).toEqual({ module: 3, code: "dayMissing" });
  });

  it("take the data points at their ends along, and leave one that the school has set apart", () => {
    const points = dataPointsOf("2026-27", modules).map((point) => (point.module === 4 ? { ...point, on: "2027-03-01" } : point));
    const later = withModule(2, { until: "2026-12-22" }).map((one) => (one.number === 4 ? { ...one, until: "2027-03-25" } : one));
    expect(followedBy(points, modules, later).map(({ module, on }) => [module, on])).toEqual([
      [2, "2026-12-22"],
      [4, "2027-03-01"],
      [6, modules[5]?.until],
    ]);
  });

  it("have breaks between them, said in weekdays, and none where one follows the other at once", () => {
    const [autumn, christmas] = breaksOf(modules);
    expect(autumn).toEqual({ after: 1, from: "2026-10-26", until: "2026-10-30" });
    expect(christmas?.after).toBe(2);
    const joined = withModule(1, { until: addDays(modules[1]?.from ?? "", -3) });
    expect(breaksOf(joined).map(({ after }) => after)).toEqual([2, 3, 4, 5]);
  });
});

describe("a closure", () => {
  const snow = { name: "Snow", from: "2027-01-20", until: "2027-01-21" };

  it("has a name, and days of its year in their order", () => {
    expect(faultOfClosure("2026-27", snow)).toBeNull();
    expect(faultOfClosure("2026-27", { ...snow, name: " " })).toBe("unnamed");
    expect(faultOfClosure("2026-27", { ...snow, until: "2027-01-19" })).toBe("backwards");
    expect(faultOfClosure("2026-27", { ...snow, until: "" })).toBe("dayMissing");
    expect(faultOfClosure("2026-27", { ...snow, until: "2027-08-01" })).toBe("outside");
  });

  it("belongs to the year its days are of", () => {
    expect(closuresOf("2026-27", [snow])).toEqual([snow]);
    expect(closuresOf("2027-28", [snow])).toEqual([]);
  });
});
