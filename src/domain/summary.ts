/**
 * What a class screen shows of a child's evidence, kept beside it so that the screen never reads the evidence itself: for
 * each topic (a target, a step, engagement) everything of the latest day on which it was recorded, and beside it how much
 * was seen lately. It is worked out from the shown records alone, so it can be made again at any time and comes out the same.
 */
import type { Fields } from "./kinds.ts";
import type { Lately } from "./lately.ts";
import type { StreamName } from "./streams.ts";
import { dayOf, type Day, type Instant } from "./time.ts";

/** Raised when the same records would be summarised differently: summaries with another number are made again. */
export const summaryRules = 2;

/** The topic of engagement, of which a child has one. Targets and steps are topics by their ids. */
export const engagementTopic = "engagement";

/** One observation, as far as a card or a log sheet needs it. */
export interface Seen extends Pick<Fields<"observation">, "went" | "help" | "tally" | "seenBy" | "areas" | "chips" | "precision"> {
  stream: StreamName;
  record: string;
  observedAt: Instant;
  activity: string | null;
  /** Who wrote it down, and the stamp of its first statement. */
  by: string;
  at: string;
}

/** The latest day of one topic, oldest first. */
export interface TopicSummary {
  day: Day;
  seen: Seen[];
}

export interface PupilSummary {
  rulesVersion: number;
  /** How far each evidence stream behind it had been read: the summary's as-at. */
  through: Record<StreamName, { epoch: string; seq: number }>;
  topics: Record<string, TopicSummary>;
  /** How much was seen in the six weeks up to the latest day: what a phase leader counts. */
  lately: Lately;
}

export const emptySummary: PupilSummary = { rulesVersion: summaryRules, through: {}, topics: {}, lately: {} };

/** An observation as a row keeps it: its fields, and who said them first. */
export interface ObservationRow {
  stream: StreamName;
  id: string;
  fields: Fields<"observation">;
  by: string;
  at: string;
}

/** What an observation is about; undefined for a note, which no card counts. */
export function topicOf({ kind, target, step }: Fields<"observation">): string | undefined {
  if (kind === "target") return target;
  if (kind === "step") return step;
  return kind === "engagement" ? engagementTopic : undefined;
}

/** An observation in its topic, on the school's day it was seen. */
export interface Filed {
  topic: string;
  day: Day;
  seen: Seen;
}

/** Where an observation is filed; undefined when it is about no topic or says no time. */
export function seenOf(row: ObservationRow, zone: string): Filed | undefined {
  const { went, help, tally, seenBy, areas, chips, precision, observedAt, activity } = row.fields;
  const topic = topicOf(row.fields);
  if (topic === undefined || observedAt === undefined) return undefined;
  const { stream, id: record, by, at } = row;
  const seen = { stream, record, by, at, observedAt, activity: activity ?? null, went, help, tally, seenBy, areas, chips, precision };
  return { topic, day: dayOf(observedAt, zone), seen };
}

function inOrder(one: Seen, other: Seen): number {
  if (one.observedAt !== other.observedAt) return one.observedAt - other.observedAt;
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.record < other.record ? -1 : 1;
}

function isOf(seen: Seen, stream: StreamName, record: string): boolean {
  return seen.stream === stream && seen.record === record;
}

/** Puts one observation into a topic: a later day replaces what is there, an earlier one changes nothing. */
export function withSeen(topic: TopicSummary | undefined, day: Day, seen: Seen): TopicSummary {
  if (!topic || day > topic.day) return { day, seen: [seen] };
  if (day < topic.day) return topic;
  const others = topic.seen.filter((one) => !isOf(one, seen.stream, seen.record));
  return { day, seen: [...others, seen].sort(inOrder) };
}

/**
 * Takes one observation out of a topic.
 * @returns the topic without it, or `lookBack` when it was the last of its day and earlier days have to be read
 */
export function withoutSeen(topic: TopicSummary, stream: StreamName, record: string): TopicSummary | "lookBack" {
  const seen = topic.seen.filter((one) => !isOf(one, stream, record));
  return seen.length === 0 ? "lookBack" : { day: topic.day, seen };
}

/** All topics of a pupil from all observations: what keeping a summary up must always come to. */
export function topicsOf(rows: readonly ObservationRow[], zone: string): Record<string, TopicSummary> {
  const topics: Record<string, TopicSummary> = {};
  for (const row of rows) {
    const found = seenOf(row, zone);
    if (found) topics[found.topic] = withSeen(topics[found.topic], found.day, found.seen);
  }
  return topics;
}

/** Last time's answer on a topic: a faint dot, never a default. */
export function lastOf(summary: PupilSummary | undefined, topic: string): Seen | undefined {
  return summary?.topics[topic]?.seen.at(-1);
}

/** What was seen of a topic on a day, oldest first; nothing unless it is the topic's latest. */
export function seenOn(summary: PupilSummary | undefined, topic: string, day: Day): readonly Seen[] {
  const found = summary?.topics[topic];
  return found?.day === day ? found.seen : [];
}
