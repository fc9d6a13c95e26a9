import { describe, expect, test } from "vitest";
import { scale } from "../../../src/domain/answer.ts";
import { halfDayOf, localTime, type HalfDay } from "../../../src/domain/time.ts";
import { weekdayOf } from "../../../src/domain/year.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { changesOf, fromHome, grouped, merged, school, seenIn, share, zone, type Seen } from "./school.ts";

/** Several schools together, so that a share is the generator's and not one class's luck. */
const many = ["1", "2", "3", "4", "5", "6"].map((seed) => school({ seed }));
const seen = many.flatMap(seenIn);
const tried = seen.filter(({ went }) => went !== undefined);
const inSchool = seen.filter((one) => !fromHome(one));
/** One class over most of a year: long enough for a target to move. */
const long = seenIn(school({ records: 8_000 }));
const typedBy = (one: Seen) => one.seenBy !== undefined && "staff" in one.seenBy && one.seenBy.staff === one.by;

describe("evidence", () => {
  test("is never dated on a session of absence, unless home told it", () => {
    let days = 0;
    for (const made of many) {
      const missed = new Set(
        recordsOf(merged(made), "away").flatMap(({ fields: { pupil = "", day = "", half } }) => {
          const halves: HalfDay[] = half === "day" ? ["morning", "afternoon"] : half === undefined ? [] : [half];
          return halves.map((each) => `${pupil} ${day} ${each}`);
        }),
      );
      days += missed.size;
      for (const one of seenIn(made)) {
        if (fromHome(one)) continue;
        expect(missed.has(`${one.pupil ?? ""} ${one.day} ${halfDayOf(one.minutes)}`)).toBe(false);
      }
    }
    expect(days).toBeGreaterThan(100);
  });

  test("is never of an activity that did not happen, nor of one outside its time", () => {
    let closed = 0;
    for (const made of many) {
      const records = merged(made);
      const didnt = new Set(recordsOf(records, "didntHappen").map(({ fields }) => `${fields.activity ?? ""} ${fields.day ?? ""}`));
      closed += didnt.size;
      const slots = recordsOf(records, "slot");
      for (const { activity, day, minutes } of seenIn(made)) {
        if (!activity) continue;
        expect(didnt.has(`${activity} ${day}`)).toBe(false);
        expect(slots.some(({ fields }) => fields.activity === activity && fields.weekday === weekdayOf(day))).toBe(true);
        expect(minutes).toBeLessThan(15 * 60);
      }
    }
    expect(closed).toBeGreaterThan(5);
  });

  test("is seen before it is written down, and stamped as it was written", () => {
    for (const one of seen) {
      expect(one.observedAt).toBeLessThanOrEqual(one.at);
      if (one.precision === "exact" && one.copyOf === undefined) expect(one.observedAt).toBe(one.at);
    }
  });

  test("is of targets that are the child's own, responses that are the child's own, and areas with something to say", () => {
    for (const made of many) {
      const records = merged(made);
      const owner = new Map([...recordsOf(records, "target"), ...recordsOf(records, "chip")].map(({ id, fields }) => [id, fields.pupil]));
      for (const one of seenIn(made)) {
        if (one.target !== undefined) expect(owner.get(one.target)).toBe(one.pupil);
        for (const chip of one.chips ?? []) expect(owner.get(chip)).toBe(one.pupil);
        if (one.kind === "engagement") expect((one.chips?.length ?? 0) > 0 && (one.areas?.length ?? 0) > 0).toBe(true);
        if (one.kind === "note") expect(one.words).toBeTruthy();
      }
    }
  });

  test("in the wrong child's stream leaves no words there, and a copy in the right one", () => {
    const moved = many.flatMap((made) => {
      const records = merged(made);
      return recordsOf(records, "observation").flatMap((copy) => {
        const wrong = records.find(({ id }) => id === copy.fields.copyOf);
        return wrong ? [{ copy, wrong }] : [];
      });
    });
    expect(moved.length).toBeGreaterThan(5);
    for (const { copy, wrong } of moved) {
      expect(wrong.redacted).toBeDefined();
      expect(wrong.fields).toEqual({});
      expect(wrong.stream).not.toBe(copy.stream);
      expect(copy.fields.words).toBeTruthy();
    }
  });
});

