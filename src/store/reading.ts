/** What queries read: shown records, never rows. */
import { streams, type StreamName } from "../domain/streams.ts";
import type { KindName } from "../domain/kinds.ts";
import type { PupilSummary } from "../domain/summary.ts";
import { addDays, dayOf, type Day, type Instant } from "../domain/time.ts";
import type { Change } from "../sync/change.ts";
import type { Cursors } from "../sync/protocol.ts";
import type { MergedRecord } from "../sync/record.ts";
import { instantOf } from "../sync/stamp.ts";
import type { Core } from "./core.ts";
import { beginning, recordKey, shelf, topicShelf, under } from "./keys.ts";
import { clockRow, metaRow } from "./metaRows.ts";
import { shownOf, type MaybeRecord } from "./recordRow.ts";
import type { AttentionValue, LoserValue } from "./rows.ts";
import type { Range } from "./tables.ts";
import type { Reader } from "./reader.ts";
import { yearsFrom } from "./yearsFrom.ts";

/** A record as a person sees it; `waiting` says that something of it has not been acknowledged. */
export interface Shown extends MergedRecord {
  key: string;
  waiting: boolean;
}

export interface WaitingAct {
  act: string;
  /** It is on its way, or was: its stamps are final. */
  sent: boolean;
  changes: readonly Change[];
}

export interface Counts {
  waiting: number;
  /** When the first waiting act was made; null when none waits. */
  oldest: Instant | null;
  refused: number;
  replaced: number;
}

/** What an exchange begins with. */
export interface Holdings {
  cursors: Cursors;
  accessTag: string;
  replica: string;
}

function shown(key: string, value: MaybeRecord): Shown[] {
  const record = shownOf(value);
  return record ? [{ ...record, key, waiting: (value?.waiting.length ?? 0) > 0 }] : [];
}

async function shownIn(read: Reader, range: Range): Promise<Shown[]> {
  const rows = await read.range("records", range);
  return rows.flatMap(({ key, value }) => shown(key, value));
}

/** Records by their keys, without those that are not here. */
export async function recordsByKey(core: Core, keys: readonly string[]): Promise<Shown[]> {
  const values = await core.read().many("records", keys);
  return keys.flatMap((key, at) => shown(key, values[at]));
}

export async function record(core: Core, stream: StreamName, id: string): Promise<Shown | undefined> {
  const [found] = await recordsByKey(core, [recordKey(stream, id)]);
  return found;
}

/** Every record of a stream, or those of one kind. */
export function records(core: Core, stream: StreamName, kind?: KindName): Promise<Shown[]> {
  const range = kind === undefined ? { by: "key", ...under(stream) } : { by: "shelf", ...beginning(shelf(stream, kind)) };
  return shownIn(core.read(), range);
}

/** Memberships of a class, a group or any other place, whenever they hold. */
export function roll(core: Core, place: string): Promise<Shown[]> {
  return shownIn(core.read(), { by: "roll", ...under(place) });
}

/** Observations of a pupil seen from a day to a day, both included, in the order of their days. */
export async function observations(core: Core, pupil: string, from: Day, until: Day): Promise<Shown[]> {
  const read = core.read();
  const found: Shown[] = [];
  for (const year of yearsFrom(from, until)) {
    const stream = streams.evidence(pupil, year);
    const range = { from: shelf(stream, "observation", from), below: shelf(stream, "observation", addDays(until, 1)) };
    found.push(...(await shownIn(read, { by: "shelf", ...range })));
  }
  return found;
}

/** Observations of one topic of a pupil from a day on, however many of others lie between; in the order of their days. */
export function observationsOf(core: Core, pupil: string, topic: string, from: Day): Promise<Shown[]> {
  return shownIn(core.read(), { by: "topic", ...beginning(topicShelf(pupil, topic, "")), from: topicShelf(pupil, topic, from) });
}

/** Observations of a pupil that were removed, of the years a run of days may be filed under: they stand on no day's shelf, and are few. */
export async function removedObservations(core: Core, pupil: string, from: Day, until: Day): Promise<Shown[]> {
  const read = core.read();
  const found: Shown[] = [];
  for (const year of yearsFrom(from, until)) {
    const stream = streams.evidence(pupil, year);
    const range = { from: shelf(stream, "observation"), below: shelf(stream, "observation", "0") };
    found.push(...(await shownIn(read, { by: "shelf", ...range })).filter((record) => !record.redacted && !isUndone(record)));
  }
  return found;
}

