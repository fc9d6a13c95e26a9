import { todayAt } from "../domain/observing.ts";
import type { Day, Instant } from "../domain/time.ts";

/** The instant of a school day's clock time, in minutes since midnight there. Noon names the day whatever the clocks do. */
export function instantAt(day: Day, minutes: number, zone: string): Instant {
  return todayAt(minutes, Date.parse(`${day}T12:00:00Z`), zone);
}

/** Where the school's halves begin and end, in minutes since midnight. */
export const schoolHours = { morning: [9 * 60 + 10, 12 * 60 + 10], afternoon: [13 * 60 + 15, 14 * 60 + 30] } as const;