describe("how it went", () => {
  test.each([
    ["onOwn", 0.05, 0.11],
    ["bitOfHelp", 0.28, 0.42],
    ["lotsOfHelp", 0.28, 0.4],
    ["notYet", 0.13, 0.25],
    ["declined", 0.03, 0.055],
  ] as const)("is %s on about as many records as on the Brook pathway", (went, low, high) => {
    const found = share(tried, (one) => one.went === went);
    expect(found).toBeGreaterThan(low);
    expect(found).toBeLessThan(high);
  });

  test("is better on days when a child is not drowsy", () => {
    const mean = (of: readonly Seen[]) => {
      const steps = of.flatMap(({ went }) => scale.findIndex((answer) => answer === went)).filter((step) => step >= 0);
      return steps.reduce((sum, step) => sum + step, 0) / steps.length;
    };
    expect(mean(tried.filter(({ state }) => state === "alert"))).toBeGreaterThan(
      mean(tried.filter(({ state }) => state === "drowsy")) + 0.4,
    );
  });

  test("differs from target to target, and the slopes of targets over the months differ too", () => {
    const byTarget = grouped(
      long.filter(({ target, went }) => target !== undefined && went !== undefined && went !== "declined"),
      ({ target }) => target,
    );
    const slopes = [...byTarget.values()].map((of) => {
      const inOrder = [...of].sort((a, b) => a.at - b.at).map(({ went }) => scale.findIndex((answer) => answer === went));
      const half = Math.floor(inOrder.length / 2);
      const mean = (steps: readonly number[]) => steps.reduce((sum, step) => sum + step, 0) / steps.length;
      return { from: mean(inOrder.slice(0, half)), by: mean(inOrder.slice(half)) - mean(inOrder.slice(0, half)) };
    });
    expect(share(slopes, ({ by }) => by > 0.1)).toBeGreaterThan(0.2);
    expect(share(slopes, ({ by }) => Math.abs(by) <= 0.1)).toBeGreaterThan(0.15);
    expect(slopes.some(({ by }) => by < -0.1)).toBe(true);
    expect(Math.max(...slopes.map(({ from }) => from)) - Math.min(...slopes.map(({ from }) => from))).toBeGreaterThan(1);
  });

  test("names the exact help on about a third, always on the rung of its button", () => {
    const helped = tried.filter(({ went }) => went === "bitOfHelp" || went === "lotsOfHelp");
    expect(share(helped, ({ help }) => help !== undefined)).toBeGreaterThan(0.3);
    expect(share(helped, ({ help }) => help !== undefined)).toBeLessThan(0.4);
    for (const { went, help } of helped) {
      const lots = help === "handUnderHand" || help === "fullPhysical";
      if (help !== undefined) expect(lots).toBe(went === "lotsOfHelp");
    }
    expect(tried.filter(({ went, help }) => help !== undefined && (went === "onOwn" || went === "notYet"))).toEqual([]);
  });
});

