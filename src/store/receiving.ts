/** Applying an answer: pages, each a run of one stream; those that come together are one transaction, announced once. */
import { pupilOf } from "../domain/streams.ts";
import type { Change, NumberedChange } from "../sync/change.ts";
import type { Cursor, Page } from "../sync/protocol.ts";
import type { MergedRecord } from "../sync/record.ts";
import type { Core } from "./core.ts";
import { keyUnder, recordKey, under } from "./keys.ts";
import { knownChange, knownRecord } from "./knownPart.ts";
import { keepLosses } from "./losing.ts";
import { keepInOwnLog, pushAgain } from "./ownLog.ts";
import { purge, redactionsOf, takenBackBy } from "./purging.ts";
import { acknowledged, folded, foldedRecord, forgotten } from "./recordRow.ts";
import { shutAttention } from "./refusedActs.ts";
import type { RowRef } from "./tables.ts";
import { put, remove } from "./write.ts";
import { WorkSet } from "./workSet.ts";

/** A page, and where the tablet was when it asked: a page says how far it goes, and not what it leaves out before. */
export interface AnsweredPage {
  page: Page;
  from: Cursor | undefined;
}

export interface Applied {
  received: number;
  pupils: readonly string[];
}

/**
 * Keeps the pages of an answer. One that does not go on from what is held (answered to an older question, or delivered twice)
 * changes nothing: the next pull asks again from the cursor that stands.
 */
export async function applyPages(core: Core, answered: readonly AnsweredPage[]): Promise<Applied> {
  const applied: Applied[] = [];
  for (const pages of apart(answered)) applied.push(await applyTogether(core, pages));
  return {
    received: applied.reduce((sum, { received }) => sum + received, 0),
    pupils: [...new Set(applied.flatMap(({ pupils }) => pupils))],
  };
}

/** Runs in which no stream comes twice: a page is kept by where its stream was on the disk. */
function apart(answered: readonly AnsweredPage[]): AnsweredPage[][] {
  const runs: AnsweredPage[][] = [];
  let streams = new Set<string>();
  for (const one of answered) {
    const run = runs.at(-1);
    if (run && !streams.has(one.page.stream)) run.push(one);
    else {
      runs.push([one]);
      streams = new Set();
    }
    streams.add(one.page.stream);
  }
  return runs;
}

function applyTogether(core: Core, answered: readonly AnsweredPage[]): Promise<Applied> {
  return core.run<Applied>("sync", async (read) => {
    await read.ahead(answered.flatMap(({ page }) => rowsOf(page)));
    const set = new WorkSet(read, core.zone);
    const pages: Page[] = [];
    for (const { page, from } of answered) {
      const { stream, to } = page;
      const had = await read.get("cursors", stream);
      if (!isSame(from, had)) continue;
      set.write(put("cursors", stream, to));
      await set.load(keysIn(page));
      pages.push(page);
    }
    const restarted = pages.filter(({ restart }) => restart);
    if (restarted.length > 0) await startAgain(set, restarted);
    for (const page of pages) await keepPage(core, set, page);

    const received = pages.reduce((sum, page) => sum + keysIn(page).length, 0);
    const pupils = pupilsOf(pages.filter((page) => keysIn(page).length > 0));
    if (pages.length === 0) return { result: { received, pupils }, writes: [] };
    const through = new Map(pages.map(({ stream, to }) => [stream, to]));
    return { result: { received, pupils }, writes: await set.writes({ through, anew: new Set(pupilsOf(restarted)) }) };
  });
}

async function keepPage(core: Core, set: WorkSet, page: Page): Promise<void> {
  const { records = [], changes = [] } = page;
  for (const record of records) keepRecord(set, record);
  for (const change of changes) await keepChange(core, set, change, page.to.epoch);
  await keepPurged(set, page);
  set.saw(stampsIn(records, changes));
}

function pupilsOf(pages: readonly Page[]): string[] {
  return [...new Set(pages.flatMap(({ stream }) => pupilOf(stream) ?? []))];
}

function keysIn({ stream, records = [], changes = [] }: Page): string[] {
  return [...records.map(({ id }) => id), ...changes.map(({ record }) => record)].map((id) => recordKey(stream, id));
}

/** What keeping a page reads in any case. */
function rowsOf(page: Page): RowRef[] {
  const pupil = pupilOf(page.stream);
  return [
    { table: "cursors", key: page.stream },
    ...keysIn(page).map((key) => ({ table: "records" as const, key })),
    ...(pupil === undefined ? [] : [{ table: "summaries" as const, key: pupil }]),
  ];
}

