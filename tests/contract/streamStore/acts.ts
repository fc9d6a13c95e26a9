/** An act: all of it or nothing, numbered without gaps. */
import { describe, expect, it } from "vitest";
import { recordKey } from "../../../src/server/storage/streamStore.ts";
import type { Tested } from "./tested.ts";
import { ada, bo, uuid, change, appending, append, workOf, log, records } from "./making.ts";

export function acts(tested: Tested): void {
  describe("an act", () => {
    it("is numbered from one in each of its streams, with no gap", async () => {
      await append(
        tested.store,
        change(ada, "one", { words: "a" }),
        change(bo, "two", { words: "b" }),
        change(ada, "three", { words: "c" }),
      );
      await append(tested.store, change(ada, "four", { words: "d" }));
      expect((await log(tested.store, ada)).map(({ seq, record }) => [seq, record])).toEqual([
        [1, "one"],
        [2, "three"],
        [3, "four"],
      ]);
      expect((await log(tested.store, bo)).map(({ seq }) => seq)).toEqual([1]);
    });

    it("is told back as it was kept, and comes out as it went in", async () => {
      const said = change(ada, "one", { words: "é “x” \u0000 🦉", tally: { worked: 4, didnt: 1 } }, { over: { how: uuid() } });
      const outcome = await append(tested.store, said);
      const { epoch } = await tested.store.life();
      const kept = { id: said.id, stream: ada, epoch, seq: 1, by: "tom", at: said.at, hash: `hash of ${said.id}`, redacted: false };
      expect(outcome).toEqual({ appended: [kept], known: [] });
      expect(await append(tested.store, said)).toEqual({ appended: [], known: [kept] });
      expect(await log(tested.store, ada)).toEqual([{ ...said, seq: 1 }]);
    });

    it("that is refused leaves nothing, and those beside it stand", async () => {
      const [before, refused, after] = [
        change(ada, "one", { words: "a" }),
        change(ada, "two", { words: "b" }),
        change(ada, "three", { words: "c" }),
      ];
      const outcomes = await tested.store.append([
        workOf([before]),
        workOf([refused], () => ({ refused: { code: "conflict" } })),
        workOf([after]),
      ]);
      expect(outcomes.map((outcome) => "refused" in outcome)).toEqual([false, true, false]);
      expect((await log(tested.store, ada)).map(({ record }) => record)).toEqual(["one", "three"]);
      expect((await records(tested.store, ada)).map(({ id }) => id)).toEqual(["three", "one"]);
    });

    it("is decided on what those before it in the same call have left", async () => {
      const seen: (number | undefined)[] = [];
      const works = ["one", "one", "two"].map((record) => {
        const each = change(ada, record, { words: record });
        return workOf([each], (found) => {
          seen.push(found.heads.get(ada)?.seq, found.records.has(recordKey(ada, record)) ? 1 : 0);
          return { append: [appending(each)] };
        });
      });
      await tested.store.append(works);
      expect(seen).toEqual([undefined, 0, 1, 1, 2, 0]);
    });

    it("that cannot be decided leaves nothing of the whole call", async () => {
      const work = workOf([change(ada, "two", { words: "b" })], () => {
        throw new Error("a bug");
      });
      await expect(tested.store.append([workOf([change(ada, "one", { words: "a" })]), work])).rejects.toThrow("a bug");
      expect(await log(tested.store, ada)).toEqual([]);
      expect((await tested.store.heads([ada])).heads.size).toBe(0);
      await append(tested.store, change(ada, "three", { words: "c" }));
      expect((await log(tested.store, ada)).map(({ seq }) => seq)).toEqual([1]);
    });

    it("never shows a reader a number before the one under it, however many write at once", async () => {
      const writers = Array.from({ length: 20 }, (_, writer) =>
        append(tested.store, change(ada, `a${writer}`, { words: "x" }), change(bo, `b${writer}`, { words: "x" })),
      );
      const read: number[][] = [];
      const reader = (async () => {
        for (let turn = 0; turn < 20; turn += 1) read.push((await log(tested.store, ada)).map(({ seq }) => seq));
      })();
      await Promise.all([...writers, reader]);
      for (const seqs of read) expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      expect((await log(tested.store, bo)).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it("over the same streams as another, named in the opposite order, is whole like the other", async () => {
      const pairs = Array.from({ length: 15 }, (_, each) => [
        append(tested.store, change(ada, `a${each}`, { words: "x" }), change(bo, `b${each}`, { words: "x" })),
        append(tested.store, change(bo, `c${each}`, { words: "x" }), change(ada, `d${each}`, { words: "x" })),
      ]);
      await Promise.all(pairs.flat());
      for (const stream of [ada, bo]) {
        const read = await log(tested.store, stream);
        expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
        expect(new Set(read.map(({ record }) => record)).size).toBe(30);
      }
    });

    it("that two writers send at once is there once, and known to the other", async () => {
      const said = change(ada, "one", { words: "a" });
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => append(tested.store, said)));
      const lengths = outcomes.map((outcome) => ("refused" in outcome ? [] : [outcome.appended.length, outcome.known.length]));
      expect(lengths.filter(([appended]) => appended === 1)).toEqual([[1, 0]]);
      expect(lengths.filter(([, known]) => known === 1)).toHaveLength(7);
      expect(await log(tested.store, ada)).toHaveLength(1);
    });

    it("about a record that another writer edits at once loses nothing of either", async () => {
      const said = Array.from({ length: 12 }, (_, each) =>
        change(ada, "one", each % 2 === 0 ? { words: `w${each}` } : { place: `p${each}` }),
      );
      await Promise.all(said.map((each) => append(tested.store, each)));
      const [record] = await records(tested.store, ada);
      expect(record?.fields).toEqual({ words: "w10", place: "p11" });
      expect(await log(tested.store, ada)).toHaveLength(12);
    });

    it("that came late says so for good", async () => {
      const each = change(ada, "one", { words: "a" });
      await tested.store.append([workOf([each], () => ({ append: [{ ...appending(each), late: true }] }))]);
      expect(await log(tested.store, ada)).toMatchObject([{ late: true }]);
    });
  });
}
