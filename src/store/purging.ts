/** Taking words back: nothing of a redacted record stays on this tablet, wherever it lay. */
import type { StreamName } from "../domain/streams.ts";
import type { Change, Redacted } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import { recordOf } from "../sync/recordOf.ts";
import { actsOn } from "../sync/redaction.ts";
import { blobRemovals } from "./blobRows.ts";
import { stripAttention } from "./refusedActs.ts";
import { beginning, recordKey, shelf, streamOfKey, under } from "./keys.ts";
import { beginnerOf, needsPurge, purged, shownOf, type MaybeRecord, type RecordValue } from "./recordRow.ts";
import { put, remove, type Write } from "./write.ts";
import { unread } from "./unread.ts";
import type { WorkSet } from "./workSet.ts";

/** Records taken back, each with who and why once the server has the redaction, without while it waits. */
export type TakenBack = ReadonlyMap<string, Redacted | undefined>;

/**
 * Purges records of a stream: base, what waits and the acts it waits in, losers, pending, own log, refused acts, pictures, and (by
 * their being gone) summaries. Without `redacted` it is not yet known who took them back and why; whoever says so later wins.
 */
export async function purge(set: WorkSet, stream: StreamName, records: TakenBack): Promise<void> {
  const keys = [...records.keys()].map((record) => recordKey(stream, record));
  await set.load(keys);
  const touched = [...records].filter(([record, redacted]) => needsPurge(set.record(recordKey(stream, record)), redacted));
  const rows: Write[] = [];
  for (const [record, redacted] of touched) {
    const key = recordKey(stream, record);
    // A picture that somebody hung on it meanwhile shows the same child.
    for (const picture of recordOf(shownOf(set.record(key)), "observation")?.fields.pictures ?? [])
      rows.push(...(await blobRemovals(set.read, true, stream, picture)));
    set.dropWaiting(key);
    set.setRecord(key, purged(set.record(key), redacted));
  }
  for (const key of keys) set.markPurged(key);
  const about = await Promise.all([...records.keys()].map((record) => rowsAbout(set, stream, record)));
  set.write(...rows, ...about.flat());
  if (records.size > 0) await stripAttention(set, (change) => change.stream === stream && records.has(change.record));
}

/**
 * After redactions that were refused: their words were purged here when they were taken back, and only the server has them
 * now, so their streams are read again from the start.
 */
export async function readAgain(set: WorkSet, dropped: readonly Change[]): Promise<void> {
  for (const { kind, stream } of dropped) {
    if (kind === "redaction" && (await set.read.get("cursors", stream))) set.write(put("cursors", stream, unread));
  }
}

async function rowsAbout(set: WorkSet, stream: StreamName, record: string): Promise<Write[]> {
  const found = await Promise.all(
    (["losers", "pending", "ownLog"] as const).map(async (table) => {
      const rows = await set.read.clear(table, { by: "key", ...under(stream, record) });
      return rows.map(({ key }) => remove(table, key));
    }),
  );
  return [...found.flat(), ...(await blobRemovals(set.read, true, stream, record))];
}

/** The keys of a stream's redactions, as they are on disk and as the unit of work has come to have them. */
export async function redactionsOf(set: WorkSet, stream: StreamName): Promise<string[]> {
  const rows = await set.read.clear("records", { by: "shelf", ...beginning(shelf(stream, "redaction")) });
  const touched = set.touched.filter((key) => streamOfKey(key) === stream && shownOf(set.record(key))?.kind === "redaction");
  return [...new Set([...rows.map(({ key }) => key), ...touched])];
}

/**
 * The records that these redactions act on, as the unit of work leaves them. Their keys may be of records that are none.
 * @param page.came what a page brought of their stream: of what this app does not understand of it, the server has the word
 * @param page.only nothing else is asked about
 */
export async function takenBackBy(
  set: WorkSet,
  keys: readonly string[],
  { came, only }: { came?: ReadonlySet<string>; only?: ReadonlySet<string> } = {},
): Promise<TakenBack> {
  await set.load(keys);
  const sayings = keys.flatMap((key) => sayingOf(set.record(key), only) ?? []);
  await set.load(sayings.flatMap(({ stream, records }) => records.map((record) => recordKey(stream, record))));
  const taken = new Map<string, Redacted | undefined>();
  for (const { stream, records, redacted, ...saying } of sayings) {
    for (const record of records) {
      const value = set.record(recordKey(stream, record));
      if (!(value ? actsHere(value, saying) : saying.ofAnybody || !came?.has(record))) continue;
      const known = taken.get(record);
      if (!taken.has(record) || !known || (redacted && redacted.at < known.at)) taken.set(record, redacted ?? known);
    }
  }
  return taken;
}

interface Saying {
  stream: StreamName;
  records: readonly string[];
  by: string;
  ofAnybody: boolean;
  redacted: Redacted | undefined;
}

/** What a redaction says, waiting or not; its account of who and why only once the server has it, under the stamp it has there. */
function sayingOf(value: MaybeRecord, only?: ReadonlySet<string>): Saying | undefined {
  const redaction = recordOf(shownOf(value), "redaction");
  const by = beginnerOf(value);
  if (!redaction || by === undefined) return undefined;
  const { records = [], why, ofAnybody = false } = redaction.fields;
  const [first] = value?.base ? Object.values(marksOf(value.base)) : [];
  const redacted = first && why !== undefined ? { why, by: first.by, at: first.at } : undefined;
  return { stream: redaction.stream, records: records.filter((record) => only?.has(record) ?? true), by, ofAnybody, redacted };
}

/** As at the server (`actsOn`); but edits that wait alone, of what the server may know better who began, are left to its answer. */
function actsHere(value: RecordValue, saying: Pick<Saying, "by" | "ofAnybody">): boolean {
  const begunBy = beginnerOf(value);
  return begunBy === undefined && !value.base ? saying.ofAnybody : actsOn(begunBy, saying);
}
