import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { easterSunday, exampleClosures, exampleModules } from "../../../src/domain/exampleYear.ts";
import { addDays, type Day } from "../../../src/domain/time.ts";
import {
  dataPointsOf,
  isSchoolDay,
  mondayOf,
  moduleOn,
  nextDataPoint,
  placeInYear,
  schoolDays,
  weekdayOf,
} from "../../../src/domain/year.ts";

const modules = exampleModules("2025-26");
const closures = exampleClosures("2025-26");
const academicYears = fc.integer({ min: 2000, max: 2090 }).map((year) => `${year}-${String((year + 1) % 100).padStart(2, "0")}`);

describe("where a day falls in the year", () => {
  test("Thursday 4 December 2025 is in module 2, week 5", () => {
    expect(placeInYear("2025-12-04", modules)).toEqual({ module: 2, week: 5 });
  });

  test("the weeks of a module that begins mid-week are counted from that week's Monday", () => {
    const midWeek = [{ number: 1, from: "2025-09-03", until: "2025-10-24" }];
    expect(placeInYear("2025-09-05", midWeek)).toEqual({ module: 1, week: 1 });
    expect(placeInYear("2025-09-08", midWeek)).toEqual({ module: 1, week: 2 });
  });

  test("a day in the holidays is in no module", () => {
    expect(placeInYear("2025-10-29", modules)).toBeUndefined();
    expect(moduleOn("2025-12-27", modules)).toBeUndefined();
  });

  test("weekends, holidays and closures are no school days", () => {
    expect(isSchoolDay("2025-12-04", modules, closures)).toBe(true);
    expect(isSchoolDay("2025-12-06", modules, closures)).toBe(false);
    expect(isSchoolDay("2025-10-29", modules, closures)).toBe(false);
    expect(isSchoolDay("2026-05-04", modules, closures)).toBe(false);
  });

  test("the days of a week with a bank holiday are the other four", () => {
    expect(schoolDays("2026-05-02", "2026-05-10", modules, closures)).toEqual(["2026-05-05", "2026-05-06", "2026-05-07", "2026-05-08"]);
  });
});

describe("the data points of a year", () => {
  const points = dataPointsOf("2025-26", modules);

  test("stand at the end of modules 2, 4 and 6", () => {
    expect(points).toEqual([
      { id: "2025-26-m2", module: 2, on: "2025-12-19" },
      { id: "2025-26-m4", module: 4, on: "2026-03-27" },
      { id: "2025-26-m6", module: 6, on: "2026-07-17" },
    ]);
  });

  test("the next one counts its own day, and after the last there is none", () => {
    expect(nextDataPoint("2025-12-19", points)?.module).toBe(2);
    expect(nextDataPoint("2025-12-20", points)?.module).toBe(4);
    expect(nextDataPoint("2026-07-18", points)).toBeUndefined();
  });
});

describe("the example year", () => {
  test("knows Easter", () => {
    expect([2024, 2025, 2026, 2038].map(easterSunday)).toEqual(["2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"]);
  });

  test("has six modules in order, each on weekdays and apart from the next by a holiday, in any year", () => {
    fc.assert(
      fc.property(academicYears, (year) => {
        const six = exampleModules(year);
        expect(six.map((module) => module.number)).toEqual([1, 2, 3, 4, 5, 6]);
        let before: Day = "1999-01-01";
        for (const module of six) {
          expect(weekdayOf(module.from)).toBeLessThanOrEqual(5);
          expect(weekdayOf(module.until)).toBe(5);
          expect(module.from > addDays(before, 7)).toBe(true);
          expect(module.until > addDays(module.from, 14)).toBe(true);
          before = module.until;
        }
      }),
    );
  });

  test("has about 190 school days, as schools must", () => {
    fc.assert(
      fc.property(academicYears, (year) => {
        const autumn = Number(year.slice(0, 4));
        const days = schoolDays(`${autumn}-08-01`, `${autumn + 1}-07-31`, exampleModules(year), exampleClosures(year)).length;
        expect(days).toBeGreaterThanOrEqual(183);
        expect(days).toBeLessThanOrEqual(196);
      }),
    );
  });

  test("closes on training days and the first Monday of May, school days otherwise", () => {
    fc.assert(
      fc.property(academicYears, (year) => {
        for (const closure of exampleClosures(year)) expect(isSchoolDay(closure.from, exampleModules(year), [])).toBe(true);
      }),
    );
  });

  test("every day of a module has a week that counts up by one each Monday", () => {
    fc.assert(
      fc.property(academicYears, fc.nat({ max: 5 }), fc.nat({ max: 60 }), (year, which, later) => {
        const module = exampleModules(year)[which];
        if (!module) return;
        const day = addDays(module.from, later);
        const place = placeInYear(day, [module]);
        if (day > module.until) expect(place).toBeUndefined();
        else expect(addDays(mondayOf(module.from), ((place?.week ?? 0) - 1) * 7)).toBe(mondayOf(day));
      }),
    );
  });
});
