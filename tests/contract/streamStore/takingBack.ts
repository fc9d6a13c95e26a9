/** Words taken back are nowhere in the store. */
import { describe, expect, it } from "vitest";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Tested } from "./tested.ts";
import { replica, ada, anybodys, bo, change, redaction, append, log, records } from "./making.ts";

export function takingBack(tested: Tested): void {
  describe("words taken back", () => {
    it("leave the log and the record in the act that takes them back, and keep their numbers and stamps", async () => {
      const said = [
        change(ada, "one", { words: "Zebedee" }),
        change(ada, "one", { words: "Zebedee again" }),
        change(ada, "two", { words: "stays" }),
      ];
      await append(tested.store, ...said);
      const taken = redaction(ada, ["one"]);
      await append(tested.store, taken);
      const redacted = { why: "request", by: "tom", at: taken.at };
      const after = await log(tested.store, ada);
      expect(after.slice(0, 2)).toEqual(said.slice(0, 2).map((each, index) => ({ ...each, fields: {}, redacted, seq: index + 1 })));
      expect(after[2]).toEqual({ ...said[2], seq: 3 });
      expect((await records(tested.store, ada)).find(({ id }) => id === "one")).toEqual({
        stream: ada,
        kind: "observation",
        id: "one",
        fields: {},
        marks: {},
        redacted,
      });
      expect(await append(tested.store, ...said.slice(0, 1))).toMatchObject({ appended: [], known: [{ hash: "", redacted: true }] });
    });

    it.each([
      ["before it", [1, 0]],
      ["after it", [0, 1]],
    ])("are gone when the redaction comes %s, whatever the stamps", async (_when, order) => {
      for (const [at, by] of [1, 5, 9].entries()) {
        const stamp = (ms: number) => formatStamp({ ms, counter: 0, replica });
        const said = change(ada, `r${at}`, { pupil: "ada", words: "Zebedee" }, { at: stamp(5) });
        const taken = redaction(ada, [`r${at}`], { record: `t${at}`, at: stamp(by) });
        for (const which of order) await append(tested.store, ...[said, taken].filter((_each, index) => index === which));
      }
      for (const record of await records(tested.store, ada)) {
        if (record.kind !== "redaction") expect(record).toMatchObject({ fields: {}, redacted: { by: "tom" } });
      }
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(false);
    });

    it("are gone when the redaction comes in the same act, before its record or after", async () => {
      const said = (record: string) => change(ada, record, { pupil: "ada", words: "Zebedee" });
      await append(tested.store, said("one"), redaction(ada, ["one"], { record: "t1" }));
      await append(tested.store, redaction(ada, ["two"], { record: "t2" }), said("two"));
      expect(JSON.stringify([await log(tested.store, ada), await records(tested.store, ada)])).not.toContain("Zebedee");
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(false);
    });

    it("are taken back by the earliest of several; of equal stamps, by who and why, whatever came first", async () => {
      const at = formatStamp({ ms: 5, counter: 0, replica });
      const takes = (record: string, by: string, name: string, stamp = at) => redaction(ada, [record], { record: name, by, at: stamp });
      await append(tested.store, change(ada, "one", { words: "x" }), change(ada, "two", { words: "x" }));
      await append(tested.store, takes("one", "uma", "t1"));
      await append(tested.store, takes("one", "priya", "t2"));
      await append(tested.store, takes("two", "priya", "t3"));
      await append(tested.store, takes("two", "uma", "t4"));
      await append(tested.store, takes("two", "tom", "t5", formatStamp({ ms: 6, counter: 0, replica })));
      const taken = (await records(tested.store, ada)).flatMap(({ redacted }) => redacted?.by ?? []);
      expect(taken).toEqual(["priya", "priya"]);
      expect((await log(tested.store, ada)).slice(0, 2).map(({ redacted }) => redacted?.by)).toEqual(["priya", "priya"]);
    });

    it("before they are said are only one's own, unless whoever takes them back answers for the stream", async () => {
      const [own, others, answered] = ["own", "others", "answered"].map((record) => change(ada, record, { pupil: "ada", words: "said" }));
      if (!own || !others || !answered) throw new Error("There are three.");
      await append(tested.store, redaction(ada, ["own"], { record: "t1" }), redaction(ada, ["others"], { record: "t2", by: "uma" }));
      await append(tested.store, anybodys(ada, ["answered"], { record: "t3", by: "priya" }));
      await append(tested.store, own, others, answered);
      await append(tested.store, change(ada, "others", { place: "hall" }));
      const kept = new Map((await records(tested.store, ada)).map(({ id, fields }) => [id, fields]));
      expect([kept.get("own"), kept.get("others"), kept.get("answered")]).toEqual([{}, { pupil: "ada", words: "said", place: "hall" }, {}]);
      expect((await log(tested.store, ada)).filter(({ record }) => record === "others").map(({ redacted }) => redacted)).toEqual([
        undefined,
        undefined,
      ]);
    });

    it("are in no byte that the tested.store keeps, nor is what they were before they were put right", async () => {
      for (let number = 0; number < 40; number += 1) {
        await append(
          tested.store,
          change(ada, `r${number}`, { words: `Zebedee ${"x".repeat(number * 40)}` }),
          change(bo, `r${number}`, { words: "stays" }),
        );
        await append(tested.store, change(ada, `r${number}`, { words: `Zebedee again ${"y".repeat(number * 25)}` }));
      }
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(true);
      for (let number = 0; number < 40; number += 1) await append(tested.store, redaction(ada, [`r${number}`], { record: `t${number}` }));
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(false);
      tested.opened = await tested.opened.reopen();
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(false);
      expect(await records(tested.store, bo)).toHaveLength(40);
    });

    it("do not come in afterwards, and only in their own stream", async () => {
      await append(tested.store, change(bo, "before", { words: "stays" }));
      await append(tested.store, redaction(ada, ["later", "elsewhere", "before"]));
      await append(tested.store, change(ada, "later", { words: "Zebedee" }), change(bo, "elsewhere", { words: "stays" }));
      expect(JSON.stringify(await log(tested.store, ada))).not.toContain("Zebedee");
      expect(JSON.stringify(await records(tested.store, ada))).not.toContain("Zebedee");
      expect(await records(tested.store, bo)).toMatchObject([{ fields: { words: "stays" } }, { fields: { words: "stays" } }]);
    });
  });
}
