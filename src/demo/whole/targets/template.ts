/** Targets as sentences with slots: `{he} {him} {his} {himself}`, `{one|another}`, and a tilde behind every verb that says who does it. */
import type { Strand } from "../../strands.ts";

export interface TargetTemplate {
  strand: Strand;
  cue: string;
  /** What will be seen, its verbs marked: "hand~ over one symbol". */
  behaviour: string;
  contexts: string;
  /** How it is counted, where "so many of so many" does not fit. */
  counted?: "days" | "seconds" | "times";
}

/** One row a target: cue, behaviour, contexts, and how it is counted. */
export const templatesOf = (
  strand: Strand,
  rows: readonly (readonly [cue: string, behaviour: string, contexts: string, counted?: "days" | "seconds" | "times"])[],
): TargetTemplate[] =>
  rows.map(([cue, behaviour, contexts, counted]) => ({ ...{ strand, cue, behaviour, contexts }, ...(counted ? { counted } : {}) }));

/** A verb as it is said of one child: hand, hands; match, matches; carry, carries. */
function thirdPerson(verb: string): string {
  if (/(?:ch|sh|s|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** "hand over": as it is asked for. */
export const infinitive = (behaviour: string): string => behaviour.replaceAll("~", "");

/** "Hands over": as it begins a wording. */
export function saidOfOne(behaviour: string): string {
  const said = behaviour.replace(/(\w+)~/g, (_, verb: string) => thirdPerson(verb));
  return said.charAt(0).toUpperCase() + said.slice(1);
}
