/** A pupil's card, from the few records a class screen reads for each child. */
import type { Fields } from "../../domain/kinds.ts";
import { stateStands } from "../../domain/observing.ts";
import { initialsOf, tintOf } from "../../domain/pebble.ts";
import { awayId, myPageId, pictureConsentId, stateId } from "../../domain/recordIds.ts";
import { dayOf, halfDayOf, localTime, type Day, type Instant } from "../../domain/time.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf, type RecordOf } from "../../sync/recordOf.ts";
import type { Face, MayWithPupil, PupilCard } from "../views/classScreen.ts";

/** The ids a card is made from: the same five however much has been recorded. */
export function cardIds(pupil: string, day: string): string[] {
  return [pupil, stateId(pupil), awayId(pupil, day), myPageId(pupil), pictureConsentId(pupil)];
}

/** The name a child goes by. */
export function nameOf(fields: { knownAs?: string | null | undefined; firstName?: string | undefined }): string {
  return fields.knownAs ?? fields.firstName ?? "";
}

/** A day that is still to come. */
const later = (until: Day | null | undefined, day: Day): Day | null => (until && until > day ? until : null);

/** How far somebody has agreed that pictures of a child may go, as it stands on a day. */
export function agreedOn(consent: Partial<Fields<"pictureConsent">> | undefined, day: Day): PupilCard["pictures"] {
  const stands = consent?.until === undefined || consent.until === null || consent.until >= day;
  return consent?.level !== undefined && stands ? consent.level : "no";
}

/** The picture of a card; none while nobody has agreed to any. */
export function faceOf({ id, fields: { portrait = null } }: RecordOf<"pupil">, pictures: PupilCard["pictures"]): Face | null {
  return portrait === null || pictures === "no" ? null : { pupil: id, portrait };
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
  const pictures = agreedOn(consent, day);
  return {
    id: pupil,
    name,
    initials: initialsOf(name),
    pebble: tintOf(pupil),
    face: faceOf(child, pictures),
    helpsLine: recordOf(shown.get(myPageId(pupil)), "myPage")?.fields.helpsLine ?? null,
    state: state && since !== undefined && stateStands({ state, since }, now, zone) ? { state, since } : null,
    away: isAway ? { why: away.why ?? "away", half: away.half ?? "day", told: away.told ?? null, until: later(away.until, day) } : null,
    pictures,
    may,
  };
}
