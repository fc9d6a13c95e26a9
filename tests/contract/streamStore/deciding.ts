/** What a decision about an act is made from. */
import { describe, expect, it } from "vitest";
import { recordKey, type Found } from "../../../src/server/storage/streamStore.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Tested } from "./tested.ts";
import { replica, ada, bo, change, needsOf, append, foundFor, foundWith, records, school } from "./making.ts";

export function deciding(tested: Tested): void {
  describe("a decision", () => {
    it("sees changes and acts wherever they live, and records in the streams it names them in", async () => {
      const [toms, umas] = [change(ada, "one", { words: "a" }), change(bo, "one", { words: "b" }, { by: "uma" })];
      await append(tested.store, toms);
      await append(tested.store, umas);
      const found = await foundFor(tested.store, { ...change(ada, "one", {}), id: umas.id, act: umas.act });
      expect(found.changes.get(umas.id)).toMatchObject({ stream: bo, seq: 1, by: "uma" });
      expect([...found.acts]).toEqual([umas.act]);
      expect([...found.records.keys()]).toEqual([recordKey(ada, "one")]);
      expect(found.records.get(recordKey(ada, "one"))).toMatchObject({ author: "tom", record: { stream: ada, fields: { words: "a" } } });
      expect([...found.heads.keys()]).toEqual([ada]);
      expect((await foundFor(tested.store, change("evidence/nobody/2026-27", "one", {}))).records.size).toBe(0);
      expect(await records(tested.store, ada)).toMatchObject([{ fields: { words: "a" } }]);
      expect(await records(tested.store, bo)).toMatchObject([{ fields: { words: "b" } }]);
    });

    it("sees who began a record: nobody's edit, earlier stamp or restating makes it theirs", async () => {
      const author = async (record: string) => (await foundFor(tested.store, change(ada, record, {}))).records.get(recordKey(ada, record));
      const [begun, edit] = [
        change(ada, "one", { pupil: "ada", kind: "note" }, { by: "uma" }),
        change(ada, "one", { words: "b" }, { by: "priya" }),
      ];
      await append(tested.store, edit);
      expect(await author("one")).toMatchObject({ author: "priya", since: edit.at });
      await append(tested.store, begun);
      expect(await author("one")).toMatchObject({ author: "uma", since: begun.at });
      const early = formatStamp({ ms: 0, counter: 1, replica });
      await append(tested.store, change(ada, "one", { words: "c" }, { by: "tom", at: early }));
      await append(tested.store, change(ada, "one", { pupil: "ada", kind: "note" }, { by: "priya" }));
      await append(tested.store, change(ada, "one", { pupil: "ada", kind: "note" }, { by: "tom", at: early }));
      expect(await author("one")).toMatchObject({ author: "uma", since: begun.at });
    });

    it("sees everybody's places in the classes it asks for", async () => {
      await append(
        tested.store,
        ...school(),
        change("card/ada", "ada-in-site", { pupil: "ada", of: "site", value: "owl", from: "2026-09-01" }, { kind: "membership" }),
      );
      const found = await foundWith(tested.store, { ...needsOf([]), placedIn: ["owl"] });
      expect(found.ofKinds.map(({ record: { stream, id } }) => [stream, id])).toEqual([["card/ada", "ada-in-owl"]]);
    });

    it("sees all records of the kinds it asks for, and the facts of its person and its children", async () => {
      await tested.opened.grant({
        id: "g1",
        person: "tom",
        role: "ta",
        scope: { type: "class", id: "owl" },
        from: "2026-09-01",
        until: null,
        endedAt: 7,
      });
      await append(tested.store, ...school());
      let found: Found | undefined;
      const needs = { ...needsOf([change("card/ada", "x", {})]), kinds: [{ stream: "school", kind: "class" }] };
      await tested.store.append([
        {
          needs,
          decide: (all) => {
            found = all;
            return { append: [] };
          },
        },
      ]);
      expect(found?.ofKinds.map(({ record }) => record.id)).toEqual(["owl", "wren"]);
      expect(found?.person).toEqual({
        grants: [{ id: "g1", person: "tom", role: "ta", scope: { type: "class", id: "owl" }, from: "2026-09-01", until: null, endedAt: 7 }],
        leftOn: "2026-12-01",
        displayName: "Tom",
      });
      expect(found?.school.places.map(({ pupil, value }) => [pupil, value])).toEqual([["ada", "owl"]]);
      expect(found?.school.pupils).toEqual(["ada"]);
      expect(found?.school.zone).toBe("Europe/Dublin");
    });
  });
}
