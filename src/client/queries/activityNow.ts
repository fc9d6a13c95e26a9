/**
 * The activity records belong to now. The timetable offers it; a person takes it with a tap; it ends at the next slot or after
 * an hour, and until somebody answers again records carry none: a wrong fact is worse than none.
 */
import * as z from "zod/mini";
import { didntHappenId } from "../../domain/recordIds.ts";
import { dayOf, holdsOn, localTime, type Instant } from "../../domain/time.ts";
import { weekdayOf } from "../../domain/year.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { ActivityChoice, ActivityView } from "../views/classScreen.ts";

const longestMinutes = 60;

/** What was last chosen for a class on this tablet: an activity, or that it is none of them. */
const taken = z.object({ activity: z.nullable(z.string()), at: z.number() });
export type Taken = z.infer<typeof taken>;

export async function takenOf(store: TabletStore, named: string): Promise<Taken | null> {
  const kept = taken.safeParse(await store.settings.get(`taken ${named}`));
  return kept.success ? kept.data : null;
}

/** Today's activities of a class with their slots, earliest first; those without a slot today last. */
function activitiesToday(records: readonly MergedRecord[], now: Instant, zone: string): ActivityChoice[] {
  const day = dayOf(now, zone);
  const slots = recordsOf(records, "slot").filter(({ fields }) => fields.weekday === weekdayOf(day));
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
      }));
    })
    .sort((a, b) => (a.start ?? 1440) - (b.start ?? 1440) || a.name.localeCompare(b.name, "en-GB"));
}

/** The bar's answer for a class at an instant. */
export function activityView(records: readonly MergedRecord[], taken: Taken | null, now: Instant, zone: string): ActivityView {
  const { day, minutes } = localTime(now, zone);
  const all = activitiesToday(records, now, zone);
  const marks = new Set(recordsOf(records, "didntHappen").map(({ id }) => id));
  const didntHappen = [...new Set(all.map(({ id }) => id))].filter((id) => marks.has(didntHappenId(id, day)));
  const goes = all.filter(({ id }) => !didntHappen.includes(id));
  const offered = goes.find(({ start, end }) => start !== null && start <= minutes && minutes < (end ?? start + longestMinutes)) ?? null;
  const stands = taken !== null && dayOf(taken.at, zone) === day && !expired(taken, goes, minutes, now, zone);
  const chosen = stands ? (goes.find(({ id }) => id === taken.activity) ?? null) : null;
  return { taken: chosen, offered, asks: !stands, all, didntHappen };
}

/** True once the next slot has begun since it was taken, or an hour has passed. */
function expired(taken: Taken, goes: readonly ActivityChoice[], minutes: number, now: Instant, zone: string): boolean {
  const since = localTime(taken.at, zone).minutes;
  const own = goes.find(
    ({ id, start, end }) => id === taken.activity && start !== null && start <= since && since < (end ?? start + longestMinutes),
  );
  const next = goes.some(({ id, start }) => start !== null && start > since && start <= minutes && id !== taken.activity);
  if (next) return true;
  // Within its own slot an activity lasts as long as the timetable says, an hour or more.
  if (own?.end !== undefined && own.end !== null && minutes < own.end) return false;
  return now - taken.at > longestMinutes * 60_000;
}
