/** What access is worked out from. */
import { describe, expect, it } from "vitest";
import type { Tested } from "./tested.ts";
import { ada, change, append, school } from "./making.ts";

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
        classes: [
          { id: "owl", phase: "1" },
          { id: "wren", phase: null },
        ],
        pupils: ["ada", "bo"],
      });
      const { accessVersion } = await tested.store.life();
      await append(tested.store, change(ada, "one", { words: "a" }));
      expect((await tested.store.life()).accessVersion).toBe(accessVersion);
      await append(
        tested.store,
        change("card/ada", "ada-in-owl", { from: "2026-09-01", until: "2026-11-01" }, { kind: "membership" }),
        change("card/bo", "bo-in-wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "membership" }),
        change("school", "wren", { removedAt: 1, removedWhy: "mistake" }, { kind: "class" }),
      );
      expect((await tested.store.life()).accessVersion).not.toBe(accessVersion);
      const facts = await tested.store.schoolFacts();
      expect(facts.places).toMatchObject([{ pupil: "ada", until: "2026-11-01" }]);
      expect(facts.classes).toEqual([{ id: "owl", phase: "1" }]);
    });

    it("knows a person by their roles, and by what the school says of them", async () => {
      await append(tested.store, ...school());
      expect(await tested.store.personFacts("nobody")).toEqual({ grants: [], leftOn: null, displayName: "" });
      expect(await tested.store.personFacts("tom")).toMatchObject({ displayName: "Tom", leftOn: "2026-12-01" });
    });
  });
}
