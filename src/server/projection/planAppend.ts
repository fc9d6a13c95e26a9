/**
 * What appending some changes comes to, worked out before anything is written: the rows of the log with their numbers, the
 * records they merge into, the words they take back. Pure, and the same for every store.
 */
import { kindNamed } from "../../domain/kinds.ts";
import type { StreamName } from "../../domain/streams.ts";
import type { Change, NumberedChange, Redacted } from "../../sync/change.ts";
import { marksOf, mergeChange, redactedRecord } from "../../sync/merge.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { actsOn, earliest, redactionIn } from "../../sync/redaction.ts";
import { recordKey, type Appending, type Found, type KeptRecord, type KeptRedaction, type RecordName } from "../storage/streamStore.ts";

/** A record of a stream, taken back by a redaction. */
export interface TakenBack extends RecordName {
  redacted: Redacted;
}

export interface Plan {
  log: { change: NumberedChange; hash: string }[];
  /** Records to put, whole. */
  records: KeptRecord[];
  /** What each redaction of these changes names. */
  named: (TakenBack & KeptRedaction & { redaction: string })[];
  /** Records whose changes in the log lose their words, with the redaction that stands. */
  rewritten: TakenBack[];
}

/** The plan of changes that were all decided to be new and allowed. */
export function planAppend(found: Found, append: readonly Appending[]): Plan {
  const named = append.flatMap(namedBy);
  const standing = standingRedactions(found, append, named);
  const rewritten = named.flatMap(({ stream, record }): TakenBack[] => {
    const redacted = standing(stream, record);
    return redacted ? [{ stream, record, redacted }] : [];
  });

  const records = new Map(found.records);
  const touched = new Set<string>();
  const put = (kept: KeptRecord) => {
    const key = recordKey(kept.record.stream, kept.record.id);
    records.set(key, kept);
    touched.add(key);
  };
  for (const { stream, record, redacted } of rewritten) {
    const kept = records.get(recordKey(stream, record));
    if (kept) put({ ...kept, record: redactedRecord(kept.record, redacted) });
  }

  const last = new Map<StreamName, number>();
  const log = append.map(({ change, hash, late }) => {
    const redacted = standing(change.stream, change.record);
    const kept = redacted ? wordless(change, redacted) : change;
    const seq = (last.get(change.stream) ?? found.heads.get(change.stream)?.seq ?? 0) + 1;
    last.set(change.stream, seq);
    put(mergedInto(records.get(recordKey(change.stream, change.record)), kept));
    return { change: { ...kept, seq, ...(late ? { late } : {}) }, hash: redacted ? "" : hash };
  });
  return { log, records: [...records].flatMap(([key, kept]) => (touched.has(key) ? [kept] : [])), named, rewritten };
}

/** What a redaction takes back. That it may was decided before. */
function namedBy({ change }: Appending): Plan["named"] {
  const { stream, record: redaction } = change;
  const { records, redacted, ofAnybody } = redactionIn(change) ?? {};
  if (!records || !redacted) return [];
  return records.map((record) => ({ stream, record, redaction, redacted, ofAnybody: ofAnybody ?? false }));
}

/**
 * By record, the redaction that stands: the earliest of those that act. One that came before its record acts on what its own
 * maker made, and on edits whose record has not been begun here; on what somebody else began, only when its maker answered
 * for the stream.
 */
function standingRedactions(found: Found, append: readonly Appending[], named: Plan["named"]) {
  return (stream: StreamName, record: string): Redacted | undefined => {
    const key = recordKey(stream, record);
    const own = [...(found.redactions.get(key) ?? []), ...named.filter((each) => each.stream === stream && each.record === record)];
    if (own.length === 0) return undefined;
    const kept = found.records.get(key);
    const begunBy = kept?.record.redacted ? undefined : beginner(kept, append, stream, record);
    return own
      .filter(({ ofAnybody, redacted }) => actsOn(begunBy, { by: redacted.by, ofAnybody }))
      .reduce<Redacted | undefined>((stands, { redacted }) => earliest(stands, redacted), undefined);
  };
}

/** Who began a record, here before or in what is appended now. */
function beginner(kept: KeptRecord | undefined, append: readonly Appending[], stream: StreamName, record: string): string | undefined {
  if (kept && isBegun(kept.record)) return kept.author;
  return append.map(({ change }) => change).find((change) => change.stream === stream && change.record === record && begins(change))?.by;
}

/** Whether what is fixed of a record has been stated. */
export function isBegun(record: MergedRecord): boolean {
  return marksOf(record).fixed !== undefined;
}

function begins({ kind, fields }: Change): boolean {
  const { fixed = [] } = kindNamed(kind) ?? {};
  return fixed.some((field) => field in fields);
}

/** A change without what it said: id, act, record and stamp stay. */
function wordless({ over: _over, ...change }: Change, redacted: Redacted): Change {
  return { ...change, fields: {}, redacted };
}

/** The record with its author, who began it. Once its words are gone it cannot be told whether it was begun: stamps decide. */
function mergedInto(kept: KeptRecord | undefined, change: Change): KeptRecord {
  const { record } = mergeChange(kept?.record, change);
  const earlier = kept && kept.since <= change.at && (kept.record.redacted !== undefined || !begins(change));
  return kept && (earlier || isBegun(kept.record)) ? { ...kept, record } : { record, author: change.by, since: change.at };
}
