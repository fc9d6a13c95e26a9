/** One value at a time, from a day on: a class, a pathway, whether a child is PPG. What it was before ends the day before. */
import { addDays, holdsOn, type Day } from "../../domain/time.ts";
import type { Period } from "../plan.ts";
import type { Held } from "./here.ts";

export interface Move {
  /** What held and holds no longer, with its last day; null where it began that day and so never was. */
  ends: { held: Held; until: Day | null } | undefined;
  begins: Period;
}

/** How one comes to hold a value from a day; undefined when that is so already. */
export function moveTo(held: readonly Held[], value: string, from: Day): Move | undefined {
  const own = held.filter(({ removed }) => !removed);
  const now = own.find((each) => holdsOn(each, from));
  if (now?.value === value) return undefined;
  const [next] = own
    .map((each) => each.from)
    .filter((each) => each > from)
    .sort();
  return {
    ends: now && { held: now, until: now.from < from ? addDays(from, -1) : null },
    begins: { from, until: next === undefined ? null : addDays(next, -1) },
  };
}

/** The earlier of two last days, where an open one is the latest. */
export function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
