/**
 * What was written today, by child and activity: from the summaries beside the evidence, never from the evidence itself. Of the
 * school day before, which summaries have moved on from, that day's records are read.
 */
import { instantAt, isPalmTally, timesOf } from "../../domain/observing.ts";
import { streams } from "../../domain/streams.ts";
import { seenOf, type PupilSummary, type Seen } from "../../domain/summary.ts";
import { addDays, dayOf, localTime, type Day } from "../../domain/time.ts";
import { firstMark } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { CatchUpMark, CatchUpView } from "../views/catchUp.ts";
import type { PupilCard } from "../views/classScreen.ts";
import { activitiesToday, takenOf, type Taken } from "./activityNow.ts";
import { cardsOf } from "./classQuery.ts";
import type { Reading } from "./reading.ts";
import { schoolDaysOf } from "./schoolDaysOf.ts";

type Column = CatchUpView["activities"][number];

/** The last minute of a day. */
const dayEnds = 24 * 60 - 1;

export async function catchUpQuery(
  reading: Reading,
  { class: named, day: asked }: { class: string; day: Day | null },
): Promise<CatchUpView> {
  const { store, zone } = reading;
  const today = dayOf(reading.now, zone);
  // As it was at the end of that day: who belonged to the class, who was away, what had happened.
  const now = asked === null || asked === today ? reading.now : instantAt(asked, dayEnds, zone);
  const { day, minutes } = localTime(now, zone);
  const [cards, records] = await Promise.all([cardsOf({ ...reading, now }, named), store.records(streams.class(named))]);
  const seenBy = await seenOfEach(reading, cards, day, today);
  const chosen = day === today ? await takenOf(store, named) : null;
  const began = (activity: string) => beganOutsideTheTimetable(activity, seenBy.flat(), chosen, day, zone);
  const activities = activitiesToday(records, now, zone)
    .flatMap((one): Column[] => {
      const start = one.start ?? began(one.id);
      return start !== null && start <= minutes && one.didntHappen === null ? [{ ...one, start }] : [];
    })
    .sort((one, other) => one.start - other.start);
  const rows = cards.map((card, at) => {
    const seen = seenBy[at] ?? [];
    const columnOf = (one: Seen) => nearest(activities, one.activity, localTime(one.observedAt, zone).minutes);
    return { card, cells: activities.map((column) => seen.filter((one) => columnOf(one) === column).flatMap(markOf)) };
  });
  return { day, before: await schoolDayBefore(reading, today), activities, rows };
}

async function seenOfEach({ store, zone }: Reading, cards: readonly PupilCard[], day: Day, today: Day): Promise<Seen[][]> {
  if (day === today) return (await store.summaries(cards.map(({ id }) => id))).map((summary) => seenToday(summary, day));
  return Promise.all(
    cards.map(async ({ id }) =>
      (await store.observations(id, day, day))
        .flatMap((shown) => {
          const [record, first] = [recordOf(shown, "observation"), firstMark(shown.marks)];
          return (record && first && seenOf({ ...record, by: first.by, at: first.at }, zone)?.seen) ?? [];
        })
        .sort((one, other) => one.observedAt - other.observedAt),
    ),
  );
}

/** Of an activity that the day's timetable has not, a trip's or one moved to another day: when it was first written in or taken; null when neither. */
function beganOutsideTheTimetable(activity: string, seen: readonly Seen[], chosen: Taken | null, day: Day, zone: string): number | null {
  const taken = chosen?.activity === activity && dayOf(chosen.at, zone) === day ? [chosen.at] : [];
  const starts = [...taken, ...seen.flatMap((one) => (one.activity === activity ? one.observedAt : []))];
  return starts.length === 0 ? null : localTime(Math.min(...starts), zone).minutes;
}

/** As far back as a half-term reaches. */
const lookBack = 14;

async function schoolDayBefore({ store }: Reading, today: Day): Promise<Day | null> {
  const [years, closures] = await Promise.all([store.records(streams.school, "year"), store.records(streams.school, "closure")]);
  return schoolDaysOf(years, closures, addDays(today, -lookBack), addDays(today, -1)).at(-1) ?? null;
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
