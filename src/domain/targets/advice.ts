/**
 * Advice on a target's words. It never blocks, and the words stay as they are: they may be legally agreed. A code is about words
 * in the target, which the screen shows with it.
 */

/**
 * - `cannotBeSeen`: nobody can see somebody enjoy or understand. What will we see?
 * - `neverEnds`: it says no place where it is reached.
 */
export type AdviceCode = "cannotBeSeen" | "neverEnds";

export interface Advice {
  code: AdviceCode;
  /** As they stand in the target. */
  words: string;
}

const unseen =
  /\b(enjoy(?:s|ing)?|understand(?:s|ing)?|know(?:s|ing)?|explor(?:e|es|ing)|engag(?:e|es|ing)|tolerat(?:e|es|ing)|feel(?:s|ing)?|appreciat(?:e|es|ing)|experienc(?:e|es|ing)|(?:be|is|become|becomes) (?:more )?(?:aware|confident|happy|able)(?: of| in)?)\b/giu;
const endless =
  /\b(continu(?:e|es|ing)(?: to)?|improv(?:e|es|ing)|work(?:s|ing)? on|develop(?:s|ing)?|increas(?:e|es|ing)|extend(?:s|ing)?|build(?:s|ing)? (?:up|on))\b/giu;

function found(code: AdviceCode, pattern: RegExp, wording: string): Advice[] {
  return [...wording.matchAll(pattern)].map(([words]) => ({ code, words }));
}

/** What could be said better, each kind once, in the order it is read. */
export function adviceOn(wording: string): Advice[] {
  const all = [...found("cannotBeSeen", unseen, wording), ...found("neverEnds", endless, wording)];
  return all.filter(({ code }, at) => all.findIndex((other) => other.code === code) === at);
}
