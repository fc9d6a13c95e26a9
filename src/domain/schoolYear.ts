/**
 * A school year as its leaders keep it: six modules and the days nobody comes. It begins as the year before it was, moved by whole
 * weeks, because only the school knows its dates.
 */
import { exampleModules, type NamedClosure } from "./exampleYear.ts";
import { addDays, isDay, type Day } from "./time.ts";
import { daysBetween, mondayOf, weekdayOf, type Closure, type DataPoint, type Module } from "./year.ts";

export interface YearShape {
  year: string;
  modules: readonly Module[];
  closures: readonly NamedClosure[];
}

/** The days an academic year is made of: 1 August to 31 July. */
export function daysOfYear(year: string): { from: Day; until: Day } {
  const begins = Number(year.slice(0, 4));
  return { from: `${begins}-08-01`, until: `${begins + 1}-07-31` };
}

/** The academic year after, `2027-28` for `2026-27`. */
export function yearAfter(year: string): string {
  const next = Number(year.slice(0, 4)) + 1;
  return `${next}-${String((next + 1) % 100).padStart(2, "0")}`;
}

/** True for a span with no day outside the year. */
function liesIn(year: string, { from, until }: Closure): boolean {
  const whole = daysOfYear(year);
  return whole.from <= from && until <= whole.until;
}

/** The Monday of the week in which schools usually begin a year. */
function firstWeek(year: string): Day {
  return mondayOf(exampleModules(year)[0]?.from ?? daysOfYear(year).from);
}

function moved<S extends Closure>(span: S, days: number): S {
  return { ...span, from: addDays(span.from, days), until: addDays(span.until, days) };
}

/**
 * The next year in the shape of this one: every day moved by the weeks between the first weeks of two usual years, 52 or every
 * fifth or sixth time 53, so that it neither leaves its weekday nor creeps towards August. A closure that would fall outside the
 * year is left behind.
 */
export function nextYearLike({ year, modules, closures }: YearShape): YearShape {
  const next = yearAfter(year);
  const usual = daysBetween(firstWeek(year), firstWeek(next));
  const days = [usual, 364, 371].find((count) => modules.every((module) => liesIn(next, moved(module, count)))) ?? usual;
  return {
    year: next,
    modules: modules.map((module) => moved(module, days)),
    closures: closures.map((closure) => moved(closure, days)).filter((closure) => liesIn(next, closure)),
  };
}

/** Closures that touch a year. */
export function closuresOf<C extends Closure>(year: string, closures: readonly C[]): C[] {
  const { from, until } = daysOfYear(year);
  return closures.filter((closure) => closure.from <= until && from <= closure.until);
}

/** What keeps a module or a closure from standing as it is typed. */
export const spanFaults = ["dayMissing", "backwards", "outside"] as const;
export type SpanFault = (typeof spanFaults)[number];

/** Why a run of days cannot stand in a year; null when it can. */
export function faultOfSpan(year: string, span: Closure): SpanFault | null {
  if (!isDay(span.from) || !isDay(span.until)) return "dayMissing";
  if (span.until < span.from) return "backwards";
  return liesIn(year, span) ? null : "outside";
}

export type ModuleFault = { module: number } & ({ code: SpanFault } | { code: "overlaps"; before: number });

/** The first module that cannot stand, and why; null when the year can be kept. */
export function faultOfModules(year: string, modules: readonly Module[]): ModuleFault | null {
  for (const [at, module] of modules.entries()) {
    const code = faultOfSpan(year, module);
    if (code !== null) return { module: module.number, code };
    const before = modules[at - 1];
    if (before && module.from <= before.until) return { module: module.number, code: "overlaps", before: before.number };
  }
  return null;
}

export type ClosureFault = SpanFault | "unnamed";

/** Why a closure cannot stand; null when it can. */
export function faultOfClosure(year: string, closure: NamedClosure): ClosureFault | null {
  return closure.name.trim() === "" ? "unnamed" : faultOfSpan(year, closure);
}

/** Data points that were at the end of their module stay there when it moves; one that was set apart stays where it was set. */
export function followedBy(points: readonly DataPoint[], before: readonly Module[], after: readonly Module[]): DataPoint[] {
  return points.map((point) => {
    const was = before.find(({ number }) => number === point.module);
    const now = after.find(({ number }) => number === point.module);
    return was && now && point.on === was.until ? { ...point, on: now.until } : point;
  });
}

/** A break between two modules, in the weekdays nobody comes: it is named by the module it follows. */
export interface Break extends Closure {
  after: number;
}

const friday = 5;

/** The breaks of a year, in order; where one module follows the other at once there is none. */
export function breaksOf(modules: readonly Module[]): Break[] {
  return modules.flatMap((module, at): Break[] => {
    const next = modules[at + 1];
    if (!next) return [];
    let [from, until] = [addDays(module.until, 1), addDays(next.from, -1)];
    while (weekdayOf(from) > friday) from = addDays(from, 1);
    while (weekdayOf(until) > friday) until = addDays(until, -1);
    return from <= until ? [{ after: module.number, from, until }] : [];
  });
}
