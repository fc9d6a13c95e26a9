/** Whether what a child could do is still there at the first go after a school break, or after a gap much longer than usual. */
import type { Day } from "../time.ts";
import { daysBetween, type Module } from "../year.ts";
import { middleOf } from "./middle.ts";
import type { Tried } from "./tries.ts";

export interface AfterGap {
  /** The last day before it, and the first after it. */
  from: Day;
  until: Day;
  why: "break" | "gap";
  still: boolean;
}

/** So many times the usual gap is a long one. */
const longer = 3;
/** Fewer gaps than this say nothing of what is usual, and a week is never long: children are away for one. */
const usualFrom = 3;
const neverLong = 7;

/** True when a half-term ended after one day and another began before the other, a week or more apart. */
function breakBetween(before: Day, after: Day, modules: readonly Module[]): boolean {
  const ended = modules.filter(({ until }) => until >= before && until < after);
  return ended.some(({ until }) => {
    const next = modules
      .map(({ from }) => from)
      .filter((from) => from > until)
      .sort()[0];
    return next !== undefined && next <= after && daysBetween(until, next) > neverLong;
  });
}

/** The first goes after a break or a long gap, of what had worked the last time before. In the order of their days. */
export function stillThere(tries: readonly Tried[], modules: readonly Module[]): AfterGap[] {
  const days = [...new Set(tries.map(({ day }) => day))].sort();
  const gaps = days.slice(1).map((day, at) => ({ from: days[at] ?? day, until: day, length: daysBetween(days[at] ?? day, day) }));
  const usual = gaps.length < usualFrom ? null : middleOf(gaps.map(({ length }) => length));
  const workedOn = (day: Day) => tries.some((tried) => tried.day === day && tried.worked > 0);
  return gaps.flatMap(({ from, until, length }): AfterGap[] => {
    const why = breakBetween(from, until, modules)
      ? "break"
      : usual !== null && length > Math.max(neverLong, longer * usual)
        ? "gap"
        : null;
    if (why === null || !workedOn(from)) return [];
    const first = tries.find(({ day }) => day === until);
    return [{ from, until, why, still: (first?.worked ?? 0) > 0 }];
  });
}
