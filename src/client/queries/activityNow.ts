/**
 * The activity records belong to now. The timetable offers it; a person takes it with a tap; it ends at the next slot or after
 * an hour, and until somebody answers again records carry none: a wrong fact is worse than none.
 */
import * as z from "zod/mini";
import { didntHappenIds } from "../../domain/recordIds.ts";
import { todayAt } from "../../domain/observing.ts";
import { dayOf, holdsOn, localTime, type Instant } from "../../domain/time.ts";
import { weekdayOf } from "../../domain/year.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { ActivityChoice, ActivityView } from "../views/classScreen.ts";

const longestMinutes = 60;

/** What was last chosen for a class on this tablet: an activity, and which of its slots, or that it is none of them. */
const taken = z.object({ activity: z.nullable(z.string()), start: z.optional(z.nullable(z.number())), at: z.number() });
export type Taken = z.infer<typeof taken>;

export async function takenOf(store: TabletStore, named: string): Promise<Taken | null> {
  const kept = taken.safeParse(await store.settings.get(`taken ${named}`));
  return kept.success ? kept.data : null;
}

/** Today's activities of a class with their slots, earliest first; those without a slot today last. */
export function activitiesToday(records: readonly MergedRecord[], now: Instant, zone: string): ActivityChoice[] {
  const day = dayOf(now, zone);
  const slots = recordsOf(records, "slot").filter(({ fields }) => fields.weekday === weekdayOf(day));
  const marks = recordsOf(records, "didntHappen");
  const saidAt = (activity: string, start: number | null): Instant | null => {
    const ids = didntHappenIds(activity, day, start);
    const said = marks.filter(({ id }) => ids.includes(id)).flatMap((mark) => Object.values(mark.marks));
    return said.length === 0 ? null : Math.max(...said.map(({ at }) => instantOf(at)));
  };
  return recordsOf(records, "activity")
    .filter(({ fields }) => holdsOn({ from: "", until: fields.until }, day))
    .flatMap(({ id, fields }) => {
      const mine = slots.filter((slot) => slot.fields.activity === id);
      const times =
        mine.length > 0
          ? mine.map(({ fields: { start, end } }) => ({ start: start ?? null, end: end ?? null }))
          : [{ start: null, end: null }];
      return times.map(({ start, end }) => ({
        id,
        name: fields.name ?? "",
        place: fields.place ?? null,
        camera: fields.camera ?? false,
        areas: fields.areas ?? [],
        usualAdults: fields.usualAdults ?? [],
        start,
        end,
        didntHappen: saidAt(id, start),
      }));
    })
    .sort((a, b) => (a.start ?? 1440) - (b.start ?? 1440) || a.name.localeCompare(b.name, "en-GB"));
}

/** The bar's answer for a class at an instant. */
export function activityView(records: readonly MergedRecord[], taken: Taken | null, now: Instant, zone: string): ActivityView {
  const { day, minutes } = localTime(now, zone);
  const all = activitiesToday(records, now, zone);
  const goes = all.filter(({ didntHappen }) => didntHappen === null);
  const offered = goes.find((one) => isOn(one, minutes)) ?? null;
  const today = taken !== null && dayOf(taken.at, zone) === day ? taken : null;
  const meant = today ? takenOne(today, all, zone) : undefined;
  const ends = today ? endOf(today, meant, goes, zone) : now;
  const stands = now < ends;
  const chosen = stands ? meant : undefined;
  return {
    // Said since it was taken: it is not what happens. Taken since then: it does, here at least.
    taken: chosen && taken && (chosen.didntHappen ?? 0) <= taken.at ? chosen : null,
    since: taken?.at ?? null,
    until: stands ? ends : null,
    offered,
    asks: !stands,
    all,
  };
}

function isOn({ start, end }: ActivityChoice, minutes: number): boolean {
  return start !== null && start <= minutes && minutes < (end ?? start + longestMinutes);
}

/** The slot a person chose, or else the one that was on when they took the activity, or had been last. */
function takenOne(taken: Taken, all: readonly ActivityChoice[], zone: string): ActivityChoice | undefined {
  const since = localTime(taken.at, zone).minutes;
  const mine = all.filter(({ id }) => id === taken.activity);
  const chosen = taken.start === undefined ? undefined : mine.find(({ start }) => start === taken.start);
  return chosen ?? mine.find((one) => isOn(one, since)) ?? mine.findLast(({ start }) => start !== null && start <= since) ?? mine[0];
}

/**
 * When it ends: as the next slot begins, or after an hour; within its own slot it lasts as long as the timetable says. One that
 * was over when it was taken is being written up: the next slot is nothing to it, and must not turn what is left to write into now.
 */
function endOf(taken: Taken, meant: ActivityChoice | undefined, goes: readonly ActivityChoice[], zone: string): Instant {
  const since = localTime(taken.at, zone).minutes;
  const at = (minutes: number) => todayAt(minutes, taken.at, zone);
  const anHour = taken.at + longestMinutes * 60_000;
  if (typeof meant?.end === "number" && meant.end <= since) return anHour;
  const own = goes.find((one) => one.id === taken.activity && isOn(one, since));
  const next = goes.flatMap(({ id, start }) => (start !== null && start > since && id !== taken.activity ? [at(start)] : []));
  return Math.min(...next, typeof own?.end === "number" ? Math.max(at(own.end), anHour) : anHour);
}
