/** Keeps each pupil's summary in the unit of work that changes the evidence behind it. */
import { latelyOf } from "../domain/lately.ts";
import { parseStream, pupilOf, type StreamName } from "../domain/streams.ts";
import {
  emptySummary,
  seenOf,
  summaryRules,
  topicsOf,
  withoutSeen,
  withSeen,
  type Filed,
  type PupilSummary,
  type TopicSummary,
} from "../domain/summary.ts";
import type { Cursor } from "../sync/protocol.ts";
import { beginning, streamOfKey, topicShelf } from "./keys.ts";
import { latelyAfter, latestDay } from "./latelyUpkeep.ts";
import { observationIn } from "./observationIn.ts";
import type { MaybeRecord } from "./recordRow.ts";
import type { Reader } from "./reader.ts";
import { put, remove, type Write } from "./write.ts";

export interface RecordChange {
  key: string;
  before: MaybeRecord;
  after: MaybeRecord;
}

/** What a unit of work asks of the summaries besides following its records. */
export interface SummaryAsk {
  /** Evidence streams read further, or no longer held (null). */
  through?: ReadonlyMap<StreamName, Cursor | null>;
  /** Pupils to summarise anew from all that is left: cheaper than following the loss of a whole stream. */
  anew?: ReadonlySet<string>;
}

export async function summaryWrites(read: Reader, changes: readonly RecordChange[], ask: SummaryAsk, zone: string): Promise<Write[]> {
  const evidence = changes.filter(({ key }) => isEvidence(streamOfKey(key)));
  const touched = evidence.filter(({ before, after }) => observationIn(before) ?? observationIn(after));
  const streams = [...touched.map(({ key }) => streamOfKey(key)), ...(ask.through?.keys() ?? [])].filter(isEvidence);
  const pupils = new Set([...streams.flatMap((stream) => pupilOf(stream) ?? []), ...(ask.anew ?? [])]);
  const written = await Promise.all(
    [...pupils].map(async (pupil) => {
      const own = evidence.filter(({ key }) => pupilOf(streamOfKey(key)) === pupil);
      const had = (await read.get("summaries", pupil)) ?? emptySummary;
      const seen = ask.anew?.has(pupil) ? await anew(read, pupil, own, zone) : await followed(read, pupil, had, own, zone);
      const summary = { rulesVersion: summaryRules, through: throughOf(pupil, had, ask), ...seen };
      if (!isEmpty(summary)) return [put("summaries", pupil, summary)];
      return had === emptySummary ? [] : [remove("summaries", pupil)];
    }),
  );
  return written.flat();
}

function isEvidence(stream: StreamName): boolean {
  return parseStream(stream)?.type === "evidence";
}

function isEmpty({ topics, through }: PupilSummary): boolean {
  return Object.keys(topics).length + Object.keys(through).length === 0;
}

function throughOf(pupil: string, had: PupilSummary, { through }: SummaryAsk): PupilSummary["through"] {
  const now = new Map(Object.entries(had.through));
  for (const [stream, cursor] of through ?? []) {
    if (!isEvidence(stream) || pupilOf(stream) !== pupil) continue;
    if (cursor) now.set(stream, { epoch: cursor.epoch, seq: cursor.seq });
    else now.delete(stream);
  }
  return Object.fromEntries(now);
}

/** What a summary says of what was seen. */
type SeenParts = Pick<PupilSummary, "topics" | "lately">;

/** It after some records changed. */
async function followed(
  read: Reader,
  pupil: string,
  had: PupilSummary,
  changes: readonly RecordChange[],
  zone: string,
): Promise<SeenParts> {
  const topics = await topicsAfter(read, pupil, had, changes, zone);
  return { topics, lately: await latelyAfter(read, pupil, had, topics, changes, zone) };
}

/** The topics after some records changed: what was replaced is looked for in earlier days only when a day is left empty. */
async function topicsAfter(
  read: Reader,
  pupil: string,
  had: PupilSummary,
  changes: readonly RecordChange[],
  zone: string,
): Promise<Record<string, TopicSummary>> {
  const topics = new Map(Object.entries(had.topics));
  const emptied = new Set<string>();
  for (const { before, after } of changes) {
    const [was, is] = [before, after].map((value) => {
      const row = observationIn(value);
      return row && seenOf(row, zone);
    });
    const stays = was?.topic === is?.topic && was?.day === is?.day;
    if (was && !stays && takeOut(topics, was) === "lookBack") emptied.add(was.topic);
    if (is) topics.set(is.topic, withSeen(topics.get(is.topic), is.day, is.seen));
  }
  for (const topic of emptied) {
    const found = await lookBack(read, pupil, topic, changes, zone);
    if (found) topics.set(topic, found);
    else topics.delete(topic);
  }
  return Object.fromEntries(topics);
}

/** Takes an observation out of its topic, if it is on the day the topic shows. */
function takeOut(topics: Map<string, TopicSummary>, { topic, day, seen }: Filed): "done" | "lookBack" {
  const had = topics.get(topic);
  if (had?.day !== day) return "done";
  const left = withoutSeen(had, seen.stream, seen.record);
  if (left === "lookBack") return left;
  topics.set(topic, left);
  return "done";
}

/** The latest day of one topic that still has something on it, from its rows, newest day first. */
async function lookBack(
  read: Reader,
  pupil: string,
  topic: string,
  changes: readonly RecordChange[],
  zone: string,
): Promise<TopicSummary | undefined> {
  const changed = new Set(changes.map(({ key }) => key));
  let found: TopicSummary | undefined = topicsOf(
    changes.flatMap(({ after }) => observationIn(after) ?? []),
    zone,
  )[topic];
  const { from = "", below } = beginning(topicShelf(pupil, topic, ""));
  let before = below ?? from;
  for (;;) {
    const [latest] = await read.clear("records", { by: "topic", from, below: before, reverse: true, limit: 1 });
    const shelf = latest?.clear.topic;
    if (typeof shelf !== "string" || (found && shelf < topicShelf(pupil, topic, found.day))) return found;
    for (const { key, value } of await read.range("records", { by: "topic", ...beginning(shelf) })) {
      const row = changed.has(key) ? undefined : observationIn(value);
      const seen = row && seenOf(row, zone);
      if (seen) found = withSeen(found, seen.day, seen.seen);
    }
    before = shelf;
  }
}

/** All of it from all evidence of a pupil that is here, as a unit of work leaves it. */
async function anew(read: Reader, pupil: string, changes: readonly RecordChange[], zone: string): Promise<SeenParts> {
  const changed = new Set(changes.map(({ key }) => key));
  const rows = await read.range("records", { by: "key", ...beginning(`evidence/${pupil}/`) });
  const kept = rows.flatMap(({ key, value }) => (changed.has(key) ? [] : (observationIn(value) ?? [])));
  const all = [...kept, ...changes.flatMap(({ after }) => observationIn(after) ?? [])];
  const topics = topicsOf(all, zone);
  const fields = all.map((row) => row.fields);
  return { topics, lately: latelyOf(fields, latestDay(topics), zone) };
}
