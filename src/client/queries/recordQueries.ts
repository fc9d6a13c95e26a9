/** Records told in words: the last five, and what waits to be sent. */
import { parseStream, pupilOf, streams } from "../../domain/streams.ts";
import { dayOf } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { LastFiveView, RecordView } from "../views/classScreen.ts";
import { engagementVersions } from "./engagement.ts";
import { namesOf } from "./names.ts";
import { heldStreams, shownById, type Reading } from "./reading.ts";
import { recordView, relatedIds, type RecordContext } from "./recordView.ts";

const shownLately = 5;

/** The rows that some records point to, each read once. */
async function related(store: TabletStore, records: readonly MergedRecord[]): Promise<Map<string, MergedRecord>> {
  const classes = (await heldStreams(store)).filter((stream) => parseStream(stream)?.type === "class");
  const refs = records.flatMap((record) => {
    const pupil = pupilOf(record.stream);
    const card = pupil === undefined ? [] : relatedIds(record).map((id) => ({ stream: streams.card(pupil), record: id }));
    const activity = record.fields.activity;
    return [...card, ...(typeof activity === "string" ? classes.map((stream) => ({ stream, record: activity })) : [])];
  });
  return shownById(store, refs);
}

/** What telling some records needs, read in a handful of requests. */
export async function recordContext({ store, person }: Reading, records: readonly MergedRecord[]): Promise<RecordContext> {
  const [staff, frameworks, rows] = await Promise.all([
    store.records(streams.school, "staff"),
    engagementVersions(store),
    related(store, records),
  ]);
  return { names: namesOf([...staff, ...frameworks]), related: rows, me: person };
}

/** Of today alone: what was written on another day is not mended by a tap here. */
export async function lastFiveQuery(reading: Reading): Promise<LastFiveView> {
  const found = (await reading.store.recent()).map(({ record }) => record);
  const context = await recordContext(reading, found);
  const records: RecordView[] = found.flatMap((record) => recordView(record, !record.waiting, context) ?? []);
  const today = dayOf(reading.now, reading.zone);
  return { records: records.filter(({ savedAt }) => dayOf(savedAt, reading.zone) === today).slice(0, shownLately) };
}
