/** What is asked before a note is saved: another child's name in it, and words that belong on the safeguarding form. */

export interface Named {
  pupil: string;
  name: string;
}

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

/** The pupils whose first name stands in the words. */
export function namesIn(words: string, roll: readonly Named[]): Named[] {
  return roll.filter(({ name }) => pattern(name).test(words));
}

/** The words that ask whether this belongs on the safeguarding form, as they were written. */
export function worriesIn(words: string): string[] {
  return [...new Set([...words.matchAll(worries)].map(([found]) => found))];
}

/** The words as they are kept with one child: every other child in them is "another child". */
export function wordsFor(pupil: string, words: string, named: readonly Named[]): string {
  return named
    .filter((other) => other.pupil !== pupil)
    .reduce(
      (said, { name }) =>
        said.replace(pattern(name), (_found, at: number, all: string) => (opens(all, at) ? "Another child" : "another child")),
      words,
    );
}

/** True where a sentence begins. */
function opens(words: string, at: number): boolean {
  return /(^|[.!?]\s+|\n\s*)$/.test(words.slice(0, at));
}