describe("the facts of a moment", () => {
  test.each([
    ["targets are six in ten", (one: Seen) => one.kind === "target", seen, 0.58, 0.68],
    ["engagement is two in ten", (one: Seen) => one.kind === "engagement", seen, 0.16, 0.24],
    ["pinned steps are few", (one: Seen) => one.kind === "step", seen, 0.04, 0.1],
    ["three in ten are not “now”", (one: Seen) => one.precision !== "exact", seen, 0.25, 0.37],
    ["four in ten were seen by somebody else than who typed", (one: Seen) => !typedBy(one), inSchool, 0.35, 0.55],
    ["home tells one in fifty", fromHome, seen, 0.01, 0.035],
    ["a state is said on about three in ten", (one: Seen) => one.state !== undefined, seen, 0.2, 0.4],
    [
      "ticks have words a little under half the time",
      (one: Seen) => one.words !== undefined,
      seen.filter(({ kind }) => kind === "target"),
      0.4,
      0.5,
    ],
    ["most of the states said are alert", (one: Seen) => one.state === "alert", seen.filter(({ state }) => state !== undefined), 0.5, 0.8],
    ["most are of the morning", (one: Seen) => halfDayOf(one.minutes) === "morning", inSchool, 0.6, 0.82],
  ] as const)("%s", (_what, that, of, low, high) => {
    expect(share(of, that)).toBeGreaterThan(low);
    expect(share(of, that)).toBeLessThan(high);
  });

  test("a catch-up after 15:10 is of earlier in the day", () => {
    const late = inSchool.filter((one) => {
      const { minutes } = localTime(one.at, zone);
      return minutes >= 15 * 60 + 10 && minutes <= 16 * 60 + 30;
    });
    expect(late.length / inSchool.length).toBeGreaterThan(0.1);
    for (const one of late) expect(one.precision).not.toBe("exact");
  });

  test("the middle of the week is busier than its ends", () => {
    const on = (weekday: number) => inSchool.filter(({ day }) => weekdayOf(day) === weekday).length;
    expect(Math.min(on(2), on(3), on(4))).toBeGreaterThan(on(5));
  });

  test("children differ in how much is written of them, and weeks of one child too", () => {
    const [made] = many;
    const counts = made ? [...grouped(seenIn(made), ({ pupil }) => pupil).values()].map((of) => of.length) : [];
    expect(Math.max(...counts) / Math.min(...counts)).toBeGreaterThan(1.4);
  });

  test("two adults see the same moment now and then, and do not always agree", () => {
    const exact = seen.filter(({ kind, precision, went }) => kind === "target" && precision === "exact" && went !== undefined);
    const pairs = [...grouped(exact, ({ target }) => target).values()].flatMap((of) => {
      const inOrder = [...of].sort((a, b) => a.observedAt - b.observedAt);
      return inOrder.slice(1).flatMap((second, index) => {
        const first = inOrder[index];
        return first && first.by !== second.by && second.observedAt - first.observedAt <= 180_000 ? [[first, second] as const] : [];
      });
    });
    expect(pairs.length / seen.length).toBeGreaterThan(0.005);
    expect(pairs.length / seen.length).toBeLessThan(0.04);
    expect(share(pairs, ([first, second]) => first.went === second.went)).toBeLessThan(1);
  });

  test("one in fifty is undone, and stays in the log as removed", () => {
    const removed = many.flatMap((made) => changesOf(made).filter(({ fields }) => fields.removedWhy === "undo"));
    expect(removed.length / seen.length).toBeGreaterThan(0.01);
    expect(removed.length / seen.length).toBeLessThan(0.03);
  });
});

describe("words", () => {
  const words = many.map((made) => seenIn(made).flatMap((one) => one.words ?? []));
  const lengths = words
    .flat()
    .map((text) => text.split(" ").length)
    .sort((a, b) => a - b);

  test("are short, with a long tail", () => {
    const at = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;
    expect(at(0.5)).toBeGreaterThanOrEqual(10);
    expect(at(0.5)).toBeLessThanOrEqual(17);
    expect(at(0.9)).toBeGreaterThanOrEqual(28);
    expect(at(0.9)).toBeLessThanOrEqual(45);
    expect(at(0.999)).toBeLessThanOrEqual(140);
  });

  test("repeat little within a class", () => {
    for (const of of words) expect(new Set(of).size / of.length).toBeGreaterThan(0.8);
  });

  test("leave no slot unfilled and name no child", () => {
    const children = /\b(Amara|Bilal|Cai|Dilys|Ewan|Femi|Hana|Maryam|Theo)\b/;
    for (const text of words.flat()) {
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(text).not.toMatch(children);
      expect(text).toMatch(/^\P{Ll}/u);
    }
  });
});
