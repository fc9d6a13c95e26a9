/**
 * Ids of records of which there is one a pupil, a pupil and day, or a slot and day: two tablets that never met make the same one, so
 * that two adults who say the same of a child have said it once, and a screen reads it without searching.
 */
import type { KindName } from "./kinds.ts";
import type { Day } from "./time.ts";

/** How the child is; there is one, said again each time. */
export const stateId = (pupil: string): string => `state-${pupil}`;
export const myPageId = (pupil: string): string => `page-${pupil}`;
export const pictureConsentId = (pupil: string): string => `pictures-${pupil}`;
export const identityId = (pupil: string): string => `identity-${pupil}`;
export const awayId = (pupil: string, day: Day): string => `away-${pupil}-${day}`;
export const notOfferedId = (pupil: string, activity: string, day: Day): string => `not-${pupil}-${activity}-${day}`;
/** Of one slot, named by when it starts; without it, of the activity that whole day. */
export const didntHappenId = (activity: string, day: Day, start?: number | null): string =>
  `didnt-${activity}-${day}${typeof start === "number" ? `-${start}` : ""}`;
/** Those that say so of a slot: its own, and the whole day's. */
export const didntHappenIds = (activity: string, day: Day, start?: number | null): string[] => [
  didntHappenId(activity, day),
  didntHappenId(activity, day, start),
];
export const activityPupilId = (activity: string, pupil: string): string => `in-${activity}-${pupil}`;
export const planId = (pupil: string, year: string): string => `plan-${pupil}-${year}`;
/** A pinned step of a child: its id names the step, so that what was seen of it finds its words. */
export const watchForId = (pupil: string, step: string): string => `watch-${pupil}-${step}`;

/** What these ids begin with, and the kind of which they are. */
const kindsByBeginning: readonly (readonly [string, KindName])[] = [
  ["state-", "state"],
  ["page-", "myPage"],
  ["pictures-", "pictureConsent"],
  ["identity-", "identity"],
  ["away-", "away"],
  ["not-", "notOffered"],
  ["didnt-", "didntHappen"],
  ["in-", "activityPupil"],
  ["plan-", "plan"],
  ["watch-", "watchFor"],
];

/** The only kind that a record of this id can be; undefined for an id that anybody may have made up. */
export function kindOfId(id: string): KindName | undefined {
  return kindsByBeginning.find(([beginning]) => id.startsWith(beginning))?.[1];
}
