/** What the bar says and asks about the activity now: pure, from what the engine knows. */
import type { ActivityChoice, ActivityView } from "../../client/views/classScreen.ts";
import type { When } from "../../domain/observing.ts";
import { halfDayOf, type Day } from "../../domain/time.ts";

/** The activity that records belong to now; none until somebody has said which. */
export function activityOf(view: ActivityView | undefined): ActivityChoice | null {
  return view && !view.asks ? view.taken : null;
}

/**
 * What a picked time holds for: this class, what was taken last, this day. Another of any of them begins at "now" again. That the
 * activity expires does not: "yesterday" would turn into an exact now while somebody is writing.
 */
export function placeOf(named: string | null, view: ActivityView | undefined, day: Day): string {
  return JSON.stringify([named, view?.since ?? null, day]);
}

/** What a press of "didn't happen" is about: the activity that the question names as ended, or the one that should be on. */
export function missedNow(view: ActivityView, minutes: number): ActivityChoice | null {
  return endedLast(view, minutes) ?? view.offered;
}

/** The activity whose slot ended last today. */
export function endedLast(view: ActivityView, minutes: number): ActivityChoice | null {
  const ended = view.all.filter((one) => one.end !== null && one.end <= minutes && one.didntHappen === null);
  return ended.reduce<ActivityChoice | null>((last, one) => (last === null || (one.end ?? 0) > (last.end ?? 0) ? one : last), null);
}

/** What is asked when a slot has ended: what the timetable offers, what is to be recalled, what comes next today, what was earlier. */
export function offeredNow(view: ActivityView, minutes: number): ActivityChoice[] {
  const others = view.all.filter((one) => one.start !== null && one.didntHappen === null);
  const over = (one: ActivityChoice) => (one.end ?? one.start ?? 0) <= minutes;
  const recalled = others.findLast((one) => isRecalled(one, minutes) && halfDayOf(one.start ?? 0) === halfDayOf(minutes));
  const inOrder = [
    ...(view.offered ? [view.offered] : []),
    ...(recalled ? [recalled] : []),
    ...others.filter((one) => !over(one)),
    ...others.filter(over),
  ];
  return inOrder.filter((one, at) => inOrder.findIndex(({ id }) => id === one.id) === at).slice(0, 2);
}

/** An activity whose slot is over is being written up afterwards: its records belong to that time, unless somebody says otherwise. */
export function whenOf(activity: ActivityChoice | null, minutes: number): When {
  return typeof activity?.start === "number" && activity.end !== null && activity.end < minutes
    ? { type: "slot", start: activity.start }
    : { type: "now" };
}

/** Where no iPad was near and hands were full (the camera is off there), all that was seen is written afterwards, of all the children. */
export function isRecalled(activity: ActivityChoice | null, minutes: number): boolean {
  return activity?.camera === false && whenOf(activity, minutes).type === "slot";
}
