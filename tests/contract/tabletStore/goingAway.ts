import { describe, expect, it } from "vitest";
import type { Step } from "../../../src/store/reader.ts";
import { correct, evidence, sawTarget } from "./drafts.ts";
import { everything, School } from "./school.ts";
import type { MakeTablet } from "./tablet.ts";

/** A person who leaves the tablet for good. */
export function goingAway(tablet: MakeTablet): void {
  describe("a person who leaves the tablet", () => {
    it("cannot while something waits, was refused or was replaced; and can once all is sent and decided", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      expect(await bo.store.leave()).toBe("waiting");
      await school.push(bo);
      await school.pull(bo, evidence);
      const refused = await bo.store.act([correct(record, { words: "too late" })]);
      await bo.store.takeBatch(everything, new Set());
      await bo.store.acknowledge([{ act: refused, outcome: "refused", code: "conflict" }]);
      expect(await bo.store.leave()).toBe("undecided");
      await bo.store.dismissRefused(refused);
      expect(await bo.store.leave()).toBe("left");
    });

    it("is held back by what another tab wrote at that very moment", async () => {
      const bo = await tablet();
      const other = await bo.again();
      let between = false;
      const onStep = async (step: Step) => {
        if (step !== "decided" || !between) return;
        between = false;
        await other.store.act([sawTarget(other.newId())]);
      };
      const leaving = await bo.again({ onStep });
      between = true;
      expect(await leaving.store.leave()).toBe("waiting");
      expect((await bo.store.counts()).waiting).toBe(1);
    });

    it("leaves nothing behind them that can still be written, in any tab", async () => {
      const bo = await tablet();
      const other = await bo.again();
      expect(await bo.store.leave()).toBe("left");
      for (const { store, newId } of [bo, other])
        await expect(store.act([sawTarget(newId())])).rejects.toMatchObject({ code: "reloadNeeded" });
      expect(await bo.text()).not.toContain("looks-to-page");
    });

    it("takes the disk along: once closed, nothing still under way opens it again", async () => {
      const bo = await tablet();
      await bo.store.leave();
      bo.store.close();
      await expect(bo.store.counts()).rejects.toMatchObject({ code: "closed" });
      await expect(bo.store.records(evidence)).rejects.toMatchObject({ code: "closed" });
    });
  });
}
