import { describe, expect, it } from "vitest";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { card, correct, evidence, sawTarget, target } from "./drafts.ts";
import { everything, School } from "./school.ts";
import { minutes, start, type MakeTablet } from "./tablet.ts";

const nothing = new Set<string>();
const cy = "evidence/cy/2026-27";
const day = 24 * 60 * minutes;

export function leaving(tablet: MakeTablet): void {
  describe("words taken back", () => {
    it("leave this tablet at once: record, queue, own log, summaries, refused acts", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "about another child" })]);
      await school.push(bo);
      await school.pull(bo, evidence);
      await bo.store.act([correct(record, { words: "about another child, again" })]);
      const refused = await bo.store.act([correct(record, { words: "about another child, refused" })]);
      await bo.store.takeBatch(everything, nothing);
      await bo.store.acknowledge([{ act: refused, outcome: "refused", code: "conflict" }]);
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      expect(await bo.text()).not.toContain("about another child");
      expect(await bo.store.counts()).toMatchObject({ waiting: 1, refused: 0 });
      expect((await bo.store.summaries(["ada"]))[0]?.topics).toEqual({});
    });

    it("leave every other tablet when the act arrives, and are kept by none", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "about another child" })]);
      await school.push(bo);
      await school.pull(bo, evidence);
      await school.pull(cai, evidence);
      await cai.store.act([correct(record, { words: "about another child, too" })]);
      const copy = bo.newId();
      await bo.store.redact({
        stream: evidence,
        records: [record],
        why: "wrongPupil",
        copies: [sawTarget(copy, { words: "about another child", copyOf: record }, cy)],
      });
      await school.push(bo);
      for (const one of [bo, cai]) {
        await school.pull(one, evidence);
        expect((await one.store.record(evidence, record))?.redacted).toMatchObject({ by: "bo", why: "wrongPupil" });
      }
      expect(await cai.text()).not.toContain("about another child");
      expect(await cai.store.counts()).toMatchObject({ waiting: 0 });
      expect((await bo.store.record(cy, copy))?.fields.copyOf).toBe(record);
      const [mine, theirs] = [await bo.store.records(evidence), await cai.store.records(evidence)];
      expect(mine.map(({ id, redacted }) => [id, redacted])).toEqual(theirs.map(({ id, redacted }) => [id, redacted]));
    });

    it("that never left are deleted, and the server hears of the right child only", async () => {
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "about another child" })]);
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil", copies: [sawTarget(bo.newId(), {}, cy)] });
      expect(await bo.text()).not.toContain("about another child");
      const batch = await bo.store.takeBatch(everything, nothing);
      expect(batch.flatMap(({ changes }) => changes.map(({ stream, kind }) => [stream, kind]))).toEqual([[cy, "observation"]]);
    });

    it("do not come back with a page that is older than the redaction", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "about another child" })]);
      school.take(await bo.store.takeBatch(everything, nothing));
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      await school.pull(bo, evidence);
      expect(await bo.text()).not.toContain("about another child");
      await school.push(bo);
      await school.pull(bo, evidence);
      expect(await bo.text()).not.toContain("about another child");
    });

    it("are gone for a change whose answer says that they were taken back meanwhile", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "about another child" })]);
      const batch = await bo.store.takeBatch(everything, nothing);
      school.take(batch);
      await school.pull(cai, evidence);
      await cai.store.redact({ stream: evidence, records: [record], why: "request" });
      await school.push(cai);
      await bo.store.acknowledge(school.take(batch));
      expect(await bo.text()).not.toContain("about another child");
      await school.pull(bo, evidence);
      expect((await bo.store.record(evidence, record))?.redacted).toMatchObject({ by: "cai", why: "request" });
    });

    it.each([
      ["stay when who took them back did not say that it was anybody's words", {}, "hers after all"],
      ["go when who took them back answers for the class", { ofAnybody: true }, undefined],
    ])("that the server had not seen when somebody else took them back %s", async (_what, saying, words) => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "hers after all" })]);
      const signed = {
        id: bo.newId(),
        act: bo.newId(),
        at: formatStamp({ ms: bo.clock.now, counter: 0, replica: "cccccccccccccccc" }),
        by: "cai",
        replica: "cccccccccccccccc",
      };
      const fields = { records: [record], why: "request", ...saying };
      school.append({ ...signed, stream: evidence, kind: "redaction", record: bo.newId(), fields });
      await school.pull(bo, evidence);
      expect((await bo.store.record(evidence, record))?.fields.words).toBe(words);
      await school.push(bo);
      for (const one of [cai, bo]) {
        await school.pull(one, evidence);
        expect((await one.store.record(evidence, record))?.fields.words).toBe(words);
      }
    });

    it("are said to be anybody's when somebody else began them", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const [bos, cais] = [bo.newId(), cai.newId()];
      await bo.store.act([sawTarget(bos)]);
      await cai.store.act([sawTarget(cais)]);
      for (const one of [bo, cai]) await school.push(one);
      await school.pull(cai, evidence);
      for (const record of [cais, bos]) await cai.store.redact({ stream: evidence, records: [record], why: "request" });
      const said = (await cai.store.takeBatch(everything, nothing)).flatMap(({ changes }) => changes.map(({ fields }) => fields));
      expect(said).toEqual([
        { records: [cais], why: "request" },
        { records: [bos], why: "request", ofAnybody: true },
      ]);
    });

    it("come back from the server when taking them back is refused", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "hers after all" })]);
      await school.push(bo);
      await school.pull(bo, evidence);
      const act = await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      await bo.store.takeBatch(everything, nothing);
      await bo.store.acknowledge([{ act: act ?? "", outcome: "refused", code: "forbidden_kind" }]);
      await school.pull(bo, evidence);
      expect((await bo.store.record(evidence, record))?.fields.words).toBe("hers after all");
    });
  });

  it("words once taken back are not brought back by an undo", async () => {
    const school = new School();
    const bo = await tablet();
    const record = bo.newId();
    await bo.store.act([sawTarget(record)]);
    await school.push(bo);
    await school.pull(bo, evidence);
    const act = await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
    expect(await bo.store.undo(act ?? "")).toBe("kept");
    const [redaction] = await bo.store.records(evidence, "redaction");
    expect(await bo.store.undoRecord(redaction?.key ?? "")).toBe("kept");
    expect(await bo.store.counts()).toMatchObject({ waiting: 1 });
  });

  describe("a stream no longer readable", () => {
    it("goes with its summaries and losers, and what waits is still pushed", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId(), { words: "acknowledged" })]);
      await school.push(bo);
      await school.pull(bo, evidence);
      await bo.store.act([sawTarget(bo.newId(), { words: "unsent" })]);
      await bo.store.withdraw([evidence]);
      expect(await bo.store.records(evidence)).toEqual([]);
      expect(await bo.store.summaries(["ada"])).toEqual([undefined]);
      expect((await bo.store.holdings()).cursors).toEqual({});
      expect(await bo.store.waitingActs()).toMatchObject([{ changes: [] }]);
      expect(await bo.store.counts()).toMatchObject({ waiting: 1 });
      await school.push(bo);
      expect(await bo.store.counts()).toMatchObject({ waiting: 0 });
      expect((await bo.tables.range("records", { by: "key" })).length).toBe(0);
      expect(school.streamLog(evidence)).toHaveLength(2);
    });

    it("keeps what the server refused, counted and shown to nobody", async () => {
      const bo = await tablet();
      const act = await bo.store.act([sawTarget(bo.newId(), { words: "too late" })]);
      await bo.store.withdraw([evidence]);
      await bo.store.takeBatch(everything, nothing);
      await bo.store.acknowledge([{ act, outcome: "refused", code: "forbidden_stream" }]);
      expect(await bo.store.counts()).toMatchObject({ waiting: 0, refused: 1 });
      expect(await bo.store.refusedActs()).toMatchObject([{ act, shut: true, changes: [] }]);
      expect(await bo.store.retryRefused(act)).toBe(false);
      expect(await bo.text()).toContain("too late");
      expect(await bo.store.leave()).toBe("undecided");
      await bo.store.dismissRefused(act);
      expect(await bo.store.leave()).toBe("left");
    });

    it("takes what was refused before out of sight too, and shows it again with the stream", async () => {
      const school = new School();
      const bo = await tablet();
      const act = await bo.store.act([sawTarget(bo.newId(), { words: "refused" })]);
      await bo.store.takeBatch(everything, nothing);
      await bo.store.acknowledge([{ act, outcome: "refused", code: "conflict" }]);
      await bo.store.withdraw([evidence]);
      expect(await bo.store.refusedActs()).toMatchObject([{ act, changes: [] }]);
      await school.pull(bo, evidence);
      expect(await bo.store.refusedActs()).toMatchObject([{ act, changes: [{ fields: { words: "refused" } }] }]);
    });

    it("is whole again when it may be read again", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      await school.pull(bo, evidence);
      const act = await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.withdraw([evidence]);
      await school.pull(bo, evidence);
      expect(await bo.store.records(evidence)).toHaveLength(2);
      expect(await bo.store.waitingActs()).toMatchObject([{ act, changes: [{}] }]);
      expect((await bo.store.summaries(["ada"]))[0]?.topics["looks-to-page"]?.seen).toHaveLength(2);
    });
  });

  it("an erased stream goes with what waits on it and its own log; the rest of an act stays", async () => {
    const school = new School();
    const bo = await tablet();
    await bo.store.act([sawTarget(bo.newId(), { words: "erased, acknowledged" })]);
    await school.push(bo);
    await bo.store.act([sawTarget(bo.newId(), { words: "erased, waiting" }), sawTarget(bo.newId(), {}, cy)]);
    await bo.store.erase([evidence]);
    expect(await bo.text()).not.toContain("erased");
    expect((await bo.store.waitingActs()).flatMap(({ changes }) => changes.map(({ stream }) => stream))).toEqual([cy]);
  });

  describe("a restored server", () => {
    it("is given again what its backup had missed, and what waits is kept", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      for (let nth = 0; nth < 3; nth += 1) {
        await bo.store.act([sawTarget(bo.newId())]);
        await school.push(bo);
      }
      await school.pull(bo, evidence);
      await bo.store.act([sawTarget(bo.newId())]);
      school.restore({ [evidence]: 2 });
      await school.pull(bo, evidence);
      expect(await bo.store.records(evidence)).toHaveLength(4);
      await school.push(bo);
      expect(school.streamLog(evidence)).toHaveLength(4);
      await school.pull(bo, evidence);
      await school.pull(cai, evidence);
      expect(await bo.store.counts()).toMatchObject({ waiting: 0 });
      expect((await cai.store.records(evidence)).map(({ id }) => id)).toEqual((await bo.store.records(evidence)).map(({ id }) => id));
    });

    it("is given again what was made for a child who has moved since", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.act([target(bo.newId(), {})]);
      await school.push(bo);
      await school.pull(bo, evidence, card);
      await bo.store.withdraw([evidence]);
      school.restore({ [evidence]: 1 });
      const rights = { read: "all", write: "all" } as const;
      await bo.store.applyAccess({ tag: "t", life: school.epoch(evidence), displayName: "Bo", grants: [], streams: { [card]: rights } });
      expect(await bo.store.records(evidence)).toEqual([]);
      await school.push(bo);
      expect(school.streamLog(evidence)).toHaveLength(1);
    });

    it("is given it again, too, when access ends between hearing of the other life and reading it", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      await school.pull(bo, evidence, card);
      school.restore({ [evidence]: 1 });
      const rights = { read: "all", write: "all" } as const;
      const told = { life: school.epoch(evidence), displayName: "Bo", grants: [] };
      await bo.store.applyAccess({ tag: "t1", ...told, streams: { [card]: rights, [evidence]: rights } });
      await bo.store.applyAccess({ tag: "t2", ...told, streams: { [card]: rights } });
      await school.push(bo);
      expect(school.streamLog(evidence)).toHaveLength(1);
    });

    it("makes nobody decide again what was settled before", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([target(record, { wording: "mine" })]);
      await school.push(bo);
      await school.pull(bo, card);
      await school.pull(cai, card);
      cai.clock.now += minutes;
      await cai.store.act([target(record, { wording: "theirs, knowing mine" })]);
      await school.push(cai);
      await school.pull(bo, card);
      school.restore({});
      await bo.store.applyPages([{ page: school.snapshot(card), from: (await bo.store.holdings()).cursors[card] }]);
      expect(await bo.store.counts()).toMatchObject({ waiting: 1 });
      await school.push(bo);
      expect(await bo.store.counts()).toMatchObject({ waiting: 0 });
      expect(await bo.store.losers()).toEqual([]);
    });

    it("finds in the own log what no backup covers for thirty days, and nothing after", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      const kept = async () => (await bo.tables.range("ownLog", { by: "key" })).length;
      await bo.store.letGoOfOwnLog(start + day);
      expect(await kept()).toBe(1);
      bo.clock.now = start + 31 * day;
      await bo.store.letGoOfOwnLog(start - day);
      expect(await kept()).toBe(1);
      await bo.store.letGoOfOwnLog(start + day);
      expect(await kept()).toBe(0);
    });
  });
}
