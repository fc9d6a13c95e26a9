/**
 * An example year, to start a school with: the usual shape of an English school year, worked out from the calendar. Term
 * dates are each council's own, so the school edits every one of them.
 */
import { addDays, type Day } from "./time.ts";
import { mondayOf, weekdayOf, type Closure, type Module } from "./year.ts";

/** Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm, Nature, 1876). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const skipped = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const fromMarch = moon + weekday - 7 * late + 114;
  const month = Math.floor(fromMarch / 31);
  const day = (fromMarch % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The first such weekday on or after a day. */
function onOrAfter(day: Day, weekday: number): Day {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

/** The last such weekday on or before a day. */
function onOrBefore(day: Day, weekday: number): Day {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

const monday = 1;
const friday = 5;

/** A weekday stays; a Saturday or Sunday becomes the Monday after. */
function weekdayFrom(day: Day): Day {
  return weekdayOf(day) > friday ? onOrAfter(day, monday) : day;
}

/**
 * Six example modules of an academic year such as `2025-26`. Half-terms fall in the weeks of the last Monday of October, the
 * third of February and the last of May; the Easter holiday is the week before Easter and the week after.
 */
export function exampleModules(academicYear: string): Module[] {
  const autumn = academicYear.slice(0, 4);
  const next = Number(autumn) + 1;
  const halfTerms = {
    october: onOrBefore(`${autumn}-10-31`, monday),
    february: onOrAfter(`${next}-02-15`, monday),
    easter: mondayOf(easterSunday(next)),
    may: onOrBefore(`${next}-05-31`, monday),
  };
  const begins = [
    weekdayFrom(`${autumn}-09-02`),
    addDays(halfTerms.october, 7),
    onOrAfter(`${next}-01-03`, monday),
    addDays(halfTerms.february, 7),
    addDays(halfTerms.easter, 14),
    addDays(halfTerms.may, 7),
  ];
  const ends = [
    addDays(halfTerms.october, -3),
    onOrBefore(`${autumn}-12-21`, friday),
    addDays(halfTerms.february, -3),
    addDays(halfTerms.easter, -3),
    addDays(halfTerms.may, -3),
    onOrBefore(`${next}-07-23`, friday),
  ];
  return begins.flatMap((from, index) => {
    const until = ends[index];
    return until === undefined ? [] : [{ number: index + 1, from, until }];
  });
}

/** A closure with the name a school would give it. */
export interface NamedClosure extends Closure {
  name: string;
}

/** Example closures of an academic year: training days at the start of modules 1 and 3, and the May bank holiday. */
export function exampleClosures(academicYear: string): NamedClosure[] {
  const modules = exampleModules(academicYear);
  const training = modules
    .filter((module) => module.number === 1 || module.number === 3)
    .map((module) => ({ name: "Training day", from: module.from, until: module.from }));
  const mayDay = onOrAfter(`${Number(academicYear.slice(0, 4)) + 1}-05-01`, monday);
  return [...training, { name: "May bank holiday", from: mayDay, until: mayDay }];
}
