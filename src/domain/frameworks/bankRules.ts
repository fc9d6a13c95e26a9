/** What a machine can say of the steps of a bank beside each other. */
import type { BankStep } from "./framework.ts";
import { normalised, wordsOf } from "./stepRules.ts";

export interface BankFault {
  /**
   * - `twice`: the same words.
   * - `onlyNumberChanged`: a step of the same strand with another count; counts belong to what counts, and to a target.
   * - `nearlySame`: of the same strand, and most of the words are shared.
   */
  code: "twice" | "onlyNumberChanged" | "nearlySame";
  step: string;
  other: string;
}

type Placed = Pick<BankStep, "id" | "strand" | "step">;

/** Shared words over all words, from which two steps read as one written twice. */
const alike = 0.6;

const number =
  /\b(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|once|twice|thrice|single|first|second|third|fourth|half|times?)\b/g;

/** A step with its numbers taken out, so that “once” is not another step than “three times”. */
const withoutNumbers = (text: string): string => normalised(normalised(text).replace(number, " "));

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

/** Steps that say what another says already, each with the earlier one it repeats. A step is named once, by its worst fault. */
export function bankFaults(steps: readonly Placed[]): BankFault[] {
  const said = steps.map(({ id, strand, step }) => ({
    id,
    strand,
    words: normalised(step),
    bare: withoutNumbers(step),
    set: new Set(wordsOf(step)),
  }));
  return said.flatMap(({ id, strand, words, bare, set }, index): BankFault[] => {
    const before = said.slice(0, index);
    const near = before.filter((other) => other.strand === strand);
    const twice = before.find((other) => other.words === words);
    if (twice) return [{ code: "twice", step: id, other: twice.id }];
    const renumbered = near.find((other) => other.bare === bare);
    if (renumbered) return [{ code: "onlyNumberChanged", step: id, other: renumbered.id }];
    const like = near.find((other) => likeness(other.set, set) >= alike);
    return like ? [{ code: "nearlySame", step: id, other: like.id }] : [];
  });
}
