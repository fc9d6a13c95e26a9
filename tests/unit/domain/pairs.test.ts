import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairsOf, type Pairable } from "../../../src/domain/pairs.ts";

const at = (minutes: number, seconds = 0) => Date.UTC(2026, 10, 24, 10, minutes, seconds);
const saw = (id: string, staff: string, observedAt: number, more: Partial<Pairable> = {}): Pairable => ({
  ...{ id, target: "looks", step: undefined, went: "bitOfHelp", seenBy: { staff }, precision: "exact", observedAt },
  ...more,
});
const [priya, tom] = [saw("a", "priya", at(41)), saw("b", "tom", at(42))];

describe("two adults who see the same thing", () => {
  it("at 10:41 and 10:42 have seen one opportunity", () => {
    expect(pairsOf([tom, priya], [])).toEqual([{ records: ["a", "b"], agree: true }]);
  });

  it("who say it went otherwise are a pair all the same", () => {
    expect(pairsOf([priya, { ...tom, went: "notYet" }], [])).toEqual([{ records: ["a", "b"], agree: false }]);
  });

  it.each([
    ["more than three minutes apart", { observedAt: at(44, 1) }],
    ["of another target", { target: "presses" }],
    ["by the same adult", { seenBy: { staff: "priya" } }],
    ["kept to the session", { precision: "session" as const }],
    ["by nobody who is known", { seenBy: undefined }],
  ])("are none %s", (_why, more) => {
    expect(pairsOf([priya, { ...tom, ...more }], [])).toEqual([]);
  });

  it("may be un-joined by a person, and two further apart joined", () => {
    expect(pairsOf([priya, tom], [{ observations: ["b", "a"], joined: false }])).toEqual([]);
    const later = { ...tom, observedAt: at(50) };
    expect(pairsOf([priya, later], [{ observations: ["a", "b"], joined: true }])).toHaveLength(1);
  });

  it("and a third: the two nearest in time are the pair", () => {
    expect(pairsOf([priya, tom, saw("c", "leanne", at(42, 10))], [])).toEqual([{ records: ["b", "c"], agree: true }]);
  });

  it("pair the same in whatever order the records came, and no record twice", () => {
    const one = fc.record({ staff: fc.constantFrom("p", "t", "l"), minute: fc.nat(12), target: fc.constantFrom("x", "y") });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (seen) => {
        const records = seen.map(({ staff, minute, target }, index) => saw(String(index), staff, at(minute), { target }));
        const pairs = pairsOf(records, []);
        expect(pairsOf(records.toReversed(), [])).toEqual(pairs);
        const ids = pairs.flatMap((pair) => pair.records);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
