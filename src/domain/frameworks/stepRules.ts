/**
 * What a machine can say of one small step: advice on a school's own, the bar for those we ship. That it is one behaviour,
 * and that two adults would agree on it, is for a reader to say.
 */
import type { BankStep } from "./framework.ts";
import { observableVerbs } from "./observableVerbs.ts";

type StepWords = Pick<BankStep, "step" | "counts" | "doesntCount" | "tryItIn">;

export type StepFault =
  | { code: "fieldEmpty"; field: keyof StepWords }
  | { code: "tooLong"; words: number; most: number }
  /** `word`: what cannot be seen, heard or felt, so that whoever wrote it can be asked what will be. */
  | { code: "cannotBeSeen"; word: string }
  | { code: "noObservableVerb"; word: string }
  | { code: "brand"; word: string }
  | { code: "age"; word: string };

const mostWords = 20;

/** Verbs of what goes on inside, or of lessons rather than of the pupil. In any form: “to enjoy” is seen no better than “enjoys”. */
const inward =
  /\b(?:enjoy(?:s|ed|ing)?|understand(?:s|ing)?|understood|knows?|knowing|knew|explor(?:es?|ed|ing)|engag(?:es?|ed|ing)|tolerat(?:es?|ed|ing)|improv(?:es?|ed|ing)|continu(?:es?|ed|ing) to|work(?:s|ed|ing)? on)\b/i;

/** Toys and devices sold under a name: a school uses what it has, and a step outlives a catalogue. */
const brand =
  /\b(?:lego|duplo|play-?doh|ipads?|alexa|big ?mack|gotalk|makaton|pecs|tobii|grid ?3|fisher-?price|vtech|mega ?bloks|barbie|peppa|teletubbies|velcro|sensory egg|skoog|soundbeam|specs switch)\b/i;

const number = String.raw`(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)`;
const age = new RegExp(
  String.raw`\b(?:${number}[ -](?:months?|years?)|(?:months?|years?)[ -]old|aged?|age-\w+|newborns?|bab(?:y|ies)|toddlers?|infants?)\b`,
  "i",
);

/** Words only, without case, punctuation or runs of spaces. */
export const normalised = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();

export const wordsOf = (text: string): string[] => normalised(text).split(" ").filter(Boolean);

/** The word or words of `text` that name something nobody can see, hear or feel; the first of them. */
export const inwardVerbIn = (text: string): string | undefined => inward.exec(text)?.[0].toLowerCase();

/** Everything wrong with a step by itself. */
export function stepFaults(step: StepWords): StepFault[] {
  const fields = ["step", "counts", "doesntCount", "tryItIn"] as const;
  const all = fields.map((field) => step[field]).join(" . ");
  const words = wordsOf(step.step);
  const cannotBeSeen = inwardVerbIn(step.step) ?? inwardVerbIn(step.counts);
  const named = brand.exec(all)?.[0];
  const old = age.exec(all)?.[0];
  const [first = ""] = words;
  return [
    ...fields.filter((field) => wordsOf(step[field]).length === 0).map((field): StepFault => ({ code: "fieldEmpty", field })),
    ...(words.length > mostWords ? [{ code: "tooLong", words: words.length, most: mostWords } as const] : []),
    ...(cannotBeSeen === undefined ? [] : [{ code: "cannotBeSeen", word: cannotBeSeen } as const]),
    ...(first === "" || observableVerbs.has(first) ? [] : [{ code: "noObservableVerb", word: first } as const]),
    ...(named === undefined ? [] : [{ code: "brand", word: named } as const]),
    ...(old === undefined ? [] : [{ code: "age", word: old } as const]),
  ];
}
