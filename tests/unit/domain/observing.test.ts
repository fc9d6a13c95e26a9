import { describe, expect, it } from "vitest";
import { isAgain, observedAt, stateStands, type Latest } from "../../../src/domain/observing.ts";
import { academicYearOf, addDays, dayOf, halfDayOf, localTime, yearBefore } from "../../../src/domain/time.ts";

const zone = "Europe/London";
/** A Tuesday in winter, 11:30. */
const now = Date.UTC(2026, 10, 24, 11, 30, 20);

describe("the school's clock", () => {
  it("knows the school's day in summer and winter", () => {
    expect(dayOf(Date.UTC(2026, 6, 1, 23, 30), zone)).toBe("2026-07-02");
    expect(dayOf(Date.UTC(2026, 11, 1, 23, 30), zone)).toBe("2026-12-01");
    expect(localTime(Date.UTC(2026, 6, 1, 9, 5), zone).minutes).toBe(10 * 60 + 5);
  });
  it("counts days over a clock change", () => {
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
  });
  it("changes years on 1 August", () => {
    expect([academicYearOf("2026-07-31"), academicYearOf("2026-08-01"), yearBefore("2026-27"), academicYearOf("1999-09-01")]).toEqual([
      "2025-26",
      "2026-27",
      "2025-26",
      "1999-00",
    ]);
  });
});

describe("when it was seen", () => {
  it("is exact now, and known to the session afterwards", () => {
    expect(observedAt({ type: "now" }, now, zone)).toEqual({ observedAt: now, precision: "exact" });
    expect(observedAt({ type: "slot", start: 615 }, now, zone)).toEqual({
      observedAt: Date.UTC(2026, 10, 24, 10, 15),
      precision: "session",
    });
    expect(observedAt({ type: "thisMorning" }, now, zone)).toMatchObject({ precision: "session" });
    expect(dayOf(observedAt({ type: "yesterday" }, now, zone).observedAt, zone)).toBe("2026-11-23");
  });
  it("is never in the future", () => {
    expect(observedAt({ type: "thisAfternoon" }, now, zone).observedAt).toBe(now);
  });
});

describe("the same button again", () => {
  const tom = { staff: "tom" };
  const latest: Latest = {
    went: "bitOfHelp",
    by: "priya",
    seenBy: tom,
    observedAt: now,
    precision: "exact",
    activity: "story",
    savedAt: now,
  };
  const tap = {
    went: "bitOfHelp",
    by: "priya",
    seenBy: tom,
    activity: "story",
    observedAt: now + 60_000,
    precision: "exact",
    now: now + 60_000,
  } as const;

  it("is one more within ten minutes by the same adult", () => {
    expect(isAgain(latest, tap)).toBe(true);
  });
  it.each([
    ["another answer", { ...tap, went: "onOwn" as const }],
    ["another adult", { ...tap, seenBy: { staff: "leanne" } }],
    ["another activity", { ...tap, activity: "snack" }],
    ["more than ten minutes later", { ...tap, observedAt: now + 600_001 }],
    ["more than ten minutes between the taps, both for this morning", { ...tap, observedAt: now, now: now + 600_001 }],
    ["this morning, not now", { ...tap, precision: "session" as const }],
  ])("is a new record with %s", (_, other) => {
    expect(isAgain(latest, other)).toBe(false);
  });
  it("is a new record beside a tally that palms keep", () => {
    expect(isAgain({ ...latest, tally: { worked: 4, didnt: 1 } }, tap)).toBe(false);
    expect(isAgain({ ...latest, tally: { times: 2 } }, tap)).toBe(true);
  });
});

describe("a child's state", () => {
  it("ends with the half-day; after a seizure it lasts the day", () => {
    const afternoon = Date.UTC(2026, 10, 24, 13, 0);
    const tomorrow = Date.UTC(2026, 10, 25, 9, 0);
    expect(stateStands({ state: "drowsy", since: now }, now + 60_000, zone)).toBe(true);
    expect(stateStands({ state: "asleep", since: now }, now - 2 * 3_600_000, zone)).toBe(false);
    expect(stateStands({ state: "afterSeizure", since: now }, now - 2 * 3_600_000, zone)).toBe(false);
    expect(stateStands({ state: "drowsy", since: now }, afternoon, zone)).toBe(false);
    expect(stateStands({ state: "afterSeizure", since: now }, afternoon, zone)).toBe(true);
    expect(stateStands({ state: "afterSeizure", since: now }, tomorrow, zone)).toBe(false);
    expect(halfDayOf(12 * 60)).toBe("morning");
  });
});