/** The day of the latest observation of a pupil seen before a day, this year or last; one row a year is read. */
export async function observedBefore(core: Core, pupil: string, day: Day): Promise<Day | undefined> {
  const read = core.read();
  const days: Day[] = [];
  for (const year of yearsFrom(addDays(day, -366), day)) {
    const stream = streams.evidence(pupil, year);
    const range = { from: shelf(stream, "observation", "0"), below: shelf(stream, "observation", day) };
    const [latest] = await shownIn(read, { by: "shelf", ...range, reverse: true, limit: 1 });
    const at = latest?.fields.observedAt;
    if (typeof at === "number") days.push(dayOf(at, core.zone));
  }
  return days.sort().at(-1);
}

/** Summaries of pupils, in order; undefined for a pupil of whom no evidence was ever held. */
export function summaries(core: Core, pupils: readonly string[]): Promise<(PupilSummary | undefined)[]> {
  return core.read().many("summaries", pupils);
}

/** This person's latest records, newest first, with the acts that made them: removed ones too, which may be put back, undone ones not. */
export async function recent(core: Core): Promise<{ act: string; record: Shown }[]> {
  const read = core.read();
  const { recent: made } = await clockRow(read);
  const keys = made.map(({ stream, record: id }) => recordKey(stream, id));
  const values = await read.many("records", keys);
  return made.flatMap(({ act }, at) => {
    const [found] = shown(keys[at] ?? "", values[at]);
    return found && !found.redacted && !isUndone(found) ? [{ act, record: found }] : [];
  });
}

function isUndone({ fields }: MergedRecord): boolean {
  return typeof fields.removedAt === "number" && fields.removedWhy === "undo";
}

/** What waits, oldest first, all of it or the first of it. What waits on streams that may no longer be read here is not told. */
export async function waitingActs(core: Core, limit?: number): Promise<WaitingAct[]> {
  const read = core.read();
  const rows = await read.range("outbox", { by: "turn", ...(limit === undefined ? {} : { limit }) });
  await read.ahead(rows.flatMap(({ value }) => value.records.map((key) => ({ table: "records", key }) as const)));
  return Promise.all(
    rows.map(async ({ key: act, value: { records: keys, sent } }) => {
      const values = await read.many("records", keys);
      const changes = values.flatMap((value) => (value && !value.shut ? value.waiting.filter((change) => change.act === act) : []));
      return { act, sent, changes: changes.sort((one, other) => (one.at < other.at ? -1 : 1)) };
    }),
  );
}

export async function counts(core: Core): Promise<Counts> {
  const { tables } = core;
  const [waiting, refused, replaced] = await Promise.all([tables.count("outbox"), tables.count("attention"), tables.count("losers")]);
  return { waiting, refused, replaced, oldest: waiting === 0 ? null : await oldestWaiting(core) };
}

async function oldestWaiting(core: Core): Promise<Instant | null> {
  const read = core.read();
  const [first] = await read.range("outbox", { by: "turn", limit: 1 });
  const values = await read.many("records", first?.value.records ?? []);
  const stamps = values.flatMap((value) => value?.waiting.filter((change) => change.act === first?.key) ?? []).map(({ at }) => at);
  const [earliest] = stamps.sort();
  return earliest === undefined ? null : instantOf(earliest);
}

/** Statements of this person's that another's replaced, by the key to bring them back or let them go with. */
export async function losers(core: Core): Promise<(LoserValue & { key: string })[]> {
  const rows = await core.read().range("losers", { by: "key" });
  return rows.map(({ key, value }) => ({ ...value, key }));
}

/** Refused acts. Those of streams that may no longer be read here are counted, without their changes. */
export async function refusedActs(core: Core): Promise<(AttentionValue & { act: string })[]> {
  const rows = await core.read().range("attention", { by: "key" });
  return rows.map(({ key: act, value }) => ({ ...value, act, changes: value.shut ? [] : value.changes }));
}

export async function holdings(core: Core): Promise<Holdings> {
  const read = core.read();
  const [rows, access, { replica }] = [await read.range("cursors", { by: "key" }), await metaRow(read, "access"), await clockRow(read)];
  return { cursors: Object.fromEntries(rows.map(({ key, value }) => [key, value])), accessTag: access?.access.tag ?? "", replica };
}
