/**
 * The school's year: six modules (half-terms), closure days, three data points. All of it is the school's own data; what is
 * worked out here is where a day falls in it. A day in no module is holiday, and a closure or a weekend is no school day.
 */
import { addDays, holdsOn, type Day } from "./time.ts";

/** A half-term, its first and last day both school days. */
export interface Module {
  number: number;
  from: Day;
  until: Day;
}

/** A day or a run of days on which no pupil is in school: a bank holiday, training, snow. */
export interface Closure {
  from: Day;
  until: Day;
}

/** When judgements are recorded formally. `on` is the last day before it is locked. */
export interface DataPoint {
  id: string;
  module: number;
  on: Day;
}

/** "Module 2, week 5": weeks are counted from the Monday of the week in which the module begins. */
export interface PlaceInYear {
  module: number;
  week: number;
}

/** 1 Monday to 7 Sunday, as the school's timetable counts. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The module a day is in, or undefined in the holidays. */
export function moduleOn(day: Day, modules: readonly Module[]): Module | undefined {
  return modules.find((module) => holdsOn(module, day));
}

/** Which module a day is in and which of its weeks, or undefined in the holidays. */
export function placeInYear(day: Day, modules: readonly Module[]): PlaceInYear | undefined {
  const module = moduleOn(day, modules);
  return module && { module: module.number, week: daysBetween(mondayOf(module.from), mondayOf(day)) / 7 + 1 };
}

/** True on a day when pupils are expected. */
export function isSchoolDay(day: Day, modules: readonly Module[], closures: readonly Closure[]): boolean {
  return weekdayOf(day) <= 5 && moduleOn(day, modules) !== undefined && !closures.some((closure) => holdsOn(closure, day));
}

/** Every school day from one day to another, both included, in order. */
export function schoolDays(from: Day, until: Day, modules: readonly Module[], closures: readonly Closure[]): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) if (isSchoolDay(day, modules, closures)) days.push(day);
  return days;
}

/** The modules after which a school judges unless it says otherwise. */
const judgedModules: readonly number[] = [2, 4, 6];

/**
 * Data points at the end of modules 2, 4 and 6, which is how a new year begins before the school moves them. Their ids say
 * the year and the module, so that two people who begin the same year make the same ones.
 */
export function dataPointsOf(academicYear: string, modules: readonly Module[]): DataPoint[] {
  return modules
    .filter((module) => judgedModules.includes(module.number))
    .map((module) => ({ id: `${academicYear}-m${module.number}`, module: module.number, on: module.until }));
}

/** The next data point on or after a day, or undefined once the last has passed. */
export function nextDataPoint(day: Day, dataPoints: readonly DataPoint[]): DataPoint | undefined {
  return [...dataPoints].sort((a, b) => (a.on < b.on ? -1 : 1)).find((point) => point.on >= day);
}
