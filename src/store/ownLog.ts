/**
 * The own log: what this tablet made and the server acknowledged, kept until a verified backup holds it and thirty days have
 * passed. A server restored from an older backup is given it again; nothing is gone while the tablet that made it has it.
 */
import type { StreamName } from "../domain/streams.ts";
import type { Instant } from "../domain/time.ts";
import type { Change } from "../sync/change.ts";
import { isOfLife } from "../sync/epoch.ts";
import type { Cursor, OwnAccess, TakenChange } from "../sync/protocol.ts";
import { toleratedMs } from "../sync/shift.ts";
import type { Core } from "./core.ts";
import { keyUnder, recordKey, streamOfKey, under } from "./keys.ts";
import { clockRow, putMeta } from "./metaRows.ts";
import { withWaiting } from "./recordRow.ts";
import type { Reader } from "./reader.ts";
import { put, remove } from "./write.ts";
import type { WorkSet } from "./workSet.ts";

const keptMs = 30 * 86_400_000;
/** Rows let go of in one transaction: a tap never waits long behind them. */
const chunk = 500;

/**
 * The server's time as this tablet knows it, never earlier than it is: a clock that is wrong by less than a minute is left
 * alone, and a change must not be taken for older than a backup that missed it.
 */
async function serverTimeAtMost(core: Core, read: Reader): Promise<Instant> {
  return core.now() + (await clockRow(read)).offset + toleratedMs;
}

/** Keeps an acknowledged change, under the stamp and number it was stored with. */
export async function keepInOwnLog(
  core: Core,
  set: WorkSet,
  change: Change,
  taken: Pick<TakenChange, "epoch" | "seq"> & { hash?: string },
): Promise<void> {
  const acknowledgedAt = await serverTimeAtMost(core, set.read);
  const { epoch, seq, hash } = taken;
  const value = { change, epoch, seq, acknowledgedAt, ...(hash === undefined ? {} : { hash }) };
  set.write(put("ownLog", keyUnder(change.stream, change.record, change.id), value));
}

/** Lets go of what a verified backup holds and thirty days have passed over. */
export async function letGoOfOwnLog(core: Core, backedUpTo: Instant): Promise<void> {
  let more = true;
  while (more) {
    more = await core.run("sync", async (read) => {
      const { offset } = await clockRow(read);
      const below = Math.min(backedUpTo, core.now() + offset - keptMs);
      const rows = await read.clear("ownLog", { by: "acknowledgedAt", below, limit: chunk });
      return { result: rows.length === chunk, writes: rows.map(({ key }) => remove("ownLog", key)) };
    });
  }
}

/**
 * Puts back into the outbox what a server does not have of streams that are read again: whole acts, with their old stamps. What
 * another life of it was given; and what has a number it has not come to, since a copy was put back without a new life.
 * @param heads the streams, and how far each is now
 */
export async function pushAgain(set: WorkSet, heads: ReadonlyMap<StreamName, Cursor>): Promise<void> {
  const lost: Change[] = [];
  for (const [stream, { epoch, seq }] of heads) {
    const own = await set.read.range("ownLog", { by: "key", ...under(stream) });
    lost.push(...own.filter(({ value }) => value.epoch !== epoch || value.seq > seq).map(({ value }) => value.change));
  }
  await putBack(set, lost, heads);
}

/**
 * The same for streams that are not read, or may not be read any more. Looked for whenever access moves, not only when the server's life does: the
 * page that shows the other life may be lost on its way, and access end before the next one.
 */
export async function pushUnreadAgain(set: WorkSet, { life }: OwnAccess, mayHold: (stream: StreamName) => boolean): Promise<void> {
  const read = new Set((await set.read.clear("cursors", { by: "key" })).map(({ key }) => key));
  const rows = await set.read.clear("ownLog", { by: "key" });
  const lost = rows.filter(({ clear }) => typeof clear.epoch !== "string" || !isOfLife(clear.epoch, life));
  const unread = lost.map(({ key }) => key).filter((key) => !read.has(streamOfKey(key)) || !mayHold(streamOfKey(key)));
  const values = await set.read.many("ownLog", unread);
  await putBack(
    set,
    values.flatMap((value) => (value ? [value.change] : [])),
  );
}

/** @param reading the streams that are being read again */
async function putBack(set: WorkSet, lost: readonly Change[], reading: ReadonlyMap<StreamName, unknown> = new Map()): Promise<void> {
  const inOrder = [...lost].sort((one, other) => (one.at < other.at ? -1 : 1));
  const acts = [...new Set(inOrder.map((change) => change.act))];
  if (acts.length === 0) return;

  const clock = await clockRow(set.read);
  set.write(putMeta({ ...clock, turn: clock.turn + acts.length }));
  await set.loadActs(acts);
  for (const [index, act] of acts.entries()) {
    const stored = await set.read.range("ownLog", { by: "act", from: act, below: `${act}\u0000` });
    const keys = stored.map(({ value: { change } }) => recordKey(change.stream, change.record));
    await set.load(keys);
    for (const { key, value } of stored) {
      const { change } = value;
      const record = recordKey(change.stream, change.record);
      const held = set.record(record)?.base ?? (reading.has(change.stream) || (await set.read.get("cursors", change.stream)));
      const again = withWaiting(set.record(record), change);
      set.setRecord(record, held ? again : { ...again, shut: true });
      set.write(remove("ownLog", key));
    }
    const row = set.act(act);
    const records = [...new Set([...(row?.records ?? []), ...keys])];
    set.setAct(act, { ...(row ?? { turn: clock.turn + index }), records, sent: true, again: true });
  }
}
