/** What this person may do now, as the server says it. */
import type { StreamName } from "../domain/streams.ts";
import type { OwnAccess } from "../sync/protocol.ts";
import type { Core } from "./core.ts";
import { streamOfKey } from "./keys.ts";
import { putMeta } from "./metaRows.ts";
import { pushUnreadAgain } from "./ownLog.ts";
import { forgotten } from "./recordRow.ts";
import { shutAttention } from "./refusedActs.ts";
import { WorkSet } from "./workSet.ts";

/** True when streams of this name are kept on the tablet. */
export function mayHold({ streams }: OwnAccess, stream: StreamName): boolean {
  const reading = streams[stream]?.read;
  return reading === "all" || reading === "own";
}

/**
 * Keeps what a person may do from now on. What was written of streams they may not read any more, of which there may be nothing
 * else here to withdraw, is pushed and shown to nobody.
 */
export function applyAccess(core: Core, access: OwnAccess): Promise<void> {
  return core.run("sync", async (read) => {
    const set = new WorkSet(read, core.zone);
    set.write(putMeta({ name: "access", access }));

    await pushUnreadAgain(set, access, (stream) => mayHold(access, stream));

    const acts = await read.range("outbox", { by: "key" });
    const keys = acts.flatMap(({ value }) => value.records).filter((key) => !mayHold(access, streamOfKey(key)));
    await set.load(keys);
    for (const key of keys) set.setRecord(key, forgotten(set.record(key), true));

    await set.loadAttention();
    const refused = set.attention.flatMap(([, { changes }]) => changes.map(({ stream }) => stream));
    await shutAttention(set, new Set(refused.filter((stream) => !mayHold(access, stream))), true);
    return { result: undefined, writes: await set.writes() };
  });
}
