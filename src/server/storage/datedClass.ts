import type { NamedClass } from "../../domain/own.ts";
import { dayOf, type Day, type Instant } from "../../domain/time.ts";

/**
 * A class while it was of one phase, by the stamps of who said so: `from` null, since there is the class; `until` null, still.
 * A class has one for each phase it was of, and none for the time in which it was removed.
 */
export interface DatedClass extends NamedClass {
  from: Instant | null;
  until: Instant | null;
}

/** The classes there are: what was said last counts at once, though the clock of whoever said it be a little ahead. */
export function classesNow(classes: readonly DatedClass[]): DatedClass[] {
  return classes.filter(({ until }) => until === null);
}

/** The classes as they stood at an instant: one that was moved at noon was of its old phase until noon. */
export function classesAt(classes: readonly DatedClass[], at: Instant): DatedClass[] {
  return classes.filter(({ from, until }) => (from ?? at) <= at && (until === null || at < until));
}

/** The classes there were at some time of a day, in each phase they were of on it. */
export function classesOn(classes: readonly DatedClass[], day: Day, zone: string): DatedClass[] {
  return classes.filter(({ from, until }) => (from === null || dayOf(from, zone) <= day) && (until === null || day <= dayOf(until, zone)));
}
