import { describe, expect, it } from "vitest";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { instantOf } from "../../../src/sync/stamp.ts";
import { correct, evidence, sawTarget } from "./drafts.ts";
import { everything, School } from "./school.ts";
import { stampOf } from "./stamps.ts";
import { minutes, start, type MakeTablet } from "./tablet.ts";

const nothing = new Set<string>();
const day = 24 * 60 * minutes;

/** The clock of a tablet, wrong and put right. */
export function telling(tablet: MakeTablet): void {
  describe("a wrong clock", () => {
    for (const wrong of [-day, -5 * minutes, 5 * minutes, day]) {
      it(`of ${wrong / minutes} minutes is mended in what never left, order kept`, async () => {
        const bo = await tablet();
        bo.clock.now = start + wrong;
        const record = bo.newId();
        await bo.store.act([sawTarget(record, { observedAt: bo.clock.now })]);
        await bo.store.act([correct(record, { went: "onOwn" })]);
        await bo.store.correctClock({ offset: -wrong, now: bo.clock.now });
        const stamps = (await bo.store.waitingActs()).map(stampOf);
        expect(stamps.map(instantOf)).toEqual([start, start]);
        expect(stamps).toEqual(stamps.toSorted());
        expect((await bo.store.record(evidence, record))?.fields).toMatchObject({ went: "onOwn", observedAt: start, correction: -wrong });
        expect((await bo.store.now()).now).toBe(start);
        await bo.store.act([correct(record, { went: "notYet" })]);
        expect((await bo.store.record(evidence, record))?.fields.went).toBe("notYet");
      });
    }

    for (const years of [-30, -1, 1, 3]) {
      it(`of ${years} years is mended in the year too that a record was filed under`, async () => {
        const bo = await tablet();
        bo.clock.now = start + years * 366 * day;
        const record = bo.newId();
        const wrongYear = `evidence/ada/${academicYearOf(dayOf(bo.clock.now, "Europe/London"))}`;
        await bo.store.act([sawTarget(record, { observedAt: bo.clock.now }, wrongYear)]);
        await bo.store.act([correct(record, { went: "onOwn" }, wrongYear)]);
        await bo.store.correctClock({ offset: start - bo.clock.now, now: bo.clock.now });
        expect(await bo.store.record(wrongYear, record)).toBeUndefined();
        expect((await bo.store.record(evidence, record))?.fields).toMatchObject({ went: "onOwn", observedAt: start });
        const acts = await bo.store.takeBatch(everything, nothing);
        expect(acts.flatMap(({ changes }) => changes.map(({ stream }) => stream))).toEqual([evidence, evidence]);
        expect(await bo.store.counts()).toMatchObject({ waiting: 2 });
        expect((await bo.store.recent()).map(({ record: { id, stream } }) => [id, stream])).toEqual([[record, evidence]]);
      });
    }

    it("of less than a minute is the network's, and left alone", async () => {
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      const { commits } = bo.store.tally;
      await bo.store.correctClock({ offset: 59_000, now: start });
      expect(bo.store.tally.commits).toBe(commits);
    });

    it("never puts a correction before what it corrected, though that was stored a little ahead", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      bo.clock.now = start + 2 * minutes;
      await bo.store.act([sawTarget(record)]);
      await school.push(bo);
      await bo.store.act([correct(record, { went: "onOwn" })]);
      await bo.store.correctClock({ offset: -2 * minutes, now: bo.clock.now });
      expect((await bo.store.record(evidence, record))?.fields.went).toBe("onOwn");
    });

    it("never puts a correction before a colleague's words that it was made over, whose clock is a little ahead", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = cai.newId();
      cai.clock.now = start + 2 * minutes;
      await cai.store.act([sawTarget(record)]);
      await school.push(cai);
      await school.pull(bo, evidence);
      bo.clock.now = start + 60 * minutes;
      await bo.store.act([correct(record, { went: "onOwn" })]);
      await bo.store.correctClock({ offset: -60 * minutes, now: bo.clock.now });
      expect((await bo.store.record(evidence, record))?.fields.went).toBe("onOwn");
    });

    it("never gives a stamp twice, though what was sent stands where the rest would move to", async () => {
      const school = new School();
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      bo.clock.now = start + 2 * minutes;
      await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.correctClock({ offset: -2 * minutes, now: bo.clock.now });
      await school.push(bo);
      const stamps = school.streamLog(evidence).map(({ at }) => at);
      expect(new Set(stamps).size).toBe(4);
    });

    it("never gives a stamp twice, though the words that had it were taken back", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const record = bo.newId();
      await bo.store.act([sawTarget(record)]);
      await school.push(bo);
      await school.pull(cai, evidence);
      await cai.store.redact({ stream: evidence, records: [record], why: "request" });
      await school.push(cai);
      await school.pull(bo, evidence);
      bo.clock.now = start + 2 * minutes;
      await bo.store.act([sawTarget(bo.newId())]);
      await bo.store.correctClock({ offset: -2 * minutes, now: bo.clock.now });
      await school.push(bo);
      const stamps = school.streamLog(evidence).map(({ at }) => at);
      expect(new Set(stamps).size).toBe(3);
    });

    it("never gives a stamp twice, though the words that had it were taken back before their answer came", async () => {
      const school = new School();
      const bo = await tablet();
      const record = bo.newId();
      bo.clock.now = start + 2 * minutes;
      await bo.store.act([sawTarget(record)]);
      school.take(await bo.store.takeBatch(everything, nothing));
      await bo.store.redact({ stream: evidence, records: [record], why: "wrongPupil" });
      await bo.store.correctClock({ offset: -2 * minutes, now: bo.clock.now });
      bo.clock.now += 2 * minutes;
      await bo.store.act([sawTarget(bo.newId())]);
      await school.push(bo);
      const stamps = school.streamLog(evidence).map(({ at }) => at);
      expect(new Set(stamps).size).toBe(3);
    });

    it("never moves a change that was sent", async () => {
      const bo = await tablet();
      await bo.store.act([sawTarget(bo.newId())]);
      const [sent] = await bo.store.takeBatch(everything, nothing);
      await bo.store.correctClock({ offset: -day, now: start });
      expect((await bo.store.takeBatch(everything, nothing))[0]).toEqual(sent);
    });

    it("told by a refusal is mended at the next exchange, whoever put it right", async () => {
      const school = new School();
      const bo = await tablet();
      bo.clock.now = start + day;
      const act = await bo.store.act([sawTarget(bo.newId())]);
      bo.clock.now = start;
      await bo.store.takeBatch(everything, nothing);
      await bo.store.acknowledge([{ act, outcome: "refused", code: "clock_ahead" }]);
      expect(await bo.store.counts()).toMatchObject({ waiting: 1, refused: 0 });
      await bo.store.correctClock({ offset: 0, now: start });
      expect((await bo.store.waitingActs()).map(stampOf).map(instantOf)).toEqual([start]);
      await school.push(bo);
      const next = await bo.store.act([sawTarget(bo.newId())]);
      expect((await bo.store.waitingActs()).map((one) => [one.act, instantOf(stampOf(one))])).toEqual([[next, start]]);
    });
  });
}
