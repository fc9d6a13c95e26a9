import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyText } from "../../../src/sync/body.ts";
import type { FieldValues } from "../../../src/sync/change.ts";
import { isWrong, shiftUnsent } from "../../../src/sync/shift.ts";
import { firstStamp, formatStamp, instantOf, laterOf, nextStamp, parseStamp } from "../../../src/sync/stamp.ts";
import { changeTo } from "./changes.ts";

const replica = "aaaaaaaaaaaaaaaa";
const stamps = fc
  .record({ ms: fc.integer({ min: 0, max: 4_102_444_800_000 }), counter: fc.integer({ min: 0, max: 0xffff }) })
  .map((parts) => formatStamp({ ...parts, replica }));

describe("the clock of changes", () => {
  it("always moves on, whatever the wall clock does", () => {
    fc.assert(
      fc.property(stamps, fc.integer({ min: 0, max: 4_102_444_800_000 }), (latest, now) => {
        const next = nextStamp(latest, now, replica);
        expect(next > latest).toBe(true);
        expect(instantOf(next)).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  it("sorts as text as it sorts in time", () => {
    fc.assert(
      fc.property(stamps, stamps, (one, other) => {
        const [a, b] = [parseStamp(one), parseStamp(other)];
        const byTime = Math.sign(a.ms - b.ms) || Math.sign(a.counter - b.counter);
        expect(one < other ? -1 : one > other ? 1 : 0).toBe(byTime);
      }),
    );
  });

  it("borrows a millisecond when a counter is used up", () => {
    const full = formatStamp({ ms: 5, counter: 0xffff, replica });
    expect(parseStamp(nextStamp(full, 1, replica))).toEqual({ ms: 6, counter: 0, replica });
  });

  it("starts before everything", () => {
    expect(laterOf(firstStamp(replica), formatStamp({ ms: 1, counter: 0, replica }))).toBe(formatStamp({ ms: 1, counter: 0, replica }));
  });
});

describe("a tablet whose clock was wrong", () => {
  const day = 86_400_000;
  const noon = Date.UTC(2026, 10, 24, 12);

  it("is left alone up to a minute, either way", () => {
    expect([isWrong(0, 60_000), isWrong(0, -60_000), isWrong(0, 60_001), isWrong(0, -60_001), isWrong(day, day + 5)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it("moves what it never sent to when it happened, order kept", () => {
    const wrong = [1, 2, 3].map((number) =>
      changeTo(
        `record-${number}`,
        { observedAt: noon + day + number * 1000, precision: "exact", correction: 0 },
        { number, ms: noon + day + number * 1000 },
      ),
    );
    const { changes, latest } = shiftUnsent(
      [wrong[2], wrong[0], wrong[1]].filter((one) => one !== undefined),
      firstStamp(replica),
      ({ at }) => ({ made: instantOf(at), by: -day }),
      noon + 5000,
      replica,
      "Europe/London",
    );
    expect(changes.map((change) => instantOf(change.at))).toEqual([noon + 1000, noon + 2000, noon + 3000]);
    expect(changes.map((change) => change.fields)).toEqual(
      [1, 2, 3].map((number) => ({ observedAt: noon + number * 1000, precision: "exact", correction: -day })),
    );
    expect(instantOf(latest)).toBe(noon + 5000);
  });

  describe("and what it wrote up for a session or a day", () => {
    const zone = "Europe/London";
    const shifted = (fields: FieldValues, by: number, saved = noon + day) => {
      const change = { ...changeTo("r", fields, { number: 1, ms: saved }) };
      const [moved] = shiftUnsent(
        [change],
        firstStamp(replica),
        ({ at }) => ({ made: instantOf(at), by }),
        saved + by,
        replica,
        zone,
      ).changes;
      if (!moved) throw new Error("it was moved away");
      expect(bodyText(moved)).toBe(bodyText(change));
      return moved.fields;
    };
    const morning = Date.UTC(2026, 10, 24, 10, 30);

    it("keeps its time of day on the right day", () => {
      expect(shifted({ observedAt: morning + day, precision: "session" }, -day)).toEqual({
        ...{ observedAt: morning, precision: "session", correction: -day },
      });
      expect(shifted({ observedAt: noon, precision: "day", correction: 5 }, -day)).toEqual({
        ...{ observedAt: noon - day, precision: "day", correction: 5 - day },
      });
    });

    it("keeps its time of day when a clock change lies between", () => {
      // Saved on the Monday after the clocks went back, really on the Saturday before.
      const monday = Date.UTC(2026, 9, 26, 12);
      const observedAt = Date.UTC(2026, 9, 26, 10, 30);
      expect(shifted({ observedAt, precision: "session" }, -2 * day, monday).observedAt).toBe(Date.UTC(2026, 9, 24, 9, 30));
    });

    it("stays where it is when the clock was wrong within the day", () => {
      expect(shifted({ observedAt: morning, precision: "session" }, -7 * 60_000, noon)).toEqual({
        observedAt: morning,
        precision: "session",
      });
    });

    it("is not left in the future", () => {
      expect(shifted({ observedAt: morning, precision: "session" }, -3 * 3_600_000, noon).observedAt).toBe(noon - 3 * 3_600_000);
    });
  });

  it("says of a child's state when it was said", () => {
    const change = {
      ...changeTo("state-ada", { pupil: "ada", state: "drowsy", since: noon + day }, { number: 1, ms: noon + day }),
      kind: "state",
    };
    const { changes } = shiftUnsent(
      [change],
      firstStamp(replica),
      ({ at }) => ({ made: instantOf(at), by: -day }),
      noon,
      replica,
      "Europe/London",
    );
    expect(changes[0]?.fields.since).toBe(noon);
  });

  it("puts back what a clock that was behind stamped after everything it knew, by what the clock read", () => {
    const one = changeTo("r", { observedAt: noon - day, precision: "exact" }, { number: 1, ms: noon - 1000 });
    const { changes } = shiftUnsent(
      [one],
      firstStamp(replica),
      () => ({ made: noon - day, by: day }),
      noon + 5000,
      replica,
      "Europe/London",
    );
    expect(changes.map(({ at, fields }) => [instantOf(at), fields.observedAt])).toEqual([[noon, noon]]);
  });

  it("takes the day, and nothing finer, from the clock for what was seen this morning", () => {
    const seen = (observedAt: number) => changeTo("r", { observedAt, precision: "session" }, { number: 1, ms: noon - day });
    const moved = (by: number) =>
      shiftUnsent([seen(noon - day)], firstStamp(replica), () => ({ made: noon - day, by }), noon + 5000, replica, "Europe/London")
        .changes[0]?.fields;
    expect(moved(day + 9000)).toEqual({ observedAt: noon, precision: "session", correction: day });
    expect(moved(5 * 60_000)).toEqual({ observedAt: noon - day, precision: "session" });
  });

  it("stamps and dates nothing later than now", () => {
    const one = changeTo("r", { observedAt: noon, precision: "exact" }, { number: 1, ms: noon });
    const { changes, latest } = shiftUnsent(
      [one],
      firstStamp(replica),
      () => ({ made: noon, by: day }),
      noon + 5000,
      replica,
      "Europe/London",
    );
    expect(changes.map(({ at, fields }) => [instantOf(at), fields.observedAt])).toEqual([[noon + 5000, noon + 5000]]);
    expect(instantOf(latest)).toBe(noon + 5000);
  });

  it("never stamps behind what it already knows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -2e9, max: 2e9 }),
        stamps,
        (times, by, known) => {
          const unsent = times.map((ms, number) => ({
            ...changeTo("r", {}, { number, ms }),
            at: formatStamp({ ms, counter: number, replica }),
          }));
          const { changes, latest } = shiftUnsent(unsent, known, ({ at }) => ({ made: instantOf(at), by }), 0, replica, "Europe/London");
          expect(latest >= known).toBe(true);
          const ats = changes.map((change) => change.at);
          expect([...new Set(ats)].sort()).toEqual(ats);
          expect(changes.map((change) => change.id)).toEqual([...unsent].sort((a, b) => (a.at < b.at ? -1 : 1)).map((change) => change.id));
          expect(ats.every((at) => at <= latest)).toBe(true);
        },
      ),
    );
  });
});
