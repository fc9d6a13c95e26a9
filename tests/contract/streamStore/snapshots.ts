/** A snapshot and what follows it come to what the whole log comes to. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StreamStore } from "../../../src/server/storage/streamStore.ts";
import type { Change, FieldValues } from "../../../src/sync/change.ts";
import { mergeRecords } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Tested } from "./tested.ts";
import { replica, counted, uuid, change, append, log, records, applied, inOrder } from "./making.ts";

export function snapshots(tested: Tested): void {
  it(
    "comes to the same by a snapshot at k and the changes after it as by all changes, whatever happened",
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(25), fc.nat(3_000), async (steps, cut, bytes) => {
          const stream = `evidence/${uuid()}/2026-27`;
          let held = new Map<string, MergedRecord>();
          let k = 0;
          for (const [index, each] of steps.entries()) {
            if (index === cut) {
              held = await snapshot(tested.store, stream, bytes);
              k = index;
            }
            await append(tested.store, toChange(stream, each));
          }
          const bySnapshot = applied(held, await log(tested.store, stream, k));
          const byChanges = applied(new Map(), await log(tested.store, stream));
          const merged = new Map((await records(tested.store, stream)).map((record) => [record.id, record]));
          expect(inOrder(byChanges)).toEqual(inOrder(merged));
          expect(inOrder(bySnapshot)).toEqual(inOrder(merged));
          expect(inOrder(applied(merged, await log(tested.store, stream)))).toEqual(inOrder(merged));
        }),
        { numRuns: 150 },
      );
    },
  );
}

/** One thing that happens to one of three records: by three people, with stamps that need not be in order. */
const step = fc.record({
  record: fc.constantFrom("one", "two", "three"),
  fields: fc.constantFrom<FieldValues>(
    { went: "onOwn", help: "shown" },
    { went: "notYet" },
    { words: "turned" },
    { words: "stilled" },
    { place: "hall", activity: null },
    { removedAt: 5, removedWhy: "mistake" },
  ),
  ms: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom("tom", "uma", "priya"),
  what: fc.oneof({ weight: 9, arbitrary: fc.constant("said" as const) }, { weight: 1, arbitrary: fc.constant("takenBack" as const) }),
});

function toChange(stream: string, { record, fields, ms, by, what }: typeof step extends fc.Arbitrary<infer S> ? S : never): Change {
  const own = `${stream.split("/")[1] ?? ""}-${record}`;
  const at = formatStamp({ ms, counter: counted() % 0xffff, replica });
  return what === "said"
    ? change(stream, own, fields, { by, at })
    : change(stream, `${own}-${uuid()}`, { records: [own], why: "wrongPupil" }, { kind: "redaction", by, at });
}

/** A snapshot read part by part, as pages carry it. */
async function snapshot(store: StreamStore, stream: string, bytes: number): Promise<Map<string, MergedRecord>> {
  const held = new Map<string, MergedRecord>();
  for (let below: string | null = null; ;) {
    const run = await store.recordsBelow(stream, below, null, { bytes, author: null });
    for (const record of run.items) held.set(record.id, mergeRecords(held.get(record.id), record));
    if (!run.more) return held;
    below = run.items.at(-1)?.id ?? null;
  }
}
