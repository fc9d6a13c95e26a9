/** What counts: which observations are evidence for a rule, and which say that a child had a chance. Removed and redacted ones are none. */
import type { Fields } from "./kinds.ts";

/** A child who was asleep had no chance to show anything; one who declined had it, and said no. */
export function isOpportunity({ kind, state }: Fields<"observation">): boolean {
  return kind !== "note" && state !== "asleep";
}

/** Of engagement only what says something of it: an area alone is kept, and is no evidence. */
export function isEvidence({ kind, state, went, chips = [], words = "", pictures = [] }: Fields<"observation">): boolean {
  if (state === "asleep" || went === "declined") return false;
  return kind !== "engagement" || chips.length > 0 || words !== "" || pictures.length > 0;
}

/** What an observation is about: a target, a step, or areas of engagement, by their ids. A note is about none. */
export function subjectsOf({ kind, target, step, areas = [] }: Fields<"observation">): readonly string[] {
  if (kind === "target") return target === undefined ? [] : [target];
  if (kind === "step") return step === undefined ? [] : [step];
  return kind === "engagement" ? [...new Set(areas)] : [];
}
