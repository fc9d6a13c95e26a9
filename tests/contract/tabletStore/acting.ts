import { describe, expect, it } from "vitest";
import { timesOf } from "../../../src/domain/observing.ts";
import { lastOf, seenOn } from "../../../src/domain/summary.ts";
import { recordOf } from "../../../src/sync/recordOf.ts";
import { stampOf } from "./stamps.ts";
import type { Draft } from "../../../src/store/draft.ts";
import { card, correct, evidence, sawTarget } from "./drafts.ts";
import { School } from "./school.ts";
import { minutes, start, type MakeTablet } from "./tablet.ts";

const today = "2026-11-03";
const cy = "evidence/cy/2026-27";

export function acting(tablet: MakeTablet): void {
  describe("a tap", () => {
    it("is one read-write transaction, and reads nothing that this tab has just written", async () => {
      const { store, newId } = await tablet();
      await store.act([sawTarget(newId())]);
      const { reads, commits } = store.tally;
      await store.act([sawTarget(newId())]);
      expect(store.tally).toMatchObject({ reads, commits: commits + 1 });
    });

    it("is shown at once, on the card and in the evidence, and counted as waiting", async () => {
      const { store, newId } = await tablet();
      await store.act([sawTarget(newId())]);
      const [shown] = await store.observations("ada", today, today);
      expect(shown).toMatchObject({ waiting: true, fields: { went: "bitOfHelp" } });
      expect(await store.counts()).toEqual({ waiting: 1, oldest: start, refused: 0, replaced: 0 });
      const [summary] = await store.summaries(["ada"]);
      expect(lastOf(summary, "looks-to-page")?.went).toBe("bitOfHelp");
    });

    it("keeps no half of a character, which no server could take", async () => {
      const { store, newId } = await tablet();
      const record = newId();
      await store.act([sawTarget(record, { words: "Laughed 😀 \ud83d", seenBy: { role: "supply", name: "\ude00 Jo" } })]);
      const shown = (await store.record(evidence, record))?.fields;
      expect(shown).toMatchObject({ words: "Laughed 😀 \ufffd", seenBy: { role: "supply", name: "\ufffd Jo" } });
    });

    it("is there after the app was killed and started again", async () => {
      const killed = await tablet();
      const record = killed.newId();
      await killed.store.act([sawTarget(record)]);
      const { store, fresh } = await killed.again();
      expect(fresh).toBe(false);
      expect((await store.record(evidence, record))?.fields.went).toBe("bitOfHelp");
    });

    it("on a child's place puts them on the roll of their class alone, with the dates last said", async () => {
      const { store, newId } = await tablet();
      const [here, there] = [newId(), newId()];
      const place = (record: string, value: string): Draft => {
        return { stream: card, kind: "membership", record, fields: { pupil: "ada", of: "class", value, from: "2026-09-01", until: null } };
      };
      await store.act([place(here, "kingfisher"), place(there, "king")]);
      await store.act([{ stream: card, kind: "membership", record: here, fields: { from: "2026-09-01", until: "2026-12-18" } }]);
      expect(await store.roll("kingfisher")).toMatchObject([{ id: here, fields: { pupil: "ada", until: "2026-12-18" } }]);
      expect((await store.roll("king")).map(({ id }) => id)).toEqual([there]);
    });

    it("is told once, with the streams and pupils it touched", async () => {
      const { store, newId } = await tablet();
      const heard: unknown[] = [];
      store.subscribe((announcement) => heard.push({ streams: announcement.streams, pupils: announcement.pupils }));
      await store.act([sawTarget(newId())]);
      expect(heard).toEqual([{ streams: [evidence], pupils: ["ada"] }]);
    });

    it("gets a stamp after every stamp before it, also after a restart", async () => {
      const { store, newId, again } = await tablet();
      const record = newId();
      await store.act([sawTarget(record)]);
      await store.act([correct(record, { went: "onOwn" })]);
      const later = await again();
      later.clock.now = start - 60 * minutes;
      await later.store.act([correct(record, { went: "notYet" })]);
      const stamps = (await later.store.waitingActs()).map(stampOf);
      expect(stamps).toEqual(stamps.toSorted());
      expect((await later.store.record(evidence, record))?.fields.went).toBe("notYet");
    });

    it("of many hands at once are all kept", async () => {
      const { store, newId } = await tablet();
      await Promise.all(Array.from({ length: 20 }, () => store.act([sawTarget(newId())])));
      expect((await store.counts()).waiting).toBe(20);
      const [summary] = await store.summaries(["ada"]);
      expect(seenOn(summary, "looks-to-page", today)).toHaveLength(20);
    });
  });

  describe("an act", () => {
    it("over two children's streams is one act, in both", async () => {
      const { store, newId } = await tablet();
      await store.act([sawTarget(newId()), sawTarget(newId(), {}, "evidence/cy/2026-27")]);
      expect(await store.waitingActs()).toHaveLength(1);
      expect(await store.records("evidence/cy/2026-27")).toHaveLength(1);
    });

    it("remembers the statement each correction was made over", async () => {
      const { store, newId } = await tablet();
      const record = newId();
      await store.act([sawTarget(record)]);
      await store.act([correct(record, { went: "onOwn" })]);
      const [first, second] = await store.waitingActs();
      expect(second?.changes[0]?.over).toEqual({ how: first?.changes[0]?.id });
    });

    it("decided on what is there counts a quick second tap as one more, however the taps meet", async () => {
      const { store, newId } = await tablet();
      const record = newId();
      await store.act([sawTarget(record)]);
      const oneMore = () =>
        store.actOn(async (view) => {
          const times = timesOf(recordOf(await view.record(evidence, record), "observation")?.fields.tally);
          return { drafts: [correct(record, { went: "bitOfHelp", tally: { times: times + 1 } })], result: times };
        });
      const told = await Promise.all([oneMore(), oneMore(), oneMore()]);
      expect(told.map(({ result }) => result)).toEqual([1, 2, 3]);
      expect((await store.record(evidence, record))?.fields.tally).toEqual({ times: 4 });
    });

    it("that a rule finds needless is none", async () => {
      const { store } = await tablet();
      const { commits } = store.tally;
      expect(await store.actOn(() => Promise.resolve({ drafts: [], result: "nothing to do" }))).toEqual({
        act: null,
        result: "nothing to do",
      });
      expect(store.tally.commits).toBe(commits);
    });
  });

  describe("last five", () => {
    it("are this person's own, newest first, without what was undone", async () => {
      const { store, newId } = await tablet();
      const records = Array.from({ length: 7 }, () => newId());
      for (const record of records) await store.act([sawTarget(record)]);
      const [newest] = await store.recent();
      await store.undoRecord(newest?.record.key ?? "");
      const five = (await store.recent()).slice(0, 5).map(({ record }) => record.id);
      expect(five).toEqual(records.toReversed().slice(1, 6));
    });
  });

  describe("undo", () => {
    it("of what never left leaves no trace", async () => {
      const { store, newId, text } = await tablet();
      const act = await store.act([sawTarget(newId(), { words: "a word in passing" })]);
      expect(await store.undo(act)).toBe("deleted");
      expect(await store.counts()).toMatchObject({ waiting: 0, oldest: null });
      expect(await text()).not.toContain("a word in passing");
    });

    it("of what may have left removes it, restorably", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      const act = await bo.store.act([sawTarget(record)]);
      await bo.store.takeBatch({ acts: 10, bytes: 1e6 }, new Set());
      expect(await bo.store.undo(act)).toBe("removed");
      expect((await bo.store.record(evidence, record))?.fields).toMatchObject({ removedAt: start, removedWhy: "undo" });
      await school.push(bo);
      await bo.store.act([correct(record, { removedAt: null, removedWhy: null })]);
      expect((await bo.store.record(evidence, record))?.fields.removedAt).toBeNull();
    });

    it("of an act long acknowledged still removes what it made", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      const act = await bo.store.act([sawTarget(record)]);
      await school.push(bo);
      expect(await bo.store.undo(act)).toBe("removed");
      expect((await bo.store.record(evidence, record))?.fields.removedWhy).toBe("undo");
    });

    it("of one correction that never left brings back what it replaced", async () => {
      const { store, newId } = await tablet();
      const record = newId();
      await store.act([sawTarget(record)]);
      const act = await store.act([correct(record, { went: "onOwn" })]);
      expect(await store.undo(act)).toBe("deleted");
      expect((await store.record(evidence, record))?.fields.went).toBe("bitOfHelp");
    });

    it("of a record takes its later corrections along", async () => {
      const { store, newId } = await tablet();
      const record = newId();
      await store.act([sawTarget(record)]);
      await store.act([correct(record, { words: "later" })]);
      const [shown] = await store.records(evidence);
      expect(await store.undoRecord(shown?.key ?? "")).toBe("deleted");
      expect(await store.counts()).toMatchObject({ waiting: 0 });
    });

    it("of the last thing said is one edit after the other, sent or not, and the record at the end", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      await bo.store.act([correct(record, { words: "first" })]);
      await school.push(bo);
      await bo.store.act([correct(record, { words: "second" })]);
      const [shown] = await bo.store.records(evidence);
      const undone: unknown[] = [];
      const undo = async () => {
        const how = await bo.store.undoLast(shown?.key ?? "", { words: { words: "" } });
        const { words, removedWhy } = (await bo.store.record(evidence, record))?.fields ?? {};
        undone.push([how, words, removedWhy]);
      };
      await undo();
      await undo();
      await school.push(bo);
      await undo();
      expect(undone).toEqual([
        ["deleted", "first", undefined],
        ["restated", "", undefined],
        ["removed", "", "undo"],
      ]);
    });

    it("of the last thing said says so when what it replaced was never here", async () => {
      const school = new School();
      const [bo, ada] = [await tablet("bo"), await tablet("ada")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      await school.push(bo);
      await school.pull(ada, evidence);
      await ada.store.act([correct(record, { words: "hers" })]);
      await school.push(ada);
      await school.pull(bo, evidence);
      await bo.store.act([correct(record, { words: "mine over hers" })]);
      await school.push(bo);
      const [shown] = await bo.store.records(evidence);
      expect(await bo.store.undoLast(shown?.key ?? "", { words: { words: "" } })).toBe("kept");
      expect((await bo.store.record(evidence, record))?.fields.words).toBe("mine over hers");
    });

    it("of a move to the right child loses nothing", async () => {
      const bo = await tablet();
      const copy = bo.newId();
      const wrong = bo.newId();
      await bo.store.act([sawTarget(wrong)]);
      const copies = [sawTarget(copy, { copyOf: wrong }, cy)];
      const act = await bo.store.redact({ stream: evidence, records: [wrong], why: "wrongPupil", copies });
      const [shown] = await bo.store.records(cy);
      expect(await bo.store.undo(act ?? "")).toBe("kept");
      expect(await bo.store.undoLast(shown?.key ?? "", {})).toBe("moved");
      expect((await bo.store.record(cy, copy))?.fields.removedAt).toBeUndefined();
      expect(await bo.store.undoRecord(shown?.key ?? "")).toBe("removed");
      expect((await bo.store.record(cy, copy))?.fields.removedWhy).toBe("mistake");
    });

    it("of a correction that left is kept, and says so", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      await school.push(bo);
      const act = await bo.store.act([correct(record, { words: "something new" })]);
      await school.push(bo);
      expect(await bo.store.undo(act)).toBe("kept");
      expect((await bo.store.record(evidence, record))?.fields.removedAt).toBeUndefined();
    });
  });
}
