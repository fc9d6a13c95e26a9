import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fields } from "../../../src/domain/kinds.ts";
import { correct, evidence, sawTarget } from "./drafts.ts";
import { everything, School } from "./school.ts";
import { minutes, start, type MakeTablet, type Tablet } from "./tablet.ts";

const lastYear = "evidence/ada/2025-26";
const dayMs = 24 * 60 * minutes;

/** Mostly this week; now and then so long ago that what lies between is counted no more. */
const daysAgo = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: fc.nat(120) });

/** One thing that happens to Ada's evidence. Numbers pick among what is there. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant("see" as const), topic: fc.nat(4), daysAgo, old: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("when" as const), which: fc.nat(30), daysAgo }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("how" as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("remove" as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("undo" as const), which: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("redact" as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("exchange" as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("refuse" as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("clock" as const), hours: fc.integer({ min: -30, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("restore" as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("withdraw" as const) }) },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

/** Three targets; and two things that no target is about: engagement, and a note. */
const seenThere = (topic: number): Fields<"observation"> =>
  topic < 3
    ? { target: `t${topic}`, ...(topic === 2 ? { state: "asleep" } : {}) }
    : topic === 3
      ? engagement
      : { kind: "note", words: "a good morning" };
const engagement = { kind: "engagement" as const, areas: ["exploration", "initiation"], chips: ["stilled"] };

async function happen(event: Event, bo: Tablet, school: School): Promise<void> {
  const { store, newId, clock } = bo;
  const shown = [...(await store.records(evidence, "observation")), ...(await store.records(lastYear, "observation"))];
  const picked = "which" in event ? shown[event.which % Math.max(1, shown.length)] : undefined;
  switch (event.what) {
    case "see": {
      const observedAt = clock.now - event.daysAgo * dayMs;
      await store.act([sawTarget(newId(), { ...seenThere(event.topic), observedAt }, event.old ? lastYear : evidence)]);
      break;
    }
    case "when":
      if (picked) await store.act([correct(picked.id, { observedAt: clock.now - event.daysAgo * dayMs }, picked.stream)]);
      break;
    case "how":
      if (picked) await store.act([correct(picked.id, { went: "onOwn" }, picked.stream)]);
      break;
    case "remove":
      if (picked) await store.act([correct(picked.id, { removedAt: clock.now, removedWhy: "mistake" }, picked.stream)]);
      break;
    case "undo":
      if (picked) await store.undoRecord(picked.key);
      break;
    case "redact":
      if (picked) await store.redact({ stream: picked.stream, records: [picked.id], why: "wrongPupil" });
      break;
    case "exchange":
      await school.push(bo);
      await school.pull(bo, evidence, lastYear);
      break;
    case "refuse": {
      const acts = await store.takeBatch(everything, new Set());
      await store.acknowledge(acts.slice(0, 1).map(({ id }) => ({ act: id, outcome: "refused", code: "conflict" })));
      break;
    }
    case "clock":
      await store.correctClock({ offset: event.hours * 60 * minutes, now: clock.now });
      break;
    case "restore":
      school.restore({ [evidence]: 1 });
      await school.pull(bo, evidence);
      break;
    case "withdraw":
      await store.withdraw([lastYear]);
      break;
  }
  clock.now += 7 * minutes;
}

export function summarising(tablet: MakeTablet, runs: number): void {
  it("a child's summary, kept up through whatever happens, is what the evidence would give anew", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 40 }), async (events) => {
        const [bo, school] = [await tablet(), new School()];
        for (const one of events) {
          await happen(one, bo, school);
          const [kept] = await bo.store.summaries(["ada"]);
          await bo.store.rebuildSummary("ada");
          expect((await bo.store.summaries(["ada"]))[0]).toEqual(kept);
        }
      }),
      { numRuns: runs },
    );
  });

  describe("what is counted lately, when the latest of it is taken back", () => {
    const countedBack = async (daysAgo: readonly number[]) => {
      const { store, clock, newId } = await tablet();
      const acts = daysAgo.map((ago) => sawTarget(newId(), { target: "t", observedAt: clock.now - ago * dayMs }));
      await store.act(acts);
      const before = store.tally.rowsRead;
      const [latest] = acts;
      await store.undoRecord(`${evidence}|${latest?.record ?? ""}`);
      const rows = store.tally.rowsRead - before;
      const [summary] = await store.summaries(["ada"]);
      return { days: Object.keys(summary?.lately.t ?? {}).length, rows };
    };

    it("reaches as far back as before from the latest that is left", async () => {
      expect(await countedBack([0, 3, 41, 44, 45])).toMatchObject({ days: 3 });
      expect(await countedBack([0, 60, 101, 102])).toMatchObject({ days: 2 });
      expect(await countedBack([0])).toMatchObject({ days: 0 });
    });

    it("is found from the days that come back alone, however many lie between", async () => {
      const few = await countedBack([0, 1]);
      const many = await countedBack([0, ...Array.from({ length: 200 }, (_none, at) => 1 + at * 0.2)]);
      expect(many.days).toBe(41);
      expect(many.rows - few.rows).toBeLessThanOrEqual(12);
    });
  });

  describe("the rows a class screen reads", () => {
    const readFor = async (records: number) => {
      const { store, clock, newId } = await tablet();
      for (let nth = 0; nth < records; nth += 50) {
        clock.now = start - nth * 60 * minutes;
        const drafts = Array.from({ length: 50 }, (_none, at) => sawTarget(newId(), { target: `t${at % 5}`, observedAt: clock.now }));
        await store.act(drafts);
      }
      const before = store.tally.rowsRead;
      await store.summaries(["ada"]);
      await store.recent();
      await store.counts();
      return store.tally.rowsRead - before;
    };

    it("are the same with ten times the records behind it", async () => {
      expect(await readFor(500)).toBe(await readFor(50));
    });
  });
}
