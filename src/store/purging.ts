/** Taking words back: nothing of a redacted record stays on this tablet, wherever it lay. */
import type { StreamName } from "../domain/streams.ts";
import type { Change, Redacted } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import { recordOf } from "../sync/recordOf.ts";
import { blobRemovals } from "./blobRows.ts";
import { stripAttention } from "./refusedActs.ts";
import { beginning, recordKey, shelf, under } from "./keys.ts";
import { needsPurge, purged, shownOf } from "./recordRow.ts";
import { put, remove, type Write } from "./write.ts";
import { unread } from "./unread.ts";
import type { WorkSet } from "./workSet.ts";

/**
 * Purges records of a stream: base, what waits and the acts it waits in, losers, pending, own log, refused acts, pictures, and (by
 * their being gone) summaries. Without `redacted` it is not yet known who took them back and why; whoever says so later wins.
 */
export async function purge(set: WorkSet, stream: StreamName, records: ReadonlyMap<string, Redacted | undefined>): Promise<void> {
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

/**
 * The records of a stream that its redactions name, as the unit of work leaves them: with who and why once the server has
 * the redaction, without while it waits.
 */
export async function redactionsIn(set: WorkSet, stream: StreamName): Promise<Map<string, Redacted | undefined>> {
  const rows = await set.read.clear("records", { by: "shelf", ...beginning(shelf(stream, "redaction")) });
  return namedBy(
    set,
    rows.map(({ key }) => key),
  );
}

/** The records named by these redactions. Their keys may be of records that are none. */
export async function namedBy(set: WorkSet, keys: readonly string[]): Promise<Map<string, Redacted | undefined>> {
  await set.load(keys);
  const named = new Map<string, Redacted | undefined>();
  for (const key of keys) {
    const value = set.record(key);
    const redaction = recordOf(shownOf(value), "redaction");
    const [first] = value?.base ? Object.values(marksOf(value.base)) : [];
    const why = redaction?.fields.why;
    const redacted = first && why !== undefined ? { why, by: first.by, at: first.at } : undefined;
    for (const record of redaction?.fields.records ?? []) {
      const known = named.get(record);
      if (!named.has(record) || !known || (redacted && redacted.at < known.at)) named.set(record, redacted ?? known);
    }
  }
  return named;
}
