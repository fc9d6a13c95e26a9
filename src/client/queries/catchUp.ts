/** What was written today, by child and activity: from the summaries beside the evidence, never from the evidence itself. */
import { isPalmTally, timesOf } from "../../domain/observing.ts";
import { streams } from "../../domain/streams.ts";
import type { PupilSummary, Seen } from "../../domain/summary.ts";
import { localTime, type Day } from "../../domain/time.ts";
import type { CatchUpMark, CatchUpView } from "../views/catchUp.ts";
import { activitiesToday } from "./activityNow.ts";
import { cardsOf } from "./classQuery.ts";
import type { Reading } from "./reading.ts";

type Column = CatchUpView["activities"][number];

export async function catchUpQuery(reading: Reading, { class: named }: { class: string }): Promise<CatchUpView> {
  const { store, zone, now } = reading;
  const { day, minutes } = localTime(now, zone);
  const [cards, records] = await Promise.all([cardsOf(reading, named), store.records(streams.class(named))]);
  const activities = activitiesToday(records, now, zone).flatMap((one): Column[] =>
    one.start !== null && one.start <= minutes && one.didntHappen === null ? [{ ...one, start: one.start }] : [],
  );
  const summaries = await store.summaries(cards.map(({ id }) => id));
  const rows = cards.map((card, at) => {
    const seen = seenToday(summaries[at], day);
    const columnOf = (one: Seen) => nearest(activities, one.activity, localTime(one.observedAt, zone).minutes);
    return { card, cells: activities.map((column) => seen.filter((one) => columnOf(one) === column).flatMap(markOf)) };
  });
  return { activities, rows };
}

function seenToday(summary: PupilSummary | undefined, day: Day): Seen[] {
  return Object.values(summary?.topics ?? {})
    .flatMap((topic) => (topic.day === day ? topic.seen : []))
    .sort((one, other) => one.observedAt - other.observedAt);
}

/** Of an activity that is twice a day, the slot whose time is nearest. */
function nearest(activities: readonly Column[], activity: string | null, minutes: number): Column | undefined {
  const away = ({ start, end }: Column) => Math.max(0, start - minutes, minutes - (end ?? start));
  return activities
    .filter(({ id }) => id === activity)
    .reduce<Column | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined);
}

function markOf({ went, tally, areas }: Seen): CatchUpMark[] {
  if (isPalmTally(tally)) return [{ type: "palms", worked: tally.worked, didnt: tally.didnt }];
  if (went !== undefined) return [{ type: "answer", went, times: timesOf(tally) }];
  return areas === undefined ? [] : [{ type: "engagement", areas }];
}
