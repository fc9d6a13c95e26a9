import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgementsInForce, lockOf, type Countersigned, type Judged, type Locked } from "../../../src/domain/judgementInForce.ts";

const stamp = (minute: number) => `t${String(minute).padStart(4, "0")}`;
const judged = (id: string, minute: number, more: Partial<Judged> = {}): Judged => ({
  ...{ id, pupil: "ada", framework: "brook", strand: "communication", dataPoint: "autumn", level: "k3" },
  ...{ at: stamp(minute), by: "priya", lateReason: null, ...more },
});
const locked = (id: string, minute: number, unlockedWhy: string | null = null): Locked => ({
  ...{ id, dataPoint: "autumn", phase: "1", at: stamp(minute), unlockedWhy },
});
const inForce = (judgements: readonly Judged[], locks: readonly Locked[] = [], signatures: readonly Countersigned[] = []) =>
  judgementsInForce(judgements, "autumn", () => lockOf(locks, "autumn", "1"), signatures).get("ada|brook|communication");

describe("the judgement in force", () => {
  it("is the one made last, while the data point is open", () => {
    expect(inForce([judged("k4", 9, { level: "k4" }), judged("k3", 5)])).toMatchObject({ judged: { id: "k4" }, counting: "inTime" });
  });

  it("is of its own data point and strand", () => {
    expect(inForce([judged("spring", 9, { dataPoint: "spring" }), judged("fine", 9, { strand: "fine" })])).toBeUndefined();
  });

  it("was made before the lock, whenever it arrives", () => {
    expect(inForce([judged("offline", 5)], [locked("lock", 6)])).toMatchObject({ judged: { id: "offline" }, counting: "inTime" });
  });

  it("takes no late one that has no reason, or nobody else's name under it, and keeps the one before", () => {
    const [early, reasoned] = [judged("early", 1), judged("late", 9, { lateReason: "She was in hospital" })];
    const lock = [locked("lock", 6)];
    expect(inForce([early, judged("late", 9)], lock, [{ judgement: "late", by: "marc" }])?.judged.id).toBe("early");
    expect(inForce([early, judged("late", 9, { lateReason: "  " })], lock, [{ judgement: "late", by: "marc" }])?.judged.id).toBe("early");
    expect(inForce([early, reasoned], lock)?.judged.id).toBe("early");
    expect(inForce([early, reasoned], lock, [{ judgement: "late", by: "priya" }])?.judged.id).toBe("early");
    expect(inForce([early, reasoned], lock, [{ judgement: "late", by: "marc" }])).toMatchObject({
      ...{ judged: { id: "late" }, counting: "lateCounted" },
    });
  });

  it("is measured by the earlier of two locks, and by none that was opened again", () => {
    const between = judged("between", 7);
    expect(inForce([between], [locked("later", 8), locked("earlier", 6)])).toBeUndefined();
    expect(inForce([between], [locked("later", 8), locked("earlier", 6, "Two classes were missing")])?.judged.id).toBe("between");
  });

  it("is the same in whatever order everything arrived", () => {
    const minutes = fc.integer({ min: 0, max: 20 });
    const some = fc.uniqueArray(fc.record({ minute: minutes, late: fc.boolean() }), { maxLength: 8, selector: ({ minute }) => minute });
    const locks = fc.uniqueArray(fc.record({ minute: minutes, open: fc.boolean() }), { maxLength: 3, selector: ({ minute }) => minute });
    fc.assert(
      fc.property(some, locks, fc.subarray([0, 3, 5, 9, 14, 20]), fc.nat(), (judgements, shut, signed, turn) => {
        const all = judgements.map(({ minute, late }) => judged(`j${minute}`, minute, late ? { lateReason: "Ill" } : {}));
        const these = shut.map(({ minute, open }) => locked(`l${minute}`, minute, open ? "Opened" : null));
        const names = signed.map((minute) => ({ judgement: `j${minute}`, by: "marc" }));
        const turned = <T>(list: readonly T[]) => list.map((_, at) => list[(at + turn) % list.length]).filter((one) => one !== undefined);
        expect(inForce(turned(all), turned(these), turned(names))).toEqual(inForce(all, these, names));
      }),
    );
  });
});
