/** A pupil's card, from the few records a class screen reads for each child. */
import { stateStands } from "../../domain/observing.ts";
import { awayId, myPageId, pictureConsentId, stateId } from "../../domain/recordIds.ts";
import { dayOf, halfDayOf, localTime, type Instant } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { PupilCard } from "../views/classScreen.ts";

const pebbles = 5;

/** The ids a card is made from: the same five however much has been recorded. */
export function cardIds(pupil: string, day: string): string[] {
  return [pupil, stateId(pupil), awayId(pupil, day), myPageId(pupil), pictureConsentId(pupil)];
}

/** The name a child goes by. */
export function nameOf(fields: { knownAs?: string | null | undefined; firstName?: string | undefined }): string {
  return fields.knownAs ?? fields.firstName ?? "";
}

/** Two letters for the pebble. */
function initialsOf(name: string): string {
  return name.trim().slice(0, 2);
}

/** A tint without meaning, from the id alone, so that it is the same on every tablet. */
function pebbleOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 65_521;
  return sum % pebbles;
}

/** The card, or null for a child who has left or whose card has not arrived. */
export function cardOf(pupil: string, shown: ReadonlyMap<string, MergedRecord>, now: Instant, zone: string): PupilCard | null {
  const child = recordOf(shown.get(pupil), "pupil");
  if (!child) return null;
  const day = dayOf(now, zone);
  if (typeof child.fields.leftOn === "string" && child.fields.leftOn <= day) return null;
  const { state, since } = recordOf(shown.get(stateId(pupil)), "state")?.fields ?? {};
  const away = recordOf(shown.get(awayId(pupil, day)), "away")?.fields;
  const consent = recordOf(shown.get(pictureConsentId(pupil)), "pictureConsent")?.fields;
  const name = nameOf(child.fields);
  const half = halfDayOf(localTime(now, zone).minutes);
  const isAway = away?.away === true && (away.half === undefined || away.half === "day" || away.half === half);
  const consentStands = consent?.until === undefined || consent.until === null || consent.until >= day;
  return {
    id: pupil,
    name,
    initials: initialsOf(name),
    pebble: pebbleOf(pupil),
    helpsLine: recordOf(shown.get(myPageId(pupil)), "myPage")?.fields.helpsLine ?? null,
    state: state && since !== undefined && stateStands({ state, since }, now, zone) ? { state, since } : null,
    away: isAway ? { why: away.why ?? "away", half: away.half ?? "day", told: away.told ?? null } : null,
    pictures: consent?.level !== undefined && consentStands ? consent.level : "no",
  };
}
