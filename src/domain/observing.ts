/** Rules of the moment a record is made: when it was seen, and when a second tap is one more of the same. */
import type { Went } from "./answer.ts";
import type { Fields } from "./kinds.ts";
import type { SeenBy } from "./kinds/evidence.ts";
import { dayOf, halfDayOf, localTime, type Day, type Instant, type Precision } from "./time.ts";

/** The same answer by the same adult within this raises the tally, and more of what a child did joins the record; later it is a new one. */
export const againMs = 10 * 60_000;

/** A tally begun this long ago is finished: the next press begins another, unless it is still on the screen. */
export const tallyOpenMs = 45 * 60_000;

/** When it was seen, as people say it. `slot` is an activity's time, in minutes since midnight: today's, or that of the day it names. */
export type When =
  | { type: "now" }
  | { type: "thisMorning" }
  | { type: "thisAfternoon" }
  | { type: "yesterday" }
  | { type: "slot"; start: number; day?: Day }
  | { type: "at"; instant: Instant };

export interface Observed {
  observedAt: Instant;
  precision: Precision;
}

/** The instant of so many minutes after midnight on the school's day of `now`. */
export function todayAt(minutes: number, now: Instant, zone: string): Instant {
  return now + (minutes - localTime(now, zone).minutes) * 60_000 - (now % 60_000);
}

/** The instant of a school day's clock time, in minutes since midnight there. Noon names the day whatever the clocks do. */
export function instantAt(day: Day, minutes: number, zone: string): Instant {
  return todayAt(minutes, Date.parse(`${day}T12:00:00Z`), zone);
}

/** When it was seen and how exactly that is known. Sessions and days are kept at their middle, so that they sort among exact ones. */
export function observedAt(when: When, now: Instant, zone: string): Observed {
  switch (when.type) {
    case "now":
      return { observedAt: now, precision: "exact" };
    case "at":
      return { observedAt: when.instant, precision: "exact" };
    case "thisMorning":
      return { observedAt: Math.min(now, todayAt(10 * 60 + 30, now, zone)), precision: "session" };
    case "thisAfternoon":
      return { observedAt: Math.min(now, todayAt(14 * 60, now, zone)), precision: "session" };
    case "slot":
      return { observedAt: Math.min(now, instantAt(when.day ?? dayOf(now, zone), when.start, zone)), precision: "session" };
    case "yesterday":
      return { observedAt: todayAt(12 * 60, now - 86_400_000, zone), precision: "day" };
  }
}

/** What decides whether a tap is one more of a record: the latest record of this pupil and target here. */
export interface Latest {
  went?: Went | undefined;
  tally?: Fields<"observation">["tally"];
  by: string;
  seenBy?: SeenBy | undefined;
  observedAt: Instant;
  precision: Precision;
  /** When it was first saved. */
  savedAt: Instant;
  activity: string | null;
}

/** A tap, as far as it may be one more of something. */
export interface Tap extends Observed {
  went: Went;
  by: string;
  seenBy: SeenBy;
  activity: string | null;
  now: Instant;
}

export function sameAdult(one: SeenBy | undefined, other: SeenBy | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * True when the same button again raises that record's tally: same answer, same adult, same activity, tapped within ten
 * minutes. What is written up for this morning all bears one time, so it is the taps that are compared as well.
 */
export function isAgain(latest: Latest, tap: Tap): boolean {
  return (
    latest.went === tap.went &&
    !isPalmTally(latest.tally) &&
    latest.by === tap.by &&
    sameAdult(latest.seenBy, tap.seenBy) &&
    latest.activity === tap.activity &&
    latest.precision === tap.precision &&
    Math.abs(tap.observedAt - latest.observedAt) <= againMs &&
    Math.abs(tap.now - latest.savedAt) <= againMs
  );
}

/** True for a record that can stand for one more of the same: four buttons raise it, palms are counted apart, and the rest is told once. */
export function countsAgain({ kind, tally }: Pick<Fields<"observation">, "kind" | "tally">): boolean {
  return (kind === "target" || kind === "step") && !isPalmTally(tally);
}

/** True for a tally kept with palms (worked, didn't), which the four buttons do not raise. */
export function isPalmTally(tally: Fields<"observation">["tally"]): tally is { worked: number; didnt: number } {
  return tally !== undefined && "worked" in tally;
}

/** How many times a record stands for: 1 unless it was raised; a palm tally is what worked and what didn't. */
export function timesOf(tally: Fields<"observation">["tally"]): number {
  if (!tally) return 1;
  return "times" in tally ? tally.times : tally.worked + tally.didnt;
}

/** Another tablet's clock may be this much ahead of what it says of now. */
const aheadMs = 60_000;

/**
 * True while a state said at `since` stands at `now`: from when it was said to the end of that half-day; after a seizure, of
 * that day. What was seen before it was said was seen in another state.
 */
export function stateStands(state: { state: string; since: Instant }, now: Instant, zone: string): boolean {
  const said = localTime(state.since, zone);
  const present = localTime(now, zone);
  if (said.day !== present.day || state.since - aheadMs > now) return false;
  if (state.state === "afterSeizure") return true;
  return halfDayOf(said.minutes) === halfDayOf(present.minutes);
}
