/** What is asked before a note is saved: another child's name in it, and words that belong on the safeguarding form. */
import type { OnRoll } from "../../client/views/people.ts";

/** A child whose name stands in some words, by that name. */
export interface Named {
  pupil: string;
  name: string;
}

/** What a name reads with a child it does not belong to. */
export const anotherChild = "another child";

/** Names that are also everyday words: in small letters they are the word. */
const everyday = new Set([
  "will",
  "grace",
  "hope",
  "may",
  "mark",
  "rose",
  "joy",
  "faith",
  "sunny",
  "summer",
  "autumn",
  "art",
  "drew",
  "pat",
  "bill",
]);

const worries =
  /\b(bruis\w*|hit|hits|hitting|disclos\w*|slapp\w*|punch\w*|hurt (?:him|her|them) at home|touched (?:him|her|them) there|scared (?:of|to go) home)\b/giu;

/** A name as it may stand in a sentence: whole, and in small letters too unless that is an everyday word. */
function pattern(name: string): RegExp {
  const safe = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{M}])${safe}(?![\\p{L}\\p{M}])`, everyday.has(name.toLowerCase()) ? "gu" : "giu");
}

/** The pupils one of whose names stands in the words, by each such name. */
export function namesIn(words: string, roll: readonly OnRoll[]): Named[] {
  return roll.flatMap(({ pupil, called }) => called.filter((name) => pattern(name).test(words)).map((name) => ({ pupil, name })));
}

/** Whether a child goes by a name: a namesake's name is no other child's in their own record. */
export function isCalled(pupil: string, name: string, roll: readonly OnRoll[]): boolean {
  return roll.some((one) => one.pupil === pupil && one.called.includes(name));
}

/** The names in some words of one child that are another's, each once. */
export function othersIn(words: string, pupil: string, roll: readonly OnRoll[]): string[] {
  return [...new Set(namesIn(words, roll).map(({ name }) => name))].filter((name) => !isCalled(pupil, name, roll));
}

/** The words that ask whether this belongs on the safeguarding form, as they were written. */
export function worriesIn(words: string): string[] {
  return [...new Set([...words.matchAll(worries)].map(([found]) => found))];
}

/** The words with some names replaced by what they read instead. */
export function reworded(words: string, names: readonly { name: string; reads: string }[]): string {
  return names.reduce(
    (said, { name, reads }) =>
      said.replace(pattern(name), (_found, at: number, all: string) =>
        opens(all, at) ? reads.charAt(0).toUpperCase() + reads.slice(1) : reads,
      ),
    words,
  );
}

/** True where a sentence begins. */
function opens(words: string, at: number): boolean {
  return /(^|[.!?]\s+|\n\s*)$/.test(words.slice(0, at));
}
