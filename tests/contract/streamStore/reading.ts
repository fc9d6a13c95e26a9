/** Pages of a stream, and who is left out of them. */
import { describe, expect, it } from "vitest";
import type { ReadLimits, Wanted } from "../../../src/server/storage/streamStore.ts";
import type { Tested } from "./tested.ts";
import { everything, ada, change, redaction, append } from "./making.ts";

export function reading(tested: Tested): void {
  describe("reading", () => {
    it("gives changes after a number, as many as the bytes hold, and one at least", async () => {
      for (let number = 0; number < 10; number += 1) await append(tested.store, change(ada, `r${number}`, { words: "x".repeat(1_000) }));
      const run = await tested.store.changesAfter(ada, 2, { bytes: 3_500, author: null });
      expect(run.items.map(({ seq }) => seq)).toEqual([3, 4]);
      expect(run.more).toBe(true);
      expect(Buffer.byteLength(JSON.stringify(run.items))).toBeLessThanOrEqual(3_500);
      expect((await tested.store.changesAfter(ada, 2, { bytes: 1, author: null })).items.map(({ seq }) => seq)).toEqual([3]);
      expect(await tested.store.changesAfter(ada, 10, everything)).toEqual({ items: [], more: false });
      expect(await tested.store.changesAfter("evidence/nobody/2026-27", 0, everything)).toEqual({ items: [], more: false });
    });

    it("gives changes before a number, latest first, so many, of some kinds, of whose records", async () => {
      for (let number = 0; number < 5; number += 1) await append(tested.store, change(ada, `r${number}`, { words: "a" }));
      await append(tested.store, change(ada, "said", { words: "b" }, { kind: "remark", by: "uma" }));
      await append(tested.store, change(ada, "r1", { words: "c" }, { by: "uma" }));
      const before = async (seq: number | null, wanted: Partial<Wanted> = {}) => {
        const { items, more } = await tested.store.changesBefore(ada, seq, { items: 10, kinds: null, author: null, ...wanted });
        return [items.map((each) => each.seq), more];
      };
      expect(await before(null)).toEqual([[7, 6, 5, 4, 3, 2, 1], false]);
      expect(await before(6, { items: 3 })).toEqual([[5, 4, 3], true]);
      expect(await before(4, { items: 3 })).toEqual([[3, 2, 1], false]);
      expect(await before(null, { kinds: new Set(["remark"]) })).toEqual([[6], false]);
      expect(await before(null, { author: "uma" })).toEqual([[6], false]);
      expect(await before(null, { author: "tom" })).toEqual([[7, 5, 4, 3, 2, 1], false]);
      expect((await tested.store.changesOf(ada, "r1")).map((each) => each.seq)).toEqual([2, 7]);
      expect(await tested.store.changesOf("evidence/nobody/2026-27", "r1")).toEqual([]);
    });

    it("gives records from the highest id down, between two ids, as many as the bytes hold", async () => {
      for (let number = 0; number < 6; number += 1) await append(tested.store, change(ada, `r${number}`, { words: "x".repeat(1_000) }));
      const ids = async (below: string | null, floor: string | null, bytes = 1e6) =>
        (await tested.store.recordsBelow(ada, below, floor, { bytes, author: null })).items.map(({ id }) => id);
      expect(await ids(null, null)).toEqual(["r5", "r4", "r3", "r2", "r1", "r0"]);
      expect(await ids("r4", "r2")).toEqual(["r3", "r2"]);
      expect(await ids("r4", null, 2_600)).toEqual(["r3", "r2"]);
      expect(await tested.store.countBelow(ada, "r4")).toBe(4);
      expect(await tested.store.countBelow(ada, null)).toBe(6);
    });

    it("gives one person what they made, what became of it, and nothing else", async () => {
      await append(tested.store, change(ada, "toms", { words: "a" }), change(ada, "umas", { words: "b" }, { by: "uma" }));
      await append(tested.store, change(ada, "toms", { words: "c" }, { by: "uma" }), change(ada, "umas", { words: "d" }));
      await append(
        tested.store,
        redaction(ada, ["umas"], { record: "of-umas" }),
        redaction(ada, ["toms"], { record: "of-toms", by: "uma" }),
      );
      const limits: ReadLimits = { bytes: 1e6, author: "uma" };
      expect((await tested.store.changesAfter(ada, 0, limits)).items.map(({ seq, record }) => [seq, record])).toEqual([
        [2, "umas"],
        [4, "umas"],
        [5, "of-umas"],
        [6, "of-toms"],
      ]);
      expect((await tested.store.recordsBelow(ada, null, null, limits)).items.map(({ id }) => id)).toEqual(["umas", "of-umas", "of-toms"]);
    });
  });
}
