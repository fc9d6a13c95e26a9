/** A child's history by what it is about: what somebody who looks for one thing chooses among. */
import type { KindName } from "./kinds.ts";

export const historyGroups = {
  plan: ["outcome", "plan", "strategy", "target", "transition", "support", "programme", "programmeReview"],
  seen: ["observation", "picture", "remark", "pair"],
  day: ["state", "away", "notOffered"],
  card: ["pupil", "portrait", "membership", "myPage", "chip", "pictureConsent"],
  file: ["identity", "analysisGroup", "evaluation", "judgement", "countersignature", "consent"],
} as const satisfies Record<string, readonly KindName[]>;

export type HistoryGroup = keyof typeof historyGroups;

/** Words taken back are told whatever is chosen: that something is missing belongs to every history. */
export function kindsOfGroup(group: HistoryGroup): KindName[] {
  return [...historyGroups[group], "redaction"];
}
