import { expect, it } from "vitest";
import { awayDays } from "../../../src/domain/awayDays.ts";
import { exampleClosures, exampleModules } from "../../../src/domain/exampleYear.ts";

const year = { year: "2025-26", modules: exampleModules("2025-26"), closures: exampleClosures("2025-26") };

it("a child away from Thursday until Tuesday is away on four school days, the weekend left out", () => {
  expect(awayDays("2025-11-20", "2025-11-25", year)).toEqual(["2025-11-20", "2025-11-21", "2025-11-24", "2025-11-25"]);
});

it("away over Christmas until the middle of January, no day of the holiday and no training day is among them", () => {
  expect(awayDays("2025-12-18", "2026-01-07", year)).toEqual(["2025-12-18", "2025-12-19", "2026-01-06", "2026-01-07"]);
});

it("from a Saturday they begin on Monday, and in the holidays there are none", () => {
  expect(awayDays("2025-11-22", "2025-11-24", year)).toEqual(["2025-11-24"]);
  expect(awayDays("2025-10-27", "2025-10-31", year)).toEqual([]);
});

it("they end with the school year, whatever day is chosen", () => {
  const next = [{ number: 1, from: "2026-08-01", until: "2026-10-23" }];
  const both = { ...year, modules: [...year.modules, ...next] };
  expect(awayDays("2026-07-16", "2026-12-18", both).at(-1)).toBe("2026-07-17");
});
