/** A wrong clock, mended at the beginning of an exchange. */
import type { Instant } from "../domain/time.ts";
import { firstStamp, instantOf, laterOf, maxAheadMs, type Stamp } from "../sync/stamp.ts";
import { isWrong, shiftUnsent, toleratedMs, type Misread } from "../sync/shift.ts";
import type { Change } from "../sync/change.ts";
import type { Core } from "./core.ts";
import { clockRow, putMeta, seenRow } from "./metaRows.ts";
import { refile } from "./refiling.ts";
import { restamped } from "./recordRow.ts";
import type { Reader } from "./reader.ts";
import { WorkSet } from "./workSet.ts";
import { recordKey } from "./keys.ts";

/**
 * Moves the stamps that never left this tablet when the server's time shows that they were made with a wrong clock.
 * `offset` is the server's time minus this tablet's, `now` this tablet's. When the clock was put right by hand since the
 * stamps were made, the offset looks right and the stamps are still ahead: they are moved back until the last is now. What
 * was made while the clock was right is left as it is, where that can be told.
 */
export function correctClock(core: Core, { offset, now }: { offset: number; now: Instant }): Promise<void> {
  return core.run("sync", async (read) => {
    const clock = await clockRow(read);
    const present = now + offset;
    const ahead = instantOf(clock.latest) - present;
    const wrong = isWrong(clock.offset, offset);
    if (!wrong && ahead <= maxAheadMs) return { result: undefined, writes: [] };

    const set = new WorkSet(read, core.zone);
    const seen = await seenRow(read);
    const { unsent, final } = await waiting(set);
    const floor = await latestOwn(read, laterOf(final, couldBeStored(seen.own, present) ? seen.own : ""));
    const known = laterOf(laterOf(seen.latest, final), firstStamp(clock.replica));
    const by = wrong ? offset - clock.offset : -ahead;
    const misread = ({ act, at }: Change): Misread => {
      const made = set.act(act)?.madeAt ?? instantOf(at);
      // Moved, it would be still to come; or it is not ahead: the clock was right when it was made.
      const right = wrong ? made + by > present + toleratedMs : made <= present;
      return { made, by: right ? 0 : by };
    };
    const shifted = shiftUnsent(unsent, known, misread, present, clock.replica, core.zone, (change) =>
      laterOf(floor, madeOver(set, change)),
    );
    const mended = new Map(unsent.map((change) => [change.act, misread(change)]));
    for (const [act, { made, by }] of mended) {
      const row = set.act(act);
      if (row) set.setAct(act, { ...row, madeAt: Math.min(made + by, present) });
    }
    const byId = new Map(shifted.changes.map((change) => [change.id, change]));
    const keys = new Set(unsent.map(({ stream, record }) => recordKey(stream, record)));
    for (const key of keys) {
      const value = set.record(key);
      if (value) set.setRecord(key, restamped(value, byId));
    }
    const refiled = await refile(set, keys, core.zone);
    const recent = clock.recent.map((one) => ({ ...one, stream: refiled.get(recordKey(one.stream, one.record)) ?? one.stream }));
    return { result: undefined, writes: [putMeta({ ...clock, latest: shifted.latest, offset, recent }), ...(await set.writes())] };
  });
}

/** The latest stamp among the statements a change replaces that keep theirs: acknowledged ones, and those sent before it. */
function madeOver(set: WorkSet, change: Change): Stamp {
  const over = new Set(Object.values(change.over ?? {}));
  const value = set.record(recordKey(change.stream, change.record));
  const stored = value?.base ? Object.values(value.base.marks).map((mark) => ({ id: mark.change, at: mark.at })) : [];
  const sent = value?.waiting.filter(({ act }) => set.act(act)?.sent) ?? [];
  return [...stored, ...sent].filter(({ id }) => over.has(id)).reduce((latest, { at }) => laterOf(latest, at), "");
}

/** A stamp further ahead of the server's clock than it takes was never stored. */
function couldBeStored(at: Stamp, present: Instant): boolean {
  return at !== "" && instantOf(at) <= present + maxAheadMs;
}

/** The latest stamp that this database gave for good: what it moves comes after, so that it never gives one twice. */
async function latestOwn(read: Reader, given: Stamp): Promise<Stamp> {
  const refused = (await read.range("attention", { by: "key" })).flatMap(({ value }) => value.changes);
  return refused.reduce((latest, { at }) => laterOf(latest, at), given);
}

/** What never left, and the latest stamp of what was sent and stays as it is. */
async function waiting(set: WorkSet): Promise<{ unsent: Change[]; final: Stamp }> {
  const acts = await set.read.range("outbox", { by: "key" });
  await set.loadActs(acts.map(({ key }) => key));
  await set.load(acts.flatMap(({ value }) => value.records));
  const unsent: Change[] = [];
  let final = "";
  for (const { key, value } of acts) {
    for (const change of set.changesOf(key)) {
      if (value.sent) final = laterOf(final, change.at);
      else unsent.push(change);
    }
  }
  return { unsent, final };
}
