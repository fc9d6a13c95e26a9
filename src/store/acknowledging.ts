/** The server's answers to what was pushed. */
import type { Change } from "../sync/change.ts";
import type { ActResult, TakenChange } from "../sync/protocol.ts";
import type { RefusalCode } from "../sync/refusals.ts";
import type { StreamName } from "../domain/streams.ts";
import { mayHold } from "./applyingAccess.ts";
import type { Core } from "./core.ts";
import { eraseFrom, withoutStreams } from "./forgetting.ts";
import { recordKey } from "./keys.ts";
import { clockRow, metaRow } from "./metaRows.ts";
import { purge, readAgain, takenBackBy } from "./purging.ts";
import { arrivedHome } from "./receiving.ts";
import { forgotten } from "./recordRow.ts";
import { put } from "./write.ts";
import { unread } from "./unread.ts";
import { WorkSet } from "./workSet.ts";

type Refused = Extract<ActResult, { outcome: "refused" }>;
type Taken = Exclude<ActResult, { outcome: "refused" }>;

/** Refusals that say nothing of the act itself: it is kept as it is, and tried again. */
const tryAgain: readonly RefusalCode[] = [
  "unauthenticated",
  "second_factor_needed",
  "wrong_person",
  "device_revoked",
  "version_not_supported",
  "rate_limited",
  "server_error",
];

/** Applies the answers of one push in one transaction. An answer about an act that no longer waits changes nothing. */
export function acknowledge(core: Core, results: readonly ActResult[]): Promise<void> {
  return core.run("sync", async (read) => {
    const set = new WorkSet(read, core.zone);
    await set.loadActs(results.map(({ act }) => act));
    await set.load(results.flatMap(({ act }) => set.act(act)?.records ?? []));
    const taken = results.filter((result): result is Taken => result.outcome !== "refused");
    for (const result of taken) await keepTaken(core, set, result);
    set.saw(taken.flatMap(({ changes }) => changes.map(({ at }) => at)));

    const refused = results.filter((result): result is Refused => result.outcome === "refused");
    const erased = [...new Set(refused.flatMap((result) => goneStream(set, result) ?? []))];
    await eraseFrom(set, erased);
    for (const result of refused) await keepRefused(core, set, result);
    return { result: undefined, writes: await set.writes(withoutStreams(erased)) };
  });
}

/** Folds what was stored, under the stamps it was stored with, and purges what was taken back meanwhile. */
async function keepTaken(core: Core, set: WorkSet, { act, changes: taken }: Taken): Promise<void> {
  const byId = new Map(set.changesOf(act).map((change) => [change.id, change]));
  const pairs = taken.flatMap((one): { one: TakenChange; change: Change }[] => {
    const change = byId.get(one.id);
    return change ? [{ one, change: { ...change, at: one.at } }] : [];
  });
  for (const { one, change } of pairs) {
    if (one.redacted) await purge(set, change.stream, new Map([[change.record, undefined]]));
    else await arrivedHome(core, set, change, one);
    await knowOf(set, change);
  }
  for (const { change } of pairs) {
    if (change.kind !== "redaction") continue;
    await purge(set, change.stream, await takenBackBy(set, [recordKey(change.stream, change.record)]));
  }
}

/**
 * A stream of which nothing was held, and something is now, is one to read. One that may not be read, because access ended
 * while somebody was writing, is not kept.
 */
async function knowOf(set: WorkSet, { stream, record }: Change): Promise<void> {
  const key = recordKey(stream, record);
  const value = set.record(key);
  if (!value?.base || (await set.read.get("cursors", stream))) return;
  const told = (await metaRow(set.read, "access"))?.access;
  if (told && !mayHold(told, stream)) set.setRecord(key, forgotten(value, true));
  else set.write(put("cursors", stream, unread));
}

/** The stream an act was refused for because it was erased; undefined when the answer does not say which. */
function goneStream(set: WorkSet, { act, code, change: id }: Refused): StreamName | undefined {
  if (code !== "gone") return undefined;
  const changes = set.changesOf(act);
  const streams = new Set(changes.map(({ stream }) => stream));
  const [only] = streams;
  return changes.find((change) => change.id === id)?.stream ?? (streams.size === 1 ? only : undefined);
}

/**
 * What a refusal does: nothing while it can pass; a clock ahead makes the stamps provisional again; all else drops the act
 * from what is shown, so that no tablet shows for ever what nobody else has, and keeps it whole for a person to decide.
 */
async function keepRefused(core: Core, set: WorkSet, { act, code, change, field }: Refused): Promise<void> {
  const row = set.act(act);
  const changes = set.changesOf(act);
  if (!row || tryAgain.includes(code) || (code === "gone" && change !== undefined && !changes.some(({ id }) => id === change))) return;
  if (code === "clock_ahead") {
    set.setAct(act, { ...row, sent: false });
    return;
  }
  const shut = row.records.some((key) => set.record(key)?.shut);
  for (const one of changes) set.takeWaiting(one);
  set.setAttention(act, {
    code,
    ...(change === undefined ? {} : { change }),
    ...(field === undefined ? {} : { field }),
    refusedAt: core.now() + (await clockRow(set.read)).offset,
    changes,
    ...(shut ? { shut } : {}),
  });
  await readAgain(set, changes);
}
