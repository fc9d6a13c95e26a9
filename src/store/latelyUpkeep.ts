/** Keeps how much was seen lately. Only when the latest day is left empty do the days that come back have to be read. */
import { counting, firstKept, keptFrom, type Lately } from "../domain/lately.ts";
import { streams } from "../domain/streams.ts";
import type { PupilSummary, TopicSummary } from "../domain/summary.ts";
import type { Day } from "../domain/time.ts";
import { shelf } from "./keys.ts";
import { observationIn } from "./observationIn.ts";
import type { Reader } from "./reader.ts";
import type { MaybeRecord } from "./recordRow.ts";
import { yearsFrom } from "./yearsFrom.ts";

/** The latest day of any topic; before all days where there is none. */
export function latestDay(topics: Readonly<Record<string, TopicSummary>>): Day {
  return Object.values(topics).reduce((latest, { day }) => (day > latest ? day : latest), "0000-02-12");
}

/** @param topics as they are after the same changes */
export async function latelyAfter(
  read: Reader,
  pupil: string,
  had: PupilSummary,
  topics: Readonly<Record<string, TopicSummary>>,
  changes: readonly { key: string; before: MaybeRecord; after: MaybeRecord }[],
  zone: string,
): Promise<Lately> {
  const [before, from] = [firstKept(latestDay(had.topics)), firstKept(latestDay(topics))];
  let { lately } = had;
  const counts = (value: MaybeRecord, since: Day, by: 1 | -1 = 1) => {
    const row = observationIn(value);
    if (row) lately = counting(lately, row.fields, since, zone, by);
  };
  for (const change of changes) {
    counts(change.before, before, -1);
    counts(change.after, from);
  }
  if (from < before && Object.keys(topics).length > 0) {
    for (const year of yearsFrom(from, before)) {
      const stream = streams.evidence(pupil, year);
      const range = { from: shelf(stream, "observation", from), below: shelf(stream, "observation", before) };
      for (const { key, value } of await read.range("records", { by: "shelf", ...range }))
        if (!changes.some((change) => change.key === key)) counts(value, from);
    }
  }
  return keptFrom(lately, from);
}
