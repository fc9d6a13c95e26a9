import { describe, expect, it } from "vitest";
import type { ActResult } from "../../../src/sync/protocol.ts";
import type { Change } from "../../../src/sync/change.ts";
import { correct, evidence, sawTarget, target, card } from "./drafts.ts";
import { everything, School } from "./school.ts";
import { minutes, start, type MakeTablet, type Tablet } from "./tablet.ts";

const nothing = new Set<string>();

/** What a tablet shows of a stream, without what only it knows. */
async function shownOn({ store }: Tablet, stream: string) {
  return (await store.records(stream)).map(({ id, fields, marks, redacted }) => ({ id, fields, marks, redacted }));
}

function refusal(act: string, code: Extract<ActResult, { outcome: "refused" }>["code"], change?: string): ActResult {
  return { act, outcome: "refused", code, ...(change === undefined ? {} : { change }) };
}

/** A change that a newer app made. */
function newer(bo: Tablet, kind: string, record: string, fields: Change["fields"]): Change {
  const at = `${start.toString(16).padStart(12, "0")}-0000-0000000000newapp`;
  return { id: bo.newId(), act: bo.newId(), stream: evidence, kind, record, fields, at, by: "cai", replica: "0000000000newapp" };
}

export function exchanging(tablet: MakeTablet): void {
  describe("sending", () => {
    it("takes whole acts, oldest first, and no more than a batch", async () => {
      const { store, newId } = await tablet();
      const acts: string[] = [];
      for (let nth = 0; nth < 5; nth += 1) acts.push(await store.act([sawTarget(newId()), sawTarget(newId())]));
      expect((await store.takeBatch({ acts: 3, bytes: 1e6 }, nothing)).map(({ id }) => id)).toEqual(acts.slice(0, 3));
      expect((await store.takeBatch({ acts: 2, bytes: 1e6 }, new Set(acts.slice(0, 3)))).map(({ id }) => id)).toEqual(acts.slice(3));
      const small = await store.takeBatch({ acts: 250, bytes: 10 }, nothing);
      expect(small.map(({ id, changes }) => [id, changes.length])).toEqual([[acts[0], 2]]);
    });

    it("finds what waits behind more acts than it may try", async () => {
      const { store, newId } = await tablet();
      const acts: string[] = [];
      for (let nth = 0; nth < 7; nth += 1) acts.push(await store.act([sawTarget(newId())]));
      expect((await store.takeBatch({ acts: 2, bytes: 1e6 }, new Set(acts.slice(0, 6)))).map(({ id }) => id)).toEqual([acts[6]]);
    });

    it("says the same again when the answer was lost", async () => {
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      const once = await bo.store.takeBatch(everything, nothing);
      const again = await (await bo.again()).store.takeBatch(everything, nothing);
      expect(again).toEqual(once);
    });

    it("brings a second tablet the same record, and empties the outbox", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      await school.pull(bo, evidence);
      await school.pull(cai, evidence);
      expect(await shownOn(cai, evidence)).toEqual(await shownOn(bo, evidence));
      expect(await bo.store.counts()).toMatchObject({ waiting: 0 });
      expect((await bo.store.records(evidence))[0]?.waiting).toBe(false);
    });

    it("takes a change that comes back with a page for acknowledged, though its answer never came", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      const answer = school.take(await bo.store.takeBatch(everything, nothing));
      await school.pull(bo, evidence);
      expect(await bo.store.counts()).toMatchObject({ waiting: 0 });
      await bo.store.acknowledge(answer);
      expect(await shownOn(bo, evidence)).toHaveLength(1);
    });

    it("adopts the stamp a change was stored with", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      const [act] = await bo.store.takeBatch(everything, nothing);
      const change = act?.changes[0];
      if (!act || !change) throw new Error("nothing to send");
      const stored = { ...change, at: `${change.at.slice(0, 12)}-0007-${change.replica}` };
      await bo.store.acknowledge(school.take([{ ...act, changes: [stored] }]));
      expect((await bo.store.record(evidence, record))?.marks["*"]?.at).toBe(stored.at);
    });
  });

  describe("a refused act", () => {
    it("is shown by no tablet, and kept whole until somebody decides", async () => {
      const { store, newId } = await tablet();
      const act = await store.act([sawTarget(newId(), { words: "kept" })]);
      await store.takeBatch(everything, nothing);
      await store.acknowledge([refusal(act, "forbidden_stream")]);
      expect(await store.records(evidence)).toEqual([]);
      expect(await store.summaries(["ada"])).toEqual([undefined]);
      expect(await store.counts()).toMatchObject({ waiting: 0, refused: 1 });
      const [refused] = await store.refusedActs();
      expect(refused).toMatchObject({ act, code: "forbidden_stream", changes: [{ fields: { words: "kept" } }] });
    });

    it("can be tried again, with the stamps it had", async () => {
      const { store, newId } = await tablet();
      const act = await store.act([sawTarget(newId())]);
      const [before] = await store.takeBatch(everything, nothing);
      await store.acknowledge([refusal(act, "conflict")]);
      expect(await store.retryRefused(act)).toBe(true);
      expect(await store.takeBatch(everything, nothing)).toEqual([before]);
      expect(await store.counts()).toMatchObject({ waiting: 1, refused: 0 });
    });

    it("can be let go", async () => {
      const { store, newId, text } = await tablet();
      const act = await store.act([sawTarget(newId(), { words: "let go" })]);
      await store.acknowledge([refusal(act, "invalid_change")]);
      await store.dismissRefused(act);
      expect(await text()).not.toContain("let go");
    });

    it("for a kind the server does not know yet just waits", async () => {
      const { store, newId } = await tablet();
      const act = await store.act([sawTarget(newId())]);
      await store.takeBatch(everything, nothing);
      await store.acknowledge([refusal(act, "version_not_supported")]);
      expect(await store.counts()).toMatchObject({ waiting: 1, refused: 0 });
      expect(await store.records(evidence)).toHaveLength(1);
    });

    it("for a stream that was erased takes the stream away, and leaves the rest of the act to be sent", async () => {
      const { store, newId, text } = await tablet();
      const act = await store.act([sawTarget(newId(), { words: "erased" }), sawTarget(newId(), {}, "evidence/cy/2026-27")]);
      const [sent] = await store.takeBatch(everything, nothing);
      await store.acknowledge([refusal(act, "gone", sent?.changes[0]?.id)]);
      expect(await text()).not.toContain("erased");
      expect((await store.takeBatch(everything, nothing)).map(({ id, changes }) => [id, changes.map((one) => one.stream)])).toEqual([
        [act, ["evidence/cy/2026-27"]],
      ]);
    });
  });

  describe("receiving", () => {
    const edits = async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([target(record, { wording: "Looks to the page" })]);
      await school.push(bo);
      await school.pull(bo, card);
      await school.pull(cai, card);
      cai.clock.now += minutes;
      return { school, bo, cai, record };
    };

    it("lists my edit when another's, made without knowing, replaces it, with one tap to bring it back", async () => {
      const { school, bo, cai, record } = await edits();
      await bo.store.act([target(record, { wording: "mine" })]);
      await cai.store.act([target(record, { wording: "theirs" })]);
      await school.push(bo);
      await school.push(cai);
      await school.pull(bo, card);
      const [lost] = await bo.store.losers();
      expect(lost).toMatchObject({ group: "statement", lostFields: { wording: "mine" }, won: { by: "cai" } });
      expect(await cai.store.losers()).toEqual([]);
      expect(await bo.store.bringBack(lost?.key ?? "")).toBe(true);
      expect((await bo.store.record(card, record))?.fields.wording).toBe("mine");
      expect(await bo.store.counts()).toMatchObject({ replaced: 0 });
      await school.push(bo);
      await school.pull(cai, card);
      expect(await cai.store.losers()).toEqual([]);
    });

    it("lists my edit that reaches the server after another's later one", async () => {
      const { school, bo, cai, record } = await edits();
      await bo.store.act([target(record, { wording: "mine" })]);
      await cai.store.act([target(record, { wording: "theirs" })]);
      await school.push(cai);
      await school.pull(bo, card);
      expect((await bo.store.record(card, record))?.fields.wording).toBe("theirs");
      await school.push(bo);
      expect((await bo.store.losers()).map(({ lostFields }) => lostFields.wording)).toEqual(["mine"]);
    });

    it("says nothing when the other knew mine", async () => {
      const { school, bo, cai, record } = await edits();
      await bo.store.act([target(record, { wording: "mine" })]);
      await school.push(bo);
      await school.pull(cai, card);
      await cai.store.act([target(record, { wording: "better" })]);
      await school.push(cai);
      await school.pull(bo, card);
      expect(await bo.store.losers()).toEqual([]);
    });

    it("says nothing when the answer to mine was lost, and the other knew it", async () => {
      const { school, bo, cai, record } = await edits();
      await bo.store.act([target(record, { wording: "mine" })]);
      school.take(await bo.store.takeBatch(everything, nothing));
      await school.pull(cai, card);
      await cai.store.act([target(record, { wording: "better" })]);
      await school.push(cai);
      await school.pull(bo, card);
      await school.push(bo);
      expect(await bo.store.losers()).toEqual([]);
    });

    it("lets both stand when two people change different statements of one target", async () => {
      const { school, bo, cai, record } = await edits();
      await bo.store.act([target(record, { wording: "Looks to the page before it turns" })]);
      await cai.store.act([target(record, { counts: "eyes or head" })]);
      await school.push(bo);
      await school.push(cai);
      await school.pull(bo, card);
      await school.pull(cai, card);
      expect((await bo.store.record(card, record))?.fields).toMatchObject({
        wording: "Looks to the page before it turns",
        counts: "eyes or head",
      });
      expect(await shownOn(bo, card)).toEqual(await shownOn(cai, card));
      expect(await bo.store.losers()).toEqual([]);
    });

    it("stamps an edit after what it edits, though this clock is behind", async () => {
      const { school, bo, cai, record } = await edits();
      await cai.store.act([target(record, { wording: "theirs" })]);
      await school.push(cai);
      await school.pull(bo, card);
      bo.clock.now -= 5 * minutes;
      await bo.store.act([target(record, { wording: "mine, knowing" })]);
      expect((await bo.store.record(card, record))?.fields.wording).toBe("mine, knowing");
    });

    it("comes to the same from a snapshot as from every change", async () => {
      const { school, bo, record } = await edits();
      await bo.store.act([target(record, { order: 3 })]);
      await school.push(bo);
      await school.pull(bo, card);
      const dee = await tablet("dee");
      await dee.store.applyPages([{ page: school.snapshot(card), from: undefined }]);
      expect(await shownOn(dee, card)).toEqual(await shownOn(bo, card));
    });

    it("is one transaction a page, and changes nothing when a page comes twice or out of order", async () => {
      const { school, bo, cai, record } = await edits();
      const { cursors } = await cai.store.holdings();
      const at = cursors[card];
      await bo.store.act([target(record, { order: 1 })]);
      await school.push(bo);
      const first = school.page(card, at);
      await bo.store.act([target(record, { order: 2 })]);
      await school.push(bo);
      const second = school.page(card, at);
      const { commits } = cai.store.tally;
      expect((await cai.store.applyPages([{ page: second, from: at }])).received).toBe(2);
      expect(cai.store.tally.commits).toBe(commits + 1);
      expect((await cai.store.applyPages([{ page: first, from: at }])).received).toBe(0);
      expect((await cai.store.applyPages([{ page: second, from: at }])).received).toBe(0);
      expect((await cai.store.record(card, record))?.fields.order).toBe(2);
      expect((await cai.store.holdings()).cursors[card]?.seq).toBe(second.to.seq);
    });

    it("gives what it wrote again to a server that was put back to a copy and does not say so", async () => {
      const school = new School();
      const bo = await tablet("bo");
      const [first, second] = [bo.newId(), bo.newId()];
      for (const record of [first, second]) {
        await bo.store.act([sawTarget(record)]);
        await school.push(bo);
      }
      await school.pull(bo, evidence);
      school.streamLog(evidence).pop();
      const at = (await bo.store.holdings()).cursors[evidence];
      await bo.store.applyPages([{ page: school.snapshot(evidence), from: at }]);
      expect((await bo.store.records(evidence)).map(({ id }) => id).sort()).toEqual([first, second].sort());
      expect(await bo.store.counts()).toMatchObject({ waiting: 1 });
      await school.push(bo);
      expect(school.streamLog(evidence).map(({ record }) => record)).toEqual([first, second]);
    });

    it("keeps the pages of one answer in one transaction, announced once, but for one that does not go on", async () => {
      const { school, bo, record } = await edits();
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      const dee = await tablet("dee");
      await school.pull(dee, "school");
      const heard: unknown[] = [];
      dee.store.subscribe(({ streams }) => heard.push([...streams].sort()));
      const { commits } = dee.store.tally;
      const pages = [
        { page: school.snapshot(card), from: undefined },
        { page: school.page("school", undefined), from: { epoch: school.epoch("school"), seq: 7 } },
        { page: school.page(evidence, undefined), from: undefined },
      ];
      const { received, pupils } = await dee.store.applyPages(pages);
      expect({ received, pupils }).toEqual({ received: 2, pupils: ["ada"] });
      expect(dee.store.tally.commits).toBe(commits + 1);
      expect(heard).toEqual([[card, evidence].sort()]);
      expect((await dee.store.record(card, record))?.id).toBe(record);
      expect(await shownOn(dee, evidence)).toEqual(await shownOn(bo, evidence));
      expect(Object.keys((await dee.store.holdings()).cursors).sort()).toEqual([card, evidence, "school"].sort());
    });

    it("keeps two pages of a stream in one answer as if they had come apart, words taken back in the first among them", async () => {
      const school = new School();
      const [bo, dee] = [await tablet("bo"), await tablet("dee")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record, { words: "of somebody else" })]);
      await school.push(bo);
      const old = school.streamLog(evidence).map((change) => ({ ...change }));
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      await school.push(bo);
      const epoch = school.epoch(evidence);
      const [redaction] = school.streamLog(evidence).filter(({ kind }) => kind === "redaction");
      const [first, second] = [
        { stream: evidence, to: { epoch, seq: 1 }, changes: redaction ? [redaction] : [], restart: true as const },
        { stream: evidence, to: { epoch, seq: 2 }, changes: old },
      ];
      const { received } = await dee.store.applyPages([
        { page: first, from: undefined },
        { page: second, from: first.to },
      ]);
      expect(received).toBe(2);
      expect(JSON.stringify(await dee.store.records(evidence))).not.toContain("somebody else");
      expect((await dee.store.holdings()).cursors[evidence]).toEqual(second.to);
    });

    it("in the middle of a snapshot, waits for the rest of it whatever comes late", async () => {
      const { school, bo, cai, record } = await edits();
      const at = (await cai.store.holdings()).cursors[card];
      await bo.store.act([target(record, { order: 1 })]);
      await school.push(bo);
      const late = school.page(card, at);
      const whole = school.snapshot(card);
      const part = { ...whole, to: { ...whole.to, seq: 1, part: record } };
      await cai.store.applyPages([{ page: part, from: at }]);
      expect((await cai.store.applyPages([{ page: late, from: at }])).received).toBe(0);
      expect((await cai.store.holdings()).cursors[card]).toEqual(part.to);
    });

    it("does not go on from another life of the stream", async () => {
      const { school, cai } = await edits();
      school.life += 1;
      const epoch = school.epoch(card);
      const page = { stream: card, to: { epoch, seq: 9 }, changes: [] };
      expect(await cai.store.applyPages([{ page, from: { epoch, seq: 1 } }])).toEqual({ received: 0, pupils: [] });
      expect((await cai.store.holdings()).cursors[card]?.seq).toBe(1);
    });
  });

  describe("what a newer app wrote", () => {
    it("is kept apart, and what is understood of it shown", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      school.append(newer(bo, "observation", record, { pupil: "ada", kind: "target", target: "t", went: "onOwn", glow: 3 }));
      school.append(newer(bo, "sparkle", bo.newId(), { colour: "blue" }));
      await school.pull(bo, evidence);
      const shown = await bo.store.records(evidence);
      expect(shown.map(({ fields }) => fields)).toEqual([{ pupil: "ada", kind: "target", target: "t", went: "onOwn" }]);
      expect(await bo.text()).toContain("sparkle");
      expect((await bo.tables.range("pending", { by: "key" })).length).toBe(2);
    });

    it("is kept apart in a snapshot too, with who said what is understood", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      const change = newer(bo, "observation", record, { pupil: "ada", kind: "note", words: "a good morning", glow: 3 });
      school.append(change);
      school.append({ ...newer(bo, "observation", record, { glow: 4 }), at: change.at.replace("-0000-", "-0001-") });
      await bo.store.applyPages([{ page: school.snapshot(evidence), from: undefined }]);
      const shown = await bo.store.record(evidence, record);
      expect(shown?.fields).toEqual({ pupil: "ada", kind: "note", words: "a good morning" });
      expect(Object.keys(shown?.marks ?? {}).sort()).toEqual(["fixed", "words"]);
      expect((await bo.tables.range("pending", { by: "key" })).length).toBe(1);
    });

    it("is read again at every start, and still kept while it is not understood", async () => {
      const school = new School();
      const bo = await tablet();
      school.append(newer(bo, "sparkle", bo.newId(), { colour: "blue" }));
      await school.pull(bo, evidence);
      const later = await bo.again();
      expect((await later.tables.range("pending", { by: "key" })).length).toBe(1);
    });

    it("goes with its words when they are taken back", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      school.append(newer(bo, "observation", record, { pupil: "ada", kind: "note", words: "about another child", glow: 3 }));
      await school.pull(bo, evidence);
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      expect(await bo.text()).not.toContain("about another child");
    });
  });

  it("what a restored server brings again stays taken back, not even kept for a newer app to read", async () => {
    const school = new School();
    const bo = await tablet();
    const record = bo.newId();
    school.append(newer(bo, "observation", record, { pupil: "ada", kind: "note", words: "about another child", glow: 3 }));
    await school.pull(bo, evidence);
    await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
    school.restore({});
    await school.pull(bo, evidence);
    expect(await bo.text()).not.toContain("about another child");
  });

  it("a correction by one of two people never loses the other's record", async () => {
    const school = new School();
    const [bo, cai] = [await tablet("bo"), await tablet("cai")];
    const [mine, theirs] = [bo.newId(), cai.newId()];
    await bo.store.act([sawTarget(mine)]);
    await cai.store.act([sawTarget(theirs, { seenBy: { staff: "cai" } })]);
    await bo.store.act([correct(mine, { went: "notYet" })]);
    for (const one of [bo, cai, bo, cai]) {
      await school.push(one);
      await school.pull(one, evidence);
    }
    expect(await shownOn(bo, evidence)).toHaveLength(2);
    expect(await shownOn(bo, evidence)).toEqual(await shownOn(cai, evidence));
  });
}
