/** The school days that a demonstration school has behind it, and how busy each is for writing things down. */
import { exampleClosures, exampleModules, type NamedClosure } from "../domain/exampleYear.ts";
import { academicYearOf, addDays, yearBefore, type Day } from "../domain/time.ts";
import { dataPointsOf, daysBetween, moduleOn, schoolDays, weekdayOf, type DataPoint, type Module } from "../domain/year.ts";

export interface AcademicYear {
  year: string;
  modules: Module[];
  closures: NamedClosure[];
  dataPoints: DataPoint[];
  /** Every school day of it, in order. */
  days: Day[];
}

export function academicYear(year: string): AcademicYear {
  const modules = exampleModules(year);
  const closures = exampleClosures(year);
  const autumn = Number(year.slice(0, 4));
  const days = schoolDays(`${autumn}-08-01`, `${autumn + 1}-07-31`, modules, closures);
  return { year, modules, closures, dataPoints: dataPointsOf(year, modules), days };
}

export interface Behind {
  /** The years that the days are in, earliest first. */
  years: AcademicYear[];
  /** The school days, in order. The last is before today, so that nothing is ever stamped ahead of a clock. */
  days: Day[];
}

/** The last so many school days before today; no further back than last academic year, which is as far as staff see. */
export function daysBehind(today: Day, count: number): Behind {
  const present = academicYearOf(today);
  const both = [academicYear(yearBefore(present)), academicYear(present)];
  const days = both
    .flatMap((year) => year.days)
    .filter((day) => day < today)
    .slice(-count);
  const first = academicYearOf(days[0] ?? today);
  return { years: both.filter(({ year }) => year >= first), days };
}

/** How much is written on each weekday, Monday to Friday. */
const weekShape = [0.9, 1.15, 1.15, 1.1, 0.7];

/** The last two weeks of modules 2 and 6: nativity and illness, sports day and trips. */
const wornOut: Readonly<Record<number, number>> = { 2: 0.4, 6: 0.25 };
const moduleShape: Readonly<Record<number, number>> = { 1: 0.8, 2: 1.1, 3: 0.9, 4: 1.2, 5: 1, 6: 1.1 };

function yearShape(day: Day, module: Module): number {
  const weeksLeft = Math.floor(daysBetween(day, module.until) / 7);
  const tired = wornOut[module.number];
  if (tired !== undefined && weeksLeft < 2) return tired;
  if (module.number === 1 && daysBetween(module.from, day) < 7) return 0.2;
  if (daysBetween(module.from, day) < 2) return 0.5;
  // Everybody gathers evidence in the fortnight before a data point, or before the school stops for the holidays.
  const judged = module.number % 2 === 0;
  const gathering = tired === undefined ? weeksLeft < 2 : weeksLeft < 4;
  return judged && gathering ? 1.6 : (moduleShape[module.number] ?? 1);
}

/** How busy a school day is for writing things down, 1 being usual. */
export function busyness(day: Day, years: readonly AcademicYear[]): number {
  const module = years.flatMap(({ modules }) => moduleOn(day, modules) ?? [])[0];
  return (weekShape[weekdayOf(day) - 1] ?? 0) * (module ? yearShape(day, module) : 0);
}

/** School days since the last holiday began to be over: 0 on the first day back. */
export function daysBack(day: Day, years: readonly AcademicYear[]): number {
  const module = years.flatMap(({ modules }) => moduleOn(day, modules) ?? [])[0];
  return module ? daysBetween(module.from, day) : 0;
}

/** True on the last two days before a holiday. */
export function nearlyHoliday(day: Day, years: readonly AcademicYear[]): boolean {
  const module = years.flatMap(({ modules }) => moduleOn(day, modules) ?? [])[0];
  return module !== undefined && addDays(day, 2) > module.until;
}
