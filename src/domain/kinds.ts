/**
 * Every kind of record, by name. The names are on the wire and in every log for good: kinds and fields are added, never
 * renamed, and a name that was retired is never used again (tests/protocol holds the snapshot).
 */
import type * as z from "zod/mini";
import type { Kind } from "./kind.ts";
import * as card from "./kinds/card.ts";
import * as classKinds from "./kinds/class.ts";
import * as evidence from "./kinds/evidence.ts";
import * as file from "./kinds/file.ts";
import * as ledger from "./kinds/ledger.ts";
import * as school from "./kinds/school.ts";

export const kinds = {
  school: school.school,
  year: school.year,
  closure: school.closure,
  class: school.classNamed,
  staff: school.staff,
  policy: school.policy,
  frameworkVersion: school.frameworkVersion,
  lock: school.lock,
  comparator: school.comparator,
  activity: classKinds.activity,
  slot: classKinds.slot,
  activityPupil: classKinds.activityPupil,
  didntHappen: classKinds.didntHappen,
  pupil: card.pupil,
  portrait: card.portrait,
  membership: card.membership,
  myPage: card.myPage,
  chip: card.chip,
  pictureConsent: card.pictureConsent,
  state: card.state,
  away: card.away,
  notOffered: card.notOffered,
  outcome: card.outcome,
  plan: card.plan,
  strategy: card.strategy,
  target: card.target,
  transition: card.transition,
  watchFor: card.watchFor,
  support: card.support,
  programme: card.programme,
  programmeReview: card.programmeReview,
  observation: evidence.observation,
  remark: evidence.remark,
  pair: evidence.pair,
  picture: evidence.picture,
  identity: file.identity,
  analysisGroup: file.analysisGroup,
  evaluation: file.evaluation,
  judgement: file.judgement,
  countersignature: file.countersignature,
  consent: file.consent,
  erasure: ledger.erasure,
  auditMark: ledger.auditMark,
  redaction: ledger.redaction,
};

export type KindName = keyof typeof kinds;

/** The fields of a kind, every one of them optional: a record is whatever has been said so far. */
export type Fields<K extends KindName> = z.infer<(typeof kinds)[K]["change"]>;

/** The definition of a kind by the name on the wire, or undefined when a newer app made it. */
export function kindNamed(name: string): Kind | undefined {
  return isKindName(name) ? kinds[name] : undefined;
}

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}
