import { describe, expect, it } from "vitest";
import { plainCodec } from "../../../src/store/codec.ts";
import { openRow } from "../../../src/store/openRow.ts";
import { StoreFailure } from "../../../src/store/failure.ts";
import type { NumberedChange } from "../../../src/sync/change.ts";
import { evidence } from "./drafts.ts";
import { School } from "./school.ts";
import { start, type MakeTablet } from "./tablet.ts";

export function updating(tablet: MakeTablet): void {
  it("an update reads again what the older app could not, and loses nothing it could", async () => {
    const school = new School();
    const bo = await tablet();
    const record = bo.newId();
    const change: NumberedChange = {
      id: bo.newId(),
      act: bo.newId(),
      stream: evidence,
      kind: "observation",
      record,
      fields: { pupil: "ada", kind: "target", target: "t", went: "onOwn", help: "shown", observedAt: start, words: "new words" },
      at: `${start.toString(16).padStart(12, "0")}-0000-0000000000newapp`,
      by: "cai",
      replica: "0000000000newapp",
      seq: 1,
    };
    // What an app left that knew neither `words` nor the field `help` of the group `how`.
    const { words: _words, help: _help, ...understood } = change.fields;
    school.append({ ...change, fields: understood });
    await school.pull(bo, evidence);
    const place = { table: "pending", key: `${evidence}|${record}|${change.id}`, rev: 1, schema: 1 } as const;
    const row = { ...place, clear: {}, box: await bo.seal(place, { change }) };
    await bo.tables.commit({ expect: [], put: [{ table: "pending", row }], remove: [] });

    const { store, tables } = await bo.again();
    expect((await store.record(evidence, record))?.fields).toEqual(change.fields);
    expect(await tables.count("pending")).toBe(0);
    expect((await store.summaries(["ada"]))[0]?.topics.t?.seen[0]?.help).toBe("shown");
  });

  describe("a row's own version", () => {
    const definition = {
      schema: 3,
      upgrades: [(old: unknown) => ({ from: "1", old }), (old: unknown) => ({ from: "2", old })],
    };
    const rowOf = (schema: number) => ({ key: "k", rev: 1, schema, clear: {}, box: JSON.stringify("as written") });

    it("is brought to this app's, one step after another", async () => {
      expect(await openRow("meta", definition, rowOf(3), plainCodec)).toBe("as written");
      expect(await openRow("meta", definition, rowOf(2), plainCodec)).toEqual({ from: "2", old: "as written" });
      expect(await openRow("meta", definition, rowOf(1), plainCodec)).toEqual({ from: "2", old: { from: "1", old: "as written" } });
    });

    it("that a newer app wrote is left alone, and said", async () => {
      await expect(openRow("meta", definition, rowOf(4), plainCodec)).rejects.toEqual(new StoreFailure("newerData"));
    });
  });
}
