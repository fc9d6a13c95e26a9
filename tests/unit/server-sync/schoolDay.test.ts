import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/time.ts";
import { schoolDay, zoneOrHome } from "../../../src/server/projection/schoolDay.ts";

const zones = [
  "Europe/London",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "UTC",
];
const day = 86_400_000;

describe("the school's day", () => {
  it("is the calendar's at every instant, wherever the school is and whatever was asked before", () => {
    const instant = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (at, zone) => schoolDay(at, zone) === dayOf(at, zone)),
      { numRuns: 3_000 },
    );
  });

  it("begins at the very minute, in the quarters around midnight and around the clock's change", () => {
    for (const zone of zones)
      for (const noon of [Date.UTC(2026, 2, 29, 12), Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 6, 1, 12)])
        for (let at = noon - day; at < noon + day; at += 60_000) if (schoolDay(at, zone) !== dayOf(at, zone)) expect([zone, at]).toBeNull();
  });
});

describe("a school's zone", () => {
  it("is what it says, if there is one of that name, whatever another said before", () => {
    expect(["Asia/Kathmandu", "Nowhere/Else", "Europe/London", undefined, "Asia/Kathmandu", "UTC"].map(zoneOrHome)).toEqual([
      ...["Asia/Kathmandu", "Europe/London", "Europe/London", "Europe/London", "Asia/Kathmandu", "UTC"],
    ]);
  });
});