function isSame(one: Cursor | undefined, other: Cursor | undefined): boolean {
  return one?.epoch === other?.epoch && one?.seq === other?.seq && one?.part === other?.part;
}

/**
 * Forgets what the server said of streams, keeps what waits, and gives a restored server the own log again. Of all of them at
 * once: an act of several streams is given again once, and what is put back on a stream must not be forgotten with it.
 */
async function startAgain(set: WorkSet, pages: readonly Page[]): Promise<void> {
  for (const { stream } of pages) {
    for (const key of await set.loadStream(stream)) set.setRecord(key, forgotten(set.record(key), false));
    const pending = await set.read.clear("pending", { by: "key", ...under(stream) });
    set.write(...pending.map(({ key }) => remove("pending", key)));
    // A server that was restored may have lost pictures too: what lies here is offered again.
    for (const { key, value } of await set.read.range("blobs", { by: "key", ...under(stream) }))
      set.write(put("blobs", key, { ...value, waits: true }));
  }
  await shutAttention(set, new Set(pages.map(({ stream }) => stream)), false);
  await pushAgain(set, new Map(pages.map(({ stream, to }) => [stream, to])));
}

function keepRecord(set: WorkSet, record: MergedRecord): void {
  const key = recordKey(record.stream, record.id);
  const { part, whole } = knownRecord(record);
  if (part) set.setRecord(key, foldedRecord(set.record(key), part));
  if (!whole) set.write(put("pending", keyUnder(record.stream, record.id, "snapshot"), { record }));
}

/** Folds one change. One of this tablet's own that comes back is thereby acknowledged, whether or not its answer ever arrives. */
async function keepChange(core: Core, set: WorkSet, change: NumberedChange, epoch: string): Promise<void> {
  const { stream, record, id } = change;
  const key = recordKey(stream, record);
  const known = knownChange(change);
  if (!known.whole) set.write(put("pending", keyUnder(stream, record, id), { change }));
  if (!known.part) return;
  const { seq, late: _flag, ...stored } = known.part;

  const value = set.record(key);
  if (value?.waiting.some((waiting) => waiting.id === id)) {
    await arrivedHome(core, set, stored, { epoch, seq });
    return;
  }
  const { value: after, losses } = folded(value, stored);
  set.setRecord(key, after);
  keepLosses(set, core.person, losses, stored);
}

/**
 * A change of this tablet is on the server: it leaves the outbox, is folded into base, and is kept in the own log. What it
 * loses is told once, not again when it is pushed to a restored server.
 */
export async function arrivedHome(
  core: Core,
  set: WorkSet,
  stored: Change,
  taken: { epoch: string; seq: number; hash?: string },
): Promise<void> {
  const key = recordKey(stored.stream, stored.record);
  const value = set.record(key);
  if (!value) return;
  const again = set.act(stored.act)?.again;
  const { value: after, losses } = acknowledged(value, stored);
  set.setRecord(key, after);
  set.release(key, stored.act);
  if (!again) keepLosses(set, core.person, losses, stored);
  if (!stored.redacted) await keepInOwnLog(core, set, stored, taken);
}

/** Purges what redactions name: those that just came, of whatever is here; those known before, of what just came. */
async function keepPurged(set: WorkSet, { stream, records = [], changes = [] }: Page): Promise<void> {
  const came = new Set([...records.map(({ id }) => id), ...changes.map(({ record }) => record)]);
  const isRedaction = ({ kind }: { kind: string }) => kind === "redaction";
  const fresh = [...records.filter(isRedaction).map(({ id }) => id), ...changes.filter(isRedaction).map(({ record }) => record)];
  const before = await takenBackBy(set, await redactionsOf(set, stream), { came, only: came });
  const now = await takenBackBy(
    set,
    fresh.map((record) => recordKey(stream, record)),
    { came },
  );
  const named = new Map([...before, ...[...now].map(([record, redacted]) => [record, redacted ?? before.get(record)] as const)]);
  const emptied = new Map(changes.flatMap(({ record, redacted }) => (redacted ? [[record, redacted] as const] : [])));
  for (const { id, redacted } of records) if (redacted) emptied.set(id, redacted);
  await purge(set, stream, emptied);
  await purge(set, stream, named);
}

function* stampsIn(records: readonly MergedRecord[], changes: readonly NumberedChange[]): Generator<string> {
  for (const { marks } of records) for (const { at } of Object.values(marks)) yield at;
  for (const { at } of changes) yield at;
}
