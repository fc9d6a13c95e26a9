/** A pupil's card, from the few records a class screen reads for each child. */
import { stateStands } from "../../domain/observing.ts";
import { initialsOf, tintOf } from "../../domain/pebble.ts";
import { awayId, myPageId, pictureConsentId, stateId } from "../../domain/recordIds.ts";
import { dayOf, halfDayOf, localTime, type Instant } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { MayWithPupil, PupilCard } from "../views/classScreen.ts";

/** The ids a card is made from: the same five however much has been recorded. */
export function cardIds(pupil: string, day: string): string[] {
  return [pupil, stateId(pupil), awayId(pupil, day), myPageId(pupil), pictureConsentId(pupil)];
}

/** The name a child goes by. */
export function nameOf(fields: { knownAs?: string | null | undefined; firstName?: string | undefined }): string {
  return fields.knownAs ?? fields.firstName ?? "";
}

/** The card, or null for a child who has left or whose card has not arrived. */
export function cardOf(
  pupil: string,
  shown: ReadonlyMap<string, MergedRecord>,
  may: MayWithPupil,
  now: Instant,
  zone: string,
): PupilCard | null {
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
    pebble: tintOf(pupil),
    helpsLine: recordOf(shown.get(myPageId(pupil)), "myPage")?.fields.helpsLine ?? null,
    state: state && since !== undefined && stateStands({ state, since }, now, zone) ? { state, since } : null,
    away: isAway ? { why: away.why ?? "away", half: away.half ?? "day", told: away.told ?? null } : null,
    pictures: consent?.level !== undefined && consentStands ? consent.level : "no",
    may,
  };
}
