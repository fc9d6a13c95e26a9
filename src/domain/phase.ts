/**
 * What a phase leader looks at: how much was seen of each child in each area, and who had no chance to show anything. About
 * children and areas, never about staff; that somebody had no chance is a fact, and no alarm.
 */
import type { Lately } from "./lately.ts";
import { addDays, type Day, type HalfDay } from "./time.ts";

/** A fortnight is ten school days at most, today's among them; evidence is counted over six weeks. */
const fortnightDays = 14;
const sixWeeksDays = 42;

export const fortnightFrom = (today: Day): Day => addDays(today, 1 - fortnightDays);
export const sixWeeksFrom = (today: Day): Day => addDays(today, 1 - sixWeeksDays);

/** A child's fortnight: school days on which they were in school, and those of them on which there was a chance. */
export interface Fortnight {
  present: number;
  withChance: number;
  /** School days on which they were marked away all day. */
  away: number;
}

/** Away as a card marks it: all day, or half of it, when the other half was there to be used. */
export interface MarkedAway {
  day: Day;
  half: "day" | HalfDay;
}

interface Asked {
  today: Day;
  /** The school days of the fortnight up to today. */
  schoolDays: readonly Day[];
  /** The child's first day in the school; days before it are not theirs. */
  since: Day;
  away: readonly MarkedAway[];
}

/**
 * Today is counted once something was seen in it: nobody had no chance at nine in the morning. A day marked away on which
 * something was seen all the same was there to be used.
 */
export function fortnightOf(lately: Lately | undefined, { today, schoolDays, since, away }: Asked): Fortnight {
  const chances = new Set(
    Object.values(lately ?? {}).flatMap((days) =>
      Object.entries(days).flatMap(([day, { opportunities }]) => (opportunities > 0 ? [day] : [])),
    ),
  );
  const awayAllDay = new Set(away.flatMap(({ day, half }) => (half === "day" ? [day] : [])));
  const theirs = schoolDays.filter((day) => day >= since && (day < today || chances.has(day) || awayAllDay.has(day)));
  const present = theirs.filter((day) => chances.has(day) || !awayAllDay.has(day));
  return { present: present.length, withChance: present.filter((day) => chances.has(day)).length, away: theirs.length - present.length };
}

/** True for a child who was in school and had no chance to show anything. */
export function hadNoChance({ present, withChance }: Fortnight): boolean {
  return present > 0 && withChance === 0;
}

/**
 * Pieces of evidence by area, from a day on. What is about a target or a step of no known area is counted under null.
 * @param areaOf the area a target, a step or an area of engagement belongs to
 */
export function evidenceByArea(
  lately: Lately | undefined,
  from: Day,
  areaOf: (subject: string) => string | null,
): Map<string | null, number> {
  const counted = new Map<string | null, number>();
  for (const [subject, days] of Object.entries(lately ?? {})) {
    const pieces = Object.entries(days).reduce((sum, [day, { evidence }]) => sum + (day >= from ? evidence : 0), 0);
    if (pieces > 0) counted.set(areaOf(subject), (counted.get(areaOf(subject)) ?? 0) + pieces);
  }
  return counted;
}
