/**
 * What a class writes in a module: of every child so much as the pathway writes, more of some classes and children and in some
 * weeks than in others, on days the child was there.
 */
import { mondayOf } from "../../domain/year.ts";
import type { Day } from "../../domain/time.ts";
import { halvesHere } from "../absence.ts";
import { busyness, type AcademicYear } from "../calendar.ts";
import { lumpiness, Writer, type Child as Writing } from "../classRecords.ts";
import type { Cast } from "../people.ts";
import type { Deed } from "../stamping.ts";
import type { Attending } from "./classYear.ts";
import { goingOf } from "./going.ts";
import { liveOn, type Growing } from "./held.ts";
import { pathways } from "./pathways.ts";
import type { School } from "./school.ts";

const schoolWeeks = 38;

/** How much is written on each day of a year, so that the whole year comes to its number of weeks. */
export function busyDays(year: AcademicYear): Map<Day, number> {
  const shape = year.days.map((day) => [day, busyness(day, [year])] as const);
  const sum = shape.reduce((total, [, busy]) => total + busy, 0);
  return new Map(shape.map(([day, busy]) => [day, (busy / sum) * schoolWeeks]));
}

export interface Module {
  school: School;
  year: AcademicYear;
  number: number;
  /** The days of it that have been. */
  days: readonly Day[];
  busy: ReadonlyMap<Day, number>;
}

/** Share of sessions attended on the pathway, so that its rate holds on the roll and not only on who is there. */
function attended(pathway: keyof typeof pathways): number {
  const mix = pathways[pathway].attendance;
  return mix.reduce((sum, [{ mean }, weight]) => sum + mean * weight, 0) / 100;
}

/** @param much how much this class writes beside others; @param didnt what did not happen */
export function moduleRecords(
  { school, year, number, days, busy }: Module,
  cast: Cast,
  attending: readonly (Attending & { growing: Growing })[],
  much: number,
  didnt: ReadonlySet<string>,
): Deed[] {
  const own = cast.profile.activities.filter(({ group }) => group === undefined).map(({ key }) => key);
  const writings = attending.map(
    ({ child, spell, pupil, days: here, group, growing }): Writing & { spell: Attending["spell"]; growing: Growing } => ({
      ...{ pupil, days: here, spell, growing, paths: growing.paths, going: goingOf(spell.pathway, child.practice) },
      usual: new Set([...own, ...(group ? [group.key] : [])]),
      random: school.random.fork(`records ${child.key} ${year.year} ${number} ${spell.classKey}`),
    }),
  );
  // Only who was there all along is ever taken for another.
  const throughout = writings.filter(({ spell }) => spell.from <= (days[0] ?? "") && spell.until === null);
  const writer = new Writer({ cast, zone: school.zone, didnt }, { years: [year], days: [...days] }, throughout, Infinity);
  const weeks = new Map<string, number>();
  for (const day of days) {
    for (const writing of writings) {
      const { spell, pupil, growing, random } = writing;
      if (day < spell.from || (spell.until !== null && day > spell.until)) continue;
      const halves = halvesHere(day, writing.days.away).length;
      if (halves === 0) continue;
      const week = `${growing.child.key} ${mondayOf(day)}`;
      const lumpy = weeks.get(week) ?? random.gamma(lumpiness);
      weeks.set(week, lumpy);
      const { perWeek } = pathways[spell.pathway];
      const usual = (perWeek * (busy.get(day) ?? 0) * (halves / 2)) / attended(spell.pathway);
      const count = random.poisson(usual * lumpy * much * growing.child.noticed);
      if (count === 0) continue;
      const targets = liveOn(growing, day).map(({ id, profile }) => ({ id, profile }));
      for (let written = 0; written < count; written += 1) writer.write({ ...writing, pupil: { ...pupil, targets } }, day, true);
    }
  }
  return writer.deeds;
}
