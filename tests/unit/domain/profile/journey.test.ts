/** A target's own journey: a child beside their own beginning, in opportunities, from raw records. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../../src/domain/answer.ts";
import { went } from "../../../../src/domain/answer.ts";
import { exampleModules } from "../../../../src/domain/exampleYear.ts";
import { journeyOf } from "../../../../src/domain/profile/journey.ts";
import type { Standing } from "../../../../src/domain/profile/opportunities.ts";
import type { SaidPair } from "../../../../src/domain/pairs.ts";
import { dayAt, minute, saw, zone } from "./seen.ts";

const modules = exampleModules("2026-27");
const nothing = { place: null, person: null, materials: null };

function journey(records: readonly Standing[], { planned, said = [] }: { planned?: Answer; said?: SaidPair[] } = {}) {
  const named = ({ fields: { place, seenBy, materials } }: Standing) => ({
    ...nothing,
    ...(place === undefined ? {} : { place }),
    ...(materials === undefined ? {} : { materials }),
    person: seenBy && "staff" in seenBy ? seenBy.staff : (seenBy?.name ?? null),
  });
  return journeyOf({ records, said, planned, modules, zone, named });
}

describe("what counts as an opportunity", () => {
  it("is what was seen awake; declined is told and counts in no rate", () => {
    const { times, declined, lately } = journey([
      saw(dayAt(1), { went: "onOwn" }),
      saw(dayAt(2), { went: "declined" }),
      saw(dayAt(3), { went: "onOwn", state: "asleep" }),
    ]);
    expect({ times, declined, lately }).toEqual({ times: 1, declined: 1, lately: { times: 1, worked: 1 } });
  });

  it("is one when two adults saw it within three minutes, and two once a person has un-joined them", () => {
    const priya = saw(dayAt(1, 41), { went: "onOwn", seenBy: { staff: "priya" } });
    const tom = saw(dayAt(1, 42), { went: "onOwn" });
    expect(journey([priya, tom]).times).toBe(1);
    expect(journey([priya, tom], { said: [{ observations: [tom.id, priya.id], joined: false }] }).times).toBe(2);
  });

  it("seen by two who disagree is believed as the one with more help", () => {
    const priya = saw(dayAt(1, 41), { went: "onOwn", seenBy: { staff: "priya" } });
    const tom = saw(dayAt(1, 42), { went: "notYet" });
    expect(journey([priya, tom]).weeks).toMatchObject([{ times: 1, worked: 0, help: 0 }]);
  });

  it("is five in a tally of four of five, four of which worked", () => {
    expect(journey([saw(dayAt(1), { tally: { worked: 4, didnt: 1 } })])).toMatchObject({ times: 5, lately: { times: 5, worked: 4 } });
  });

  it("is three where the same button was pressed three times", () => {
    const { weeks } = journey([saw(dayAt(1), { went: "bitOfHelp", tally: { times: 3 } }), saw(dayAt(2), { went: "onOwn" })]);
    expect(weeks).toMatchObject([{ times: 4, worked: 1, help: 2 }]);
  });
});

describe("how it went", () => {
  it("worked at the help that was planned or less; where none is planned, on own", () => {
    const seen = [saw(dayAt(1), { went: "bitOfHelp" }), saw(dayAt(2), { went: "onOwn" }), saw(dayAt(3), { went: "lotsOfHelp" })];
    expect(journey(seen).lately).toEqual({ times: 3, worked: 1 });
    expect(journey(seen, { planned: "bitOfHelp" }).lately).toEqual({ times: 3, worked: 2 });
    expect(journey(seen, { planned: "notYet" }).lately).toEqual({ times: 3, worked: 3 });
  });

  it("is compared with the child’s own beginning: the middle step of the first five and of the last five", () => {
    const steps = [
      "lotsOfHelp",
      "lotsOfHelp",
      "notYet",
      "lotsOfHelp",
      "bitOfHelp",
      "bitOfHelp",
      "bitOfHelp",
      "onOwn",
      "bitOfHelp",
    ] as const;
    const seen = steps.map((step, at) => saw(dayAt(at), { went: step }));
    expect(journey(seen).help).toBeNull();
    expect(journey([...seen, saw(dayAt(20), { went: "onOwn" })]).help).toEqual({ first: 1, last: 2 });
  });

  it("is told week by week, of the weeks in which there was an opportunity", () => {
    const { weeks } = journey([
      saw(dayAt(0), { went: "notYet" }),
      saw(dayAt(1), { went: "lotsOfHelp" }),
      saw(dayAt(20), { went: "onOwn" }),
    ]);
    expect(weeks).toEqual([
      { week: "2026-08-31", times: 2, worked: 0, help: 0.5 },
      { week: "2026-09-21", times: 1, worked: 1, help: 3 },
    ]);
  });

  it("was measured first and last, where it is known exactly", () => {
    const seconds = [14, 13, 15, 20, 14, 6, 7, 6, 5, 6];
    const seen = seconds.map((value, at) => saw(dayAt(at), { went: "onOwn", measure: { value, unit: "s" } }));
    expect(journey(seen).measured).toEqual({ unit: "s", first: 14, last: 6 });
    expect(journey(seen.map(({ observedAt, fields }) => saw(observedAt, { ...fields, precision: "session" }))).measured).toBeNull();
  });
});

describe("still there", () => {
  const [first, second] = modules;
  const on = (day: string) => Date.parse(`${day}T11:00:00Z`);

  it("is asked at the first go after a half-term, of what had worked before it", () => {
    if (!first || !second) throw new Error("a year has modules");
    const before = saw(on(first.until), { went: "onOwn" });
    const still = (went: Answer) => journey([before, saw(on(second.from), { went })]).still;
    expect(still("onOwn")).toEqual([{ from: first.until, until: second.from, why: "break", still: true }]);
    expect(still("notYet")).toMatchObject([{ still: false }]);
    expect(journey([saw(on(first.until), { went: "notYet" }), saw(on(second.from), { went: "onOwn" })]).still).toEqual([]);
  });

  it("is asked after three times the usual gap, and not after a week away", () => {
    const everyOther = [0, 2, 4, 6, 8].map((at) => saw(dayAt(at), { went: "onOwn" }));
    expect(journey([...everyOther, saw(dayAt(15), { went: "onOwn" })]).still).toEqual([]);
    expect(journey([...everyOther, saw(dayAt(22), { went: "onOwn" })]).still).toMatchObject([{ why: "gap", still: true }]);
  });
});

it("new places, people and materials are each counted apart, and only where it worked", () => {
  const { fresh } = journey([
    saw(dayAt(1), { went: "onOwn", place: "Class", materials: "red ball" }),
    saw(dayAt(2), { went: "onOwn", place: "Hall", seenBy: { staff: "priya" } }),
    saw(dayAt(3), { went: "notYet", place: "Pool", seenBy: { role: "home", name: "Gran" } }),
    saw(dayAt(4), { went: "onOwn", place: "Class", materials: "cup" }),
  ]);
  expect(fresh).toEqual({
    places: [
      { name: "Class", since: "2026-09-02" },
      { name: "Hall", since: "2026-09-03" },
    ],
    people: [
      { name: "tom", since: "2026-09-02" },
      { name: "priya", since: "2026-09-03" },
    ],
    materials: [
      { name: "red ball", since: "2026-09-02" },
      { name: "cup", since: "2026-09-05" },
    ],
  });
});

describe("whatever was written", () => {
  const record = fc.record({
    days: fc.nat(300),
    minutes: fc.nat(20),
    staff: fc.constantFrom("tom", "priya"),
    went: fc.constantFrom(...went),
  });
  const written = fc
    .array(record, { maxLength: 40 })
    .map((all) => all.map(({ days, minutes, staff, went: how }) => saw(dayAt(days) + minutes * minute, { went: how, seenBy: { staff } })));

  it("comes to the same in whatever order it came, never to more opportunities than records, nor to more successes than opportunities", () => {
    fc.assert(
      fc.property(written, (seen) => {
        const told = journey(seen, { planned: "bitOfHelp" });
        expect(journey(seen.toReversed(), { planned: "bitOfHelp" })).toEqual(told);
        expect(told.times + told.declined).toBeLessThanOrEqual(seen.length);
        expect(told.weeks.reduce((sum, { times }) => sum + times, 0)).toBe(told.times);
        for (const { worked, times, help } of told.weeks) {
          expect(worked).toBeLessThanOrEqual(times);
          expect(help ?? 0).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it("by a second adult at the same moment never makes a rate better", () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...went), (seen, second) => {
        if (second === "declined") return;
        const apart = seen.filter(
          ({ observedAt }, at) => seen.findIndex((one) => Math.abs(one.observedAt - observedAt) <= 4 * minute) === at,
        );
        const known = apart.filter(({ fields }) => fields.went !== "declined");
        const again = known.map(({ observedAt, fields }) => saw(observedAt, { ...fields, went: second, seenBy: { staff: "leanne" } }));
        const worked = (records: readonly Standing[]) => journey(records).weeks.reduce((sum, week) => sum + week.worked, 0);
        expect(worked([...known, ...again])).toBeLessThanOrEqual(worked(known));
      }),
    );
  });
});
