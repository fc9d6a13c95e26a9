/** A child's days: when they are here, how they are, and which activities did not happen. */
import { instantAt } from "../domain/observing.ts";
import type { State } from "../domain/answer.ts";
import type { Draft } from "../domain/draft.ts";
import { awayId, didntHappenId, stateId } from "../domain/recordIds.ts";
import { streams } from "../domain/streams.ts";
import type { Day, HalfDay } from "../domain/time.ts";
import { weekdayOf } from "../domain/year.ts";
import { absences, halvesHere, type Absences } from "./absence.ts";
import type { Behind } from "./calendar.ts";
import { idIn, inCharge, type Cast, type Pupil } from "./people.ts";
import type { Random } from "./random.ts";
import { schoolHours } from "./schoolTime.ts";
import type { Deed } from "./stamping.ts";

export interface PupilDays {
  away: Absences;
  /** How the child was, where somebody said so: by day and half. */
  states: ReadonlyMap<string, State>;
}

export const halfKey = (day: Day, half: HalfDay): string => `${day} ${half}`;

/** What a state is, where one is said. */
const statesSaid = [
  ["alert", 66],
  ["drowsy", 14],
  ["uncomfortable", 6],
  ["distressed", 6],
  ["busyWithSelf", 4],
  ["asleep", 2],
] as const;
/** Seizures come in runs: often none for weeks, then several days together. */
const runBegins = 0.015;
const runDays = 4;

/** @param said share of half-days on which a state is said */
export function pupilDays(
  { profile }: Pick<Pupil, "profile">,
  said: number,
  { days, years }: Behind,
  random: Random,
  season?: (day: Day) => number,
): PupilDays {
  const away = absences(profile, days, years, random.fork("away"), season);
  const states = new Map<string, State>();
  const draw = random.fork("states");
  let run = 0;
  for (const day of days) {
    run = run > 0 ? run - 1 : profile.seizures && draw.chance(runBegins) ? runDays : 0;
    const seizure = run > 0 && draw.chance(0.4);
    const here = halvesHere(day, away);
    for (const half of here) {
      if (seizure) states.set(halfKey(day, half), "afterSeizure");
      else if (draw.chance(said)) states.set(halfKey(day, half), draw.weighted(statesSaid));
    }
  }
  return { away, states };
}

const told = ["Told by phone, 8:40", "Told by taxi", "Home book", "Hospital, told by phone", null] as const;

/** What the class says of a child's days: away, and how they are. */
export function dayDeeds(
  cast: Cast,
  pupil: Pupil,
  { away, states }: PupilDays,
  days: readonly Day[],
  zone: string,
  random: Random,
): Deed[] {
  const stream = streams.card(pupil.id);
  const adults = cast.staff.filter(({ profile }) => profile.writes > 0);
  const by = () => random.weighted(adults.map(({ id, profile }) => [id, profile.writes] as const));
  return days.flatMap((day): Deed[] => {
    const missed = away.get(day);
    const deeds: Deed[] = [];
    if (missed !== undefined) {
      const fields = {
        pupil: pupil.id,
        day,
        away: true,
        half: missed,
        why: random.pick(["away", "unwell"] as const),
        told: random.pick(told),
      };
      const at = instantAt(day, missed === "afternoon" ? 12 * 60 + 20 : 8 * 60 + 50 + random.whole(0, 25), zone);
      deeds.push({ at, by: by(), drafts: [{ stream, kind: "away", record: awayId(pupil.id, day), fields }] });
    }
    for (const half of halvesHere(day, away)) {
      const state = states.get(halfKey(day, half));
      if (state === undefined) continue;
      const since = instantAt(day, schoolHours[half][0] + random.whole(0, 10), zone);
      const draft: Draft = { stream, kind: "state", record: stateId(pupil.id), fields: { pupil: pupil.id, state, since } };
      deeds.push({ at: since, by: by(), drafts: [draft] });
    }
    return deeds;
  });
}

/** Share of an activity's times that do not happen. */
const cancelled = 0.025;

/** The days on which an activity did not happen, by activity key and day; and what the class said of them. */
export function cancellations(
  cast: Cast,
  days: readonly Day[],
  zone: string,
  random: Random,
): { didnt: ReadonlySet<string>; deeds: Deed[] } {
  const didnt = new Set<string>();
  const deeds = days.flatMap((day) =>
    cast.profile.activities.flatMap(({ key, slots, group }): Deed[] => {
      const slot = slots.find(([weekday]) => weekday === weekdayOf(day));
      if (!slot || !random.chance(cancelled)) return [];
      didnt.add(cancelKey(key, day));
      const activity = idIn(cast.activities, key);
      const stream = streams.class(group === undefined ? cast.id : idIn(cast.groups, group));
      const why = key.startsWith("hydro") ? "closed" : random.pick(["staffing", "trip", "other"] as const);
      const fields = { activity, day, why } as const;
      return [
        {
          at: instantAt(day, slot[1] + 5, zone),
          by: inCharge(cast).id,
          drafts: [{ stream, kind: "didntHappen", record: didntHappenId(activity, day), fields }],
        },
      ];
    }),
  );
  return { didnt, deeds };
}

export const cancelKey = (activity: string, day: Day): string => `${activity} ${day}`;
