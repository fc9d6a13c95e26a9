/** What the consents of a child's file come to, so that whoever holds the camera needs to know no more than that. */
import type { Draft } from "./draft.ts";
import type { Fields } from "./kinds.ts";
import { pictureConsentId } from "./recordIds.ts";
import { streams } from "./streams.ts";
import { holdsOn, type Day } from "./time.ts";

export interface ConsentSaid {
  scope: "inside" | "parents" | "public";
  given: boolean;
  from: Day;
  until: Day | null;
}

/** A consent as it stands: who gave it, and the record that says so. */
export interface StandingConsent extends ConsentSaid {
  id: string;
  who: string;
}

/** The consent of each scope that was said last, from the records that stand. */
export function lastSaid(records: readonly { id: string; fields: Fields<"consent"> }[]): Map<ConsentSaid["scope"], StandingConsent> {
  const sorted = records.toSorted((a, b) => ((a.fields.from ?? "") < (b.fields.from ?? "") ? -1 : 1));
  return new Map(
    sorted.flatMap(({ id, fields: { scope, given = false, from = "", until = null, who = "" } }) =>
      scope === undefined ? [] : [[scope, { id, scope, given, from, until, who }] as const],
    ),
  );
}

type Level = NonNullable<Fields<"pictureConsent">["level"]>;

const levels: readonly (readonly [ConsentSaid["scope"], Level])[] = [
  ["inside", "school"],
  ["parents", "parents"],
  ["public", "public"],
];

/** The scopes, each reaching further than the one before. */
export const consentScopes = levels.map(([scope]) => scope);

/**
 * The furthest that pictures may go on a day: each reach needs the ones before it, and it ends with the first of them that ends.
 * What nobody has given is not given.
 */
export function pictureLevel(consents: readonly ConsentSaid[], day: Day): { level: Level; until: Day | null } {
  let reached: { level: Level; until: Day | null } = { level: "no", until: null };
  for (const [scope, level] of levels) {
    const given = consents.find((consent) => consent.scope === scope && consent.given && holdsOn(consent, day));
    if (!given) break;
    const ends = [reached.until, given.until].flatMap((each) => each ?? []).sort();
    reached = { level, until: ends[0] ?? null };
  }
  return reached;
}

/** What the card is to say of pictures, where that is something else than it says. */
export function saidOnCard(
  pupil: string,
  consents: Iterable<ConsentSaid>,
  before: Partial<Fields<"pictureConsent">> | undefined,
  day: Day,
): Draft[] {
  const now = pictureLevel([...consents], day);
  if (before?.level === now.level && (before.until ?? null) === now.until) return [];
  const fields = { ...(before ? {} : { pupil }), ...now };
  return [{ stream: streams.card(pupil), kind: "pictureConsent", record: pictureConsentId(pupil), fields }];
}
