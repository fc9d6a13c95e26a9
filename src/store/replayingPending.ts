/** After an update: what a newer app wrote is read again by one that may now understand it. */
import type { Core } from "./core.ts";
import { recordKeyUnder } from "./keys.ts";
import { changesBehind, knownChange, knownRecord, unmarked } from "./knownPart.ts";
import { folded, foldedRecord, type RecordValue } from "./recordRow.ts";
import type { PendingValue } from "./rows.ts";
import { put, remove } from "./write.ts";
import { WorkSet } from "./workSet.ts";

/** Rows read again in one transaction. */
const chunk = 200;

/** Folds what is understood by now of every pending row, and lets go of those that are understood whole. */
export async function replayPending(core: Core): Promise<void> {
  let from: string | undefined;
  do {
    const start = from;
    from = await core.run("sync", async (read) => {
      const rows = await read.range("pending", { by: "key", limit: chunk, ...(start === undefined ? {} : { from: start }) });
      const set = new WorkSet(read, core.zone);
      await set.load(rows.map(({ key }) => recordKeyUnder(key)));
      const writes = rows.flatMap(({ key, value }) => {
        const { after, whole } = replayed(set.record(recordKeyUnder(key)), value);
        if (after) set.setRecord(recordKeyUnder(key), after);
        return whole ? [remove("pending", key)] : [put("pending", key, value)];
      });
      const last = rows.length === chunk ? rows.at(-1)?.key : undefined;
      return { result: last === undefined ? undefined : `${last}\u0000`, writes: [...writes, ...(await set.writes())] };
    });
  } while (from !== undefined);
}

function replayed(value: RecordValue | undefined, pending: PendingValue): { after: RecordValue | undefined; whole: boolean } {
  const again = (changes: ReadonlySet<string>) => (value?.base ? { ...value, base: unmarked(value.base, changes) } : value);
  if ("change" in pending) {
    const { part, whole } = knownChange(pending.change);
    if (!part) return { after: undefined, whole };
    const { seq: _seq, late: _late, ...change } = part;
    return { after: folded(again(new Set([change.id])), change).value, whole };
  }
  const { part, whole } = knownRecord(pending.record);
  return { after: part && foldedRecord(again(changesBehind(part)), part), whole };
}
