import type { KindName } from "../domain/kinds.ts";

/** What was written, when it is not a record of something seen: for the list of what waits and what was not taken. */
export const kindWords: Record<KindName, string> = {
  school: "The school’s name",
  year: "The school year",
  closure: "A closure",
  class: "A class or group",
  staff: "A member of staff",
  policy: "A school rule",
  frameworkVersion: "A framework",
  lock: "A data point’s lock",
  comparator: "A comparison figure",
  activity: "An activity",
  slot: "A time in the timetable",
  activityPupil: "Targets of an activity",
  didntHappen: "An activity that didn’t happen",
  pupil: "A pupil’s name",
  portrait: "A picture for the card",
  membership: "A place in a class",
  myPage: "What helps",
  chip: "A response chip",
  pictureConsent: "Picture consent",
  picture: "A picture",
  state: "How a child is",
  away: "Away today",
  notOffered: "Didn’t join in",
  outcome: "An outcome",
  plan: "A plan",
  strategy: "A strategy",
  target: "A target",
  transition: "A decision about a target",
  watchFor: "A step to watch for",
  support: "Support",
  programme: "A programme",
  programmeReview: "A programme’s review",
  observation: "A record",
  remark: "A remark",
  pair: "Two records of one moment",
  identity: "A pupil’s details",
  analysisGroup: "An analysis group",
  evaluation: "An evaluation",
  judgement: "A judgement",
  countersignature: "A countersignature",
  consent: "A consent",
  erasure: "An erasure",
  auditMark: "A mark of the audit",
  redaction: "Words taken back",
};

/** A kind by its name on the wire; one that only a newer app knows is still said. */
export function kindSaid(kind: string): string {
  return isKind(kind) ? kindWords[kind] : "Something newer than this app";
}

function isKind(kind: string): kind is KindName {
  return Object.hasOwn(kindWords, kind);
}

/** What a decision about a target did, as the dispute says it. */
export const transitionWords = {
  start: "started it",
  pause: "paused it",
  resume: "took it up again",
  end: "ended it",
  nextStep: "made a next step",
  adjust: "adjusted it",
  carryOver: "carried it over",
  stop: "stopped it",
  settle: "settled it",
} as const;

/** An action by its code; one that only a newer app knows is still said. */
export function transitionSaid(action: string): string {
  return isAction(action) ? transitionWords[action] : "decided something";
}

function isAction(action: string): action is keyof typeof transitionWords {
  return Object.hasOwn(transitionWords, action);
}
