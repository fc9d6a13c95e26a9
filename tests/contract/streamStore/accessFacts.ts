/** What access is worked out from. */
import { describe, expect, it } from "vitest";
import type { Tested } from "./tested.ts";
import type { FieldValues } from "../../../src/sync/change.ts";
import { formatStamp, instantOf } from "../../../src/sync/stamp.ts";
import { ada, append, change, redaction, replica, school } from "./making.ts";

export function accessFacts(tested: Tested): void {
  describe("what access is worked out from", () => {
    it("moves with the changes it comes from, and says that it moved", async () => {
      await append(tested.store, ...school());
      expect(await tested.store.schoolFacts()).toEqual({
        zone: "Europe/Dublin",
        places: [
          { pupil: "ada", of: "class", value: "owl", from: "2026-09-01", until: null },
          { pupil: "bo", of: "class", value: "wren", from: "2026-09-01", until: null },
        ],
        datedClasses: [
          { id: "owl", phase: "1", from: null, until: null },
          { id: "wren", phase: null, from: null, until: null },
        ],
        pupils: ["ada", "bo"],
      });
      const { accessVersion } = await tested.store.life();
      await append(tested.store, change(ada, "one", { words: "a" }));
      expect((await tested.store.life()).accessVersion).toBe(accessVersion);
      const removed = change("school", "wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "class" });
      await append(
        tested.store,
        change("card/ada", "ada-in-owl", { from: "2026-09-01", until: "2026-11-01" }, { kind: "membership" }),
        change("card/bo", "bo-in-wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "membership" }),
        removed,
      );
      expect((await tested.store.life()).accessVersion).not.toBe(accessVersion);
      const facts = await tested.store.schoolFacts();
      expect(facts.places).toMatchObject([{ pupil: "ada", until: "2026-11-01" }]);
      expect(facts.datedClasses).toEqual([
        { id: "owl", phase: "1", from: null, until: null },
        { id: "wren", phase: null, from: null, until: instantOf(removed.at) },
      ]);
    });

    it("keeps from when to when a class was of each phase, whatever order its changes came in, and while it was removed", async () => {
      await append(tested.store, ...school());
      const owl = (ms: number, fields: FieldValues) =>
        change("school", "owl", fields, { kind: "class", at: formatStamp({ ms, counter: 0, replica }) });
      const monday = Date.UTC(2026, 10, 23, 9);
      const hour = 3_600_000;
      const removed = { removedAt: monday, removedWhy: "mistake" };
      await append(tested.store, owl(monday + 3 * hour, { phase: "3" }));
      await append(tested.store, owl(monday, { phase: "2" }), owl(monday + hour, { name: "Barn owl" }));
      await append(tested.store, owl(monday + 4 * hour, removed));
      await append(tested.store, owl(monday + 5 * hour, { removedAt: null, removedWhy: null }));
      const spells = async () => (await tested.store.schoolFacts()).datedClasses.filter(({ id }) => id === "owl");
      expect(await spells()).toEqual([
        { id: "owl", phase: "1", from: null, until: monday },
        { id: "owl", phase: "2", from: monday, until: monday + 3 * hour },
        { id: "owl", phase: "3", from: monday + 3 * hour, until: monday + 4 * hour },
        { id: "owl", phase: "3", from: monday + 5 * hour, until: null },
      ]);
      await append(tested.store, redaction("school", ["owl"]));
      expect(await spells()).toEqual([]);
    });

    it("knows a person by their roles, and by what the school says of them", async () => {
      await append(tested.store, ...school());
      expect(await tested.store.personFacts("nobody")).toEqual({ grants: [], leftOn: null, displayName: "" });
      expect(await tested.store.personFacts("tom")).toMatchObject({ displayName: "Tom", leftOn: "2026-12-01" });
    });
  });
}
