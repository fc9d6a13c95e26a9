import { describe, expect, it } from "vitest";
import { noOtherTabs, type Announcement } from "../../../src/store/announcements.ts";
import { StoreFailure } from "../../../src/store/failure.ts";
import { steps, type Step } from "../../../src/store/reader.ts";
import type { Tables } from "../../../src/store/tables.ts";
import { correct, evidence, sawTarget } from "./drafts.ts";
import { School } from "./school.ts";
import { minutes, type MakeTablet, type Tablet } from "./tablet.ts";

/** Dies at the nth time a step is reached, once it is told to. */
class Death {
  #left = 0;
  #at: Step = "read";

  at(step: Step, nth: number): void {
    this.#at = step;
    this.#left = nth;
  }

  readonly onStep = (step: Step): void => {
    if (this.#left === 0 || step !== this.#at) return;
    this.#left -= 1;
    if (this.#left === 0) throw new Error("killed");
  };
}

/** What must hold of every disk, whenever the app died on it. */
async function expectWhole({ store, tables }: Tablet): Promise<void> {
  const acts = await store.waitingActs();
  const shown = await store.records(evidence);
  for (const { changes } of acts) {
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) expect(shown.some(({ id, waiting }) => id === change.record && waiting)).toBe(true);
  }
  const acting = new Set(acts.map(({ act }) => act));
  for (const { waiting, key } of shown) if (waiting) expect([key, acting.size > 0]).toEqual([key, true]);
  const [kept] = await store.summaries(["ada"]);
  await store.rebuildSummary("ada");
  expect((await store.summaries(["ada"]))[0]).toEqual(kept);
  tables.close();
}

/** Tables on which the next commits find that another tab was faster. */
function outrun(tables: Tables, times: number): Tables {
  let left = 0;
  return {
    ...tables,
    commit: (commit) => {
      if (commit.put.some(({ table }) => table === "outbox") && left < times) {
        left += 1;
        return Promise.resolve("mismatch");
      }
      return tables.commit(commit);
    },
  };
}

export function dying(tablet: MakeTablet, disk: () => Tables): void {
  describe("killed between any two steps", () => {
    for (const step of steps) {
      it(`after "${step}", a tap is there whole or not at all`, async () => {
        for (let nth = 1; nth <= 3; nth += 1) {
          const death = new Death();
          const bo = await tablet("bo", { onStep: death.onStep });
          await bo.store.act([sawTarget(bo.newId())]);
          death.at(step, nth);
          const tap = bo.store.act([sawTarget(bo.newId()), sawTarget(bo.newId())]).catch(() => "killed");
          await tap;
          const after = await bo.again();
          const waiting = (await after.store.counts()).waiting;
          expect(waiting).toBe((await tap) !== "killed" || step === "committed" ? 2 : 1);
          expect(await after.store.records(evidence)).toHaveLength(waiting === 2 ? 3 : 1);
          await expectWhole(after);
        }
      });

      it(`after "${step}" of an exchange, nothing is lost and nothing is twice`, async () => {
        for (let nth = 1; nth <= 6; nth += 1) {
          const school = new School();
          const death = new Death();
          const bo = await tablet("bo", { onStep: death.onStep });
          const record = bo.newId();
          await bo.store.act([sawTarget(record)]);
          await school.push(bo);
          await bo.store.act([correct(record, { went: "onOwn" }), sawTarget(bo.newId())]);
          death.at(step, nth);
          const exchange = async () => {
            await bo.store.correctClock({ offset: -2 * minutes, now: bo.clock.now });
            await school.push(bo);
            await school.pull(bo, evidence);
          };
          await exchange().catch(() => undefined);
          const after = await bo.again();
          await expectWhole(after);
          const later = await bo.again();
          await school.push(later);
          await school.pull(later, evidence);
          expect(await later.store.counts()).toMatchObject({ waiting: 0 });
          expect(school.streamLog(evidence)).toHaveLength(3);
          expect((await later.store.record(evidence, record))?.fields.went).toBe("onOwn");
        }
      });
    }
  });

  describe("another tab", () => {
    it("never gives a stamp or a turn that this one gave", async () => {
      const here = await tablet();
      const there = await here.again();
      const taps = Array.from({ length: 6 }, (_none, at) => {
        const { store, newId } = at % 2 === 0 ? here : there;
        return store.act([sawTarget(newId())]);
      });
      await Promise.all(taps);
      const stamps = (await here.store.waitingActs()).flatMap(({ changes }) => changes.map(({ at }) => at));
      expect(new Set(stamps).size).toBe(6);
      expect(stamps).toEqual(stamps.toSorted());
    });

    it("that was faster makes a tap start again, five times at most", async () => {
      const patient = await tablet("bo", { tables: outrun(disk(), 4) });
      await patient.store.act([sawTarget(patient.newId())]);
      expect(await patient.store.counts()).toMatchObject({ waiting: 1 });

      const never = await tablet("bo", { tables: outrun(disk(), 100) });
      await expect(never.store.act([sawTarget(never.newId())])).rejects.toEqual(new StoreFailure("busy"));
      expect(await never.store.counts()).toMatchObject({ waiting: 0 });
    });

    it("is believed, not remembered, before a rule decides that there is nothing to do", async () => {
      const here = await tablet();
      await here.store.act([sawTarget(here.newId())]);
      const there = await here.again();
      await there.store.act([sawTarget(there.newId())]);
      const { result } = await here.store.actOn(async (view) => {
        const seen = await view.seen("ada", "looks-to-page", "2026-11-03");
        return { drafts: [], result: seen.length };
      });
      expect(result).toBe(2);
    });

    it("hears what was written here", async () => {
      const channel: ((announcement: Announcement) => void)[] = [];
      const here = await tablet("bo", {
        otherTabs: { ...noOtherTabs, send: (announcement) => channel.forEach((hear) => hear(announcement)) },
      });
      const there = await here.again({ otherTabs: { ...noOtherTabs, receive: (hear) => channel.push(hear) } });
      const heard: (readonly string[])[] = [];
      there.store.subscribe(({ pupils }) => heard.push(pupils));
      await here.store.act([sawTarget(here.newId())]);
      expect(heard).toEqual([["ada"]]);
    });
  });

  it("a try whose answer was lost is not done twice", async () => {
    const forgetful = (tables: Tables): Tables => ({
      ...tables,
      commit: async (commit) => {
        const outcome = await tables.commit(commit);
        return commit.put.some(({ table }) => table === "outbox") ? "mismatch" : outcome;
      },
    });
    const bo = await tablet("bo", { tables: forgetful(disk()) });
    await bo.store.act([sawTarget(bo.newId())]);
    expect(await bo.store.records(evidence)).toHaveLength(1);
    expect(await bo.store.counts()).toMatchObject({ waiting: 1 });
  });
}
