/** What was seen of one topic on one day, when somebody writes that day up, or the last time before it. */
import { seenOf, seenOn, topicsOf, type Seen } from "../domain/summary.ts";
import type { Day } from "../domain/time.ts";
import { beginning, topicShelf } from "./keys.ts";
import { observationIn } from "./observationIn.ts";
import type { Reader } from "./reader.ts";

/** Oldest first: from the summary, which shows a topic's latest day, or from the day's own rows where it has moved on. */
export async function seenOnDay(read: Reader, zone: string, pupil: string, topic: string, day: Day): Promise<readonly Seen[]> {
  const summary = await read.get("summaries", pupil);
  const shown = summary?.topics[topic];
  if (!shown || shown.day <= day) return seenOn(summary, topic, day);
  const rows = await read.range("records", { by: "topic", ...beginning(topicShelf(pupil, topic, day)) });
  const seen = rows.flatMap(({ value }) => observationIn(value) ?? []);
  return topicsOf(seen, zone)[topic]?.seen ?? [];
}

/** As many as tell who saw it the last time, in whichever activity; so few that a long history costs nothing. */
const lastFew = 4;

/** The last few that were seen of one topic before a day, latest first. */
export async function seenBefore(
  read: Reader,
  zone: string,
  pupil: string,
  topic: string,
  day: Day,
  limit = lastFew,
): Promise<readonly Seen[]> {
  const [from, below] = [topicShelf(pupil, topic, ""), topicShelf(pupil, topic, day)];
  const rows = await read.range("records", { by: "topic", from, below, reverse: true, limit });
  return rows.flatMap(({ value }) => {
    const row = observationIn(value);
    return (row && seenOf(row, zone)?.seen) ?? [];
  });
}
