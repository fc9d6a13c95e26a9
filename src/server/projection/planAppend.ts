/**
 * What appending some changes comes to, worked out before anything is written: the rows of the log with their numbers, the
 * records they merge into, the words they take back. Pure, and the same for every store.
 */
import type { StreamName } from "../../domain/streams.ts";
import type { Change, NumberedChange, Redacted } from "../../sync/change.ts";
import { mergeChange, redactedRecord } from "../../sync/merge.ts";
import { earliest, redactionIn } from "../../sync/redaction.ts";
import type { Appending, Found, KeptRecord } from "../storage/streamStore.ts";

/** A record of a stream, taken back by a redaction. */
export interface TakenBack {
  stream: StreamName;
  record: string;
  redacted: Redacted;
}

export interface Plan {
  log: { change: NumberedChange; hash: string }[];
  /** Records to put, whole. */
  records: KeptRecord[];
  /** What each redaction of these changes names. */
  named: (TakenBack & { redaction: string })[];
  /** Records whose changes in the log lose their words, with the redaction that stands. */
  rewritten: TakenBack[];
}

/** The plan of changes that were all decided to be new and allowed. */
export function planAppend(found: Found, append: readonly Appending[]): Plan {
  const named = append.flatMap(({ change }) => namedBy(change));
  const rewritten = named
    .map(({ stream, record }) => ({ stream, record, redacted: standing(found, named, stream, record) }))
    .filter(isTakenBack);

  const records = new Map(found.records);
  const touched = new Set<string>();
  const put = (kept: KeptRecord) => {
    records.set(kept.record.id, kept);
    touched.add(kept.record.id);
  };
  for (const { stream, record, redacted } of rewritten) {
    const kept = records.get(record);
    if (kept?.record.stream === stream) put({ ...kept, record: redactedRecord(kept.record, redacted) });
  }

  const last = new Map<StreamName, number>();
  const log = append.map(({ change, hash, late }) => {
    const redacted = standing(found, named, change.stream, change.record);
    const kept = redacted ? wordless(change, redacted) : change;
    const seq = (last.get(change.stream) ?? found.heads.get(change.stream)?.seq ?? 0) + 1;
    last.set(change.stream, seq);
    put(mergedInto(records.get(change.record), kept));
    return { change: { ...kept, seq, ...(late ? { late } : {}) }, hash: redacted ? "" : hash };
  });
  return { log, records: [...records.values()].filter(({ record }) => touched.has(record.id)), named, rewritten };
}

/** What a change takes back: the records its redaction names, or its own when it comes with its words gone already. */
function namedBy(change: Change): Plan["named"] {
  const { stream, record, redacted } = change;
  if (redacted) return [{ stream, record, redaction: record, redacted }];
  const redaction = redactionIn(change);
  if (!redaction) return [];
  return redaction.records.map((each) => ({ stream, record: each, redaction: record, redacted: redaction.redacted }));
}

/** The redaction of a record that stands: the earliest of those that were there and those that came. */
function standing(found: Found, named: readonly TakenBack[], stream: StreamName, record: string): Redacted | undefined {
  const before = found.redactions.get(stream)?.get(record);
  return named
    .filter((each) => each.stream === stream && each.record === record)
    .reduce<Redacted | undefined>((stands, each) => earliest(stands, each.redacted), before);
}

function isTakenBack(each: Omit<TakenBack, "redacted"> & { redacted: Redacted | undefined }): each is TakenBack {
  return each.redacted !== undefined;
}

/** A change without what it said: id, act, record and stamp stay. */
function wordless({ over: _over, ...change }: Change, redacted: Redacted): Change {
  return { ...change, fields: {}, redacted };
}

/** The author of a record is who made its earliest change: an edit can arrive before what it edits, after a restore. */
function mergedInto(kept: KeptRecord | undefined, change: Change): KeptRecord {
  const { record } = mergeChange(kept?.record, change);
  if (kept && kept.since <= change.at) return { ...kept, record };
  return { record, author: change.by, since: change.at };
}
