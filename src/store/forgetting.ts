/** Streams that go from this tablet: because they may no longer be read here, or because they were erased for good. */
import { pupilOf, type StreamName } from "../domain/streams.ts";
import type { Core } from "./core.ts";
import { blobRemovals } from "./blobRows.ts";
import { under } from "./keys.ts";
import { forgotten } from "./recordRow.ts";
import { shutAttention, stripAttention } from "./refusedActs.ts";
import type { SummaryAsk } from "./summaryUpkeep.ts";
import type { TableName } from "./tableNames.ts";
import { remove } from "./write.ts";
import { WorkSet } from "./workSet.ts";

/** What summaries are to do when whole streams go. */
export function withoutStreams(streams: readonly StreamName[]): SummaryAsk {
  return {
    through: new Map(streams.map((stream) => [stream, null])),
    anew: new Set(streams.flatMap((stream) => pupilOf(stream) ?? [])),
  };
}

async function removeUnder(set: WorkSet, tables: readonly TableName[], streams: readonly StreamName[], all: boolean): Promise<void> {
  for (const stream of streams) set.write(...(await blobRemovals(set.read, all, stream)));
  const pairs = tables.flatMap((table) => streams.map((stream) => ({ table, stream })));
  for (const { table, stream } of pairs) {
    const rows = await set.read.clear(table, { by: "key", ...under(stream) });
    set.write(...rows.map(({ key }) => remove(table, key)));
  }
  set.write(...streams.map((stream) => remove("cursors", stream)));
}

/**
 * Deletes streams that may no longer be read here, with summaries, losers, pictures and what was pending. What still waits on
 * them, what was refused, and the own log stay, shown to nobody, until they have been pushed or let go.
 */
export function withdraw(core: Core, streams: readonly StreamName[]): Promise<void> {
  return core.run("sync", async (read) => {
    const set = new WorkSet(read, core.zone);
    for (const stream of streams) {
      for (const key of await set.loadStream(stream)) set.setRecord(key, forgotten(set.record(key), true));
    }
    await shutAttention(set, new Set(streams), true);
    await removeUnder(set, ["losers", "pending"], streams, false);
    return { result: undefined, writes: await set.writes(withoutStreams(streams)) };
  });
}

/** Deletes streams that were erased for good: everything of them, what waits and the own log included. */
export function erase(core: Core, streams: readonly StreamName[]): Promise<void> {
  return core.run("sync", async (read) => {
    const set = new WorkSet(read, core.zone);
    await eraseFrom(set, streams);
    return { result: undefined, writes: await set.writes(withoutStreams(streams)) };
  });
}

/** Erasing, as a part of a larger unit of work; the summaries are asked `withoutStreams`. */
export async function eraseFrom(set: WorkSet, streams: readonly StreamName[]): Promise<void> {
  for (const stream of streams) {
    for (const key of await set.loadStream(stream)) {
      set.dropWaiting(key);
      set.setRecord(key, undefined);
    }
  }
  if (streams.length > 0) await stripAttention(set, (change) => streams.includes(change.stream));
  await removeUnder(set, ["losers", "pending", "ownLog"], streams, true);
}
