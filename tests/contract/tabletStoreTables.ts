/** What every implementation of `Tables` must hold: run on memory and on IndexedDB, in Node and in real browsers. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Clear, Row, Tables } from "../../src/store/tables.ts";

export interface TestDisk {
  /** Another tab on the same disk. */
  open(): Tables;
  /** Leaves nothing behind. */
  wipe(): Promise<void>;
}

function row(key: string, rev = 1, clear: Clear = {}, box = `box of ${key}`): Row {
  return { key, rev, schema: 1, clear, box };
}

function putNew(tables: Tables, ...rows: Row[]): Promise<"done" | "mismatch"> {
  return tables.commit({
    expect: rows.map(({ key }) => ({ table: "records", key, rev: 0 })),
    put: rows.map((one) => ({ table: "records", row: one })),
    remove: [],
  });
}

async function keysIn(tables: Tables, range: Parameters<Tables["range"]>[1]): Promise<string[]> {
  return (await tables.range("records", range)).map(({ key }) => key);
}

export function holdsTheTablesContract(name: string, makeDisk: () => TestDisk): void {
  describe(name, () => {
    let disk: TestDisk;
    let tables: Tables;
    let opened: Tables[];

    const open = () => {
      const more = disk.open();
      opened.push(more);
      return more;
    };

    beforeEach(() => {
      disk = makeDisk();
      opened = [];
      tables = open();
    });

    afterEach(async () => {
      for (const one of opened) one.close();
      await disk.wipe();
    });

    it("gives nothing for a row that was never written", async () => {
      expect(await tables.get([{ table: "records", key: "a" }])).toEqual([undefined]);
      expect(await tables.count("records")).toBe(0);
    });

    it("gives rows of several tables in the order they are asked for", async () => {
      const meta = row("clock");
      await tables.commit({
        expect: [],
        put: [
          { table: "records", row: row("a") },
          { table: "meta", row: meta },
        ],
        remove: [],
      });
      const found = await tables.get([
        { table: "meta", key: "clock" },
        { table: "records", key: "b" },
        { table: "records", key: "a" },
      ]);
      expect(found).toEqual([meta, undefined, row("a")]);
    });

    it("writes everything of a commit whose rows are as expected", async () => {
      await putNew(tables, row("a"), row("b"));
      const outcome = await tables.commit({
        expect: [
          { table: "records", key: "a", rev: 1 },
          { table: "records", key: "c", rev: 0 },
        ],
        put: [
          { table: "records", row: row("a", 2) },
          { table: "records", row: row("c") },
        ],
        remove: [{ table: "records", key: "b" }],
      });
      expect(outcome).toBe("done");
      expect(await tables.range("records", { by: "key" })).toEqual([row("a", 2), row("c")]);
    });

    it("writes and removes nothing at all when one row has moved on", async () => {
      await putNew(tables, row("a"), row("b"));
      const outcome = await tables.commit({
        expect: [
          { table: "records", key: "a", rev: 1 },
          { table: "records", key: "b", rev: 7 },
        ],
        put: [{ table: "outbox", row: row("act") }],
        remove: [{ table: "records", key: "a" }],
      });
      expect(outcome).toBe("mismatch");
      expect(await keysIn(tables, { by: "key" })).toEqual(["a", "b"]);
      expect(await tables.count("outbox")).toBe(0);
    });

    it("takes a row that is there for a mismatch when none was expected", async () => {
      await putNew(tables, row("a"));
      expect(await putNew(tables, row("b"), row("a", 1, {}, "another"))).toBe("mismatch");
      expect(await tables.range("records", { by: "key" })).toEqual([row("a")]);
    });

    it("lets one of two commits through that expect the same row", async () => {
      await putNew(tables, row("a"));
      const other = open();
      const once = (by: Tables, box: string) =>
        by.commit({
          expect: [{ table: "records", key: "a", rev: 1 }],
          put: [{ table: "records", row: row("a", 2, {}, box) }],
          remove: [],
        });
      const outcomes = await Promise.all([once(tables, "mine"), once(other, "theirs")]);
      expect(outcomes.toSorted()).toEqual(["done", "mismatch"]);
      const [left] = await tables.get([{ table: "records", key: "a" }]);
      expect(left?.box).toBe(outcomes[0] === "done" ? "mine" : "theirs");
    });

    it("shows another tab what was committed, and keeps it for the next start", async () => {
      const other = open();
      await putNew(tables, row("a"));
      expect(await other.range("records", { by: "key" })).toEqual([row("a")]);
      tables.close();
      other.close();
      expect(await open().range("records", { by: "key" })).toEqual([row("a")]);
    });

    it("once closed stays closed, whatever is still asked of it", async () => {
      await putNew(tables, row("a"));
      tables.close();
      for (const asked of [
        () => tables.get([{ table: "records", key: "a" }]),
        () => tables.range("records", { by: "key" }),
        () => tables.count("records"),
        () => putNew(tables, row("b")),
      ])
        await expect(asked()).rejects.toMatchObject({ name: "StoreFailure", code: "closed" });
      expect(await open().range("records", { by: "key" })).toEqual([row("a")]);
    });

    it("keeps sealed bytes as they are", async () => {
      const sealed: Row = { ...row("a"), box: new Uint8Array([1, 2, 250]) };
      await putNew(tables, sealed);
      expect(await tables.range("records", { by: "key" })).toEqual([sealed]);
    });

    it("gives copies: whoever changes one changes nothing here", async () => {
      const mine = { ...row("a"), clear: { shelf: "s" } };
      await putNew(tables, mine);
      mine.clear.shelf = "changed";
      const [found] = await tables.range("records", { by: "key" });
      if (found) found.box = "changed";
      expect(await tables.range("records", { by: "key" })).toEqual([row("a", 1, { shelf: "s" })]);
    });

    describe("with rows on shelves", () => {
      beforeEach(async () => {
        await putNew(
          tables,
          row("d", 1, { shelf: "x|2" }),
          row("a", 1, { shelf: "x|2" }),
          row("b", 1, { shelf: "x|1" }),
          row("c", 1, { shelf: "y|1" }),
          row("e"),
        );
      });

      it("reads them in the order of their keys", async () => {
        expect(await keysIn(tables, { by: "key" })).toEqual(["a", "b", "c", "d", "e"]);
        expect(await keysIn(tables, { by: "key", from: "b", below: "d" })).toEqual(["b", "c"]);
        expect(await keysIn(tables, { by: "key", from: "d" })).toEqual(["d", "e"]);
        expect(await keysIn(tables, { by: "key", below: "b" })).toEqual(["a"]);
      });

      it("reads them in the order of a column, equal ones in the order of their keys, without those that lack it", async () => {
        expect(await keysIn(tables, { by: "shelf" })).toEqual(["b", "a", "d", "c"]);
        expect(await keysIn(tables, { by: "shelf", from: "x|", below: "x}" })).toEqual(["b", "a", "d"]);
      });

      it("reads the last first, and no more than asked for", async () => {
        expect(await keysIn(tables, { by: "shelf", from: "x|", below: "x}", reverse: true, limit: 2 })).toEqual(["d", "a"]);
        expect(await keysIn(tables, { by: "key", reverse: true, limit: 1 })).toEqual(["e"]);
      });

      it("counts what was read", async () => {
        const { reads, rowsRead } = tables.tally;
        await tables.range("records", { by: "shelf", limit: 3 });
        await tables.get([
          { table: "records", key: "a" },
          { table: "records", key: "nobody" },
        ]);
        expect(tables.tally).toMatchObject({ reads: reads + 2, rowsRead: rowsRead + 4 });
      });
    });

    it("orders numbers as numbers", async () => {
      const turns = [10, 9, 100].map((turn) => ({ table: "outbox" as const, row: row(`act-${turn}`, 1, { turn }) }));
      await tables.commit({ expect: [], put: turns, remove: [] });
      const rows = await tables.range("outbox", { by: "turn", from: 10 });
      expect(rows.map(({ key }) => key)).toEqual(["act-10", "act-100"]);
    });

    it("writes a page of a thousand rows in one commit", async () => {
      const many = Array.from({ length: 1_000 }, (_none, at) => row(`r-${String(at).padStart(4, "0")}`, 1, { shelf: `s|${at % 7}` }));
      const { commits } = tables.tally;
      await putNew(tables, ...many);
      expect(tables.tally.commits - commits).toBe(1);
      expect(await tables.count("records")).toBe(1_000);
    });
  });
}
