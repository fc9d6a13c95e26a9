/** What a person decides under "Needs attention". */
import { isKindName } from "../domain/kinds.ts";
import { ActIds, addAct } from "./acting.ts";
import { blobRemovals } from "./blobRows.ts";
import type { Core } from "./core.ts";
import { recordKey, recordOfKey, streamOfKey } from "./keys.ts";
import { clockRow, putMeta } from "./metaRows.ts";
import { withWaiting } from "./recordRow.ts";
import { remove } from "./write.ts";
import { WorkSet } from "./workSet.ts";

/** States a lost statement again, knowing the one that replaced it. False when it is no longer listed. */
export function bringBack(core: Core, loser: string): Promise<boolean> {
  const ids = new ActIds(core.newId);
  return core.run("hand", async (read) => {
    const loss = await read.get("losers", loser);
    if (!loss || !isKindName(loss.kind)) return { result: false, writes: [] };
    const { kind, group, lostFields, won } = loss;
    const set = new WorkSet(read, core.zone);
    const draft = { stream: streamOfKey(loser), record: recordOfKey(loser), kind, fields: lostFields, over: { [group]: won.change } };
    await addAct(core, set, ids, [draft]);
    set.write(remove("losers", loser));
    return { result: true, writes: await set.writes() };
  });
}

/** Leaves the other's statement standing. */
export function letGo(core: Core, loser: string): Promise<void> {
  return core.run("hand", async (read) => {
    const loss = await read.get("losers", loser);
    return { result: undefined, writes: loss ? [remove("losers", loser)] : [] };
  });
}

/** Puts a refused act back into the queue, with the stamps it had: it says when it was done. False when it is not there. */
export function retryRefused(core: Core, act: string): Promise<boolean> {
  return core.run("hand", async (read) => {
    const refused = await read.get("attention", act);
    if (!refused || refused.shut) return { result: false, writes: [] };
    const clock = await clockRow(read);
    const set = new WorkSet(read, core.zone);
    const keys = refused.changes.map(({ stream, record }) => recordKey(stream, record));
    await set.loadActs([act]);
    await set.load(keys);
    for (const change of refused.changes) {
      const key = recordKey(change.stream, change.record);
      set.setRecord(key, withWaiting(set.record(key), change));
    }
    set.setAct(act, { records: [...new Set(keys)], sent: true, turn: clock.turn });
    set.write(remove("attention", act), putMeta({ ...clock, turn: clock.turn + 1 }));
    return { result: true, writes: await set.writes() };
  });
}

/** Lets a refused act go for good, with the bytes of a picture that nobody will ask for now. */
export function dismissRefused(core: Core, act: string): Promise<void> {
  return core.run("hand", async (read) => {
    const refused = await read.get("attention", act);
    const pictures = (refused?.changes ?? []).filter(({ kind }) => kind === "picture");
    const gone = await Promise.all(pictures.map(({ stream, record }) => blobRemovals(read, true, stream, record)));
    return { result: undefined, writes: refused ? [remove("attention", act), ...gone.flat()] : [] };
  });
}
