/** What a person may decide of a target, by the state it is in. An unmet target is never hidden: it ends by a decision. */
import type { TargetState } from "../kinds/card.ts";

/**
 * `nextStep`, `adjust` and `carryOver` end it with a successor that begins; `stop` ends it with none. `pause` is for health and
 * is no judgement.
 */
export type TargetAction = "start" | "pause" | "resume" | "nextStep" | "adjust" | "carryOver" | "stop";

const actions: Record<TargetState, readonly TargetAction[]> = {
  draft: ["start", "stop"],
  active: ["nextStep", "adjust", "carryOver", "pause", "stop"],
  paused: ["resume", "stop"],
  ended: ["carryOver"],
};

export const actionsOf = (state: TargetState): readonly TargetAction[] => actions[state];

/** Those after which another target begins in its place. */
export const hasSuccessor = (action: TargetAction): boolean => action === "nextStep" || action === "adjust" || action === "carryOver";

/** The state a decision leaves the target in. */
export function stateAfter(action: TargetAction): TargetState {
  if (action === "start" || action === "resume") return "active";
  return action === "pause" ? "paused" : "ended";
}

/** Decisions that say what changed and why: somebody will ask at the review. */
export const asksWhy = (action: TargetAction): boolean => action === "adjust" || action === "stop" || action === "pause";
