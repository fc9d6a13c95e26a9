/** What can be checked of a step by a machine; that a stranger could see it is for a reader to say. */
import type { BankStep } from "../../../../src/domain/frameworks/framework.ts";

const maxWords = 20;

/** Verbs of what cannot be seen. */
const unseen = /\b(enjoys?|understands?|knows?|explores?|engages?|tolerates?|improves?|continues? to|works? on)\b/i;

/** What a stranger can see a child do. A step begins with one of them. */
const observable = new Set(
  `Alerts Brightens Brings Calms Changes Chooses Crosses Draws Fastens Fetches Fills Finishes Gets Gives Goes Hands Holds Joins Keeps
   Leans Lets Lifts Looks Loosens Makes Moves Opens Passes Picks Presses Puts Pulls Pushes Rakes Reaches Relaxes Repeats Rests Rights
   Runs Scoops Settles Shakes Shares Shifts Shows Sits Smiles Stands Starts Steers Steps Stills Stops Takes Tenses Touches Tries Turns
   Uses Vocalises Waits`.split(/\s+/),
);

/** Brand names of toys and devices that a step must not lean on: a school uses what it has. */
const brands = /\b(lego|duplo|playdoh|play-doh|ipad|bigmack|big mack|makaton|pecs|fisher|vtech|tobii|megabloks|barbie|peppa)\b/i;

const ages = /\b(months?|years?|yrs?|aged?|baby|babies|toddlers?|infants?)\b/i;

const numbers = /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|second|third)\b/g;

/** Words only, without case, punctuation or runs of spaces. */
export const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** A step with its numbers taken out: what is left must not be another level's. */
export const withoutNumbers = (text: string): string => normal(text).replace(numbers, "#");

const wordsIn = (text: string): string[] => normal(text).split(" ");

/** Share of words that two steps have in common. */
export function likeness(one: string, other: string): number {
  const [a, b] = [new Set(wordsIn(one)), new Set(wordsIn(other))];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

/** Everything wrong with a step by itself. */
export function faultsOf({ step, counts, doesntCount, tryItIn }: Omit<BankStep, "id" | "strand" | "level">): string[] {
  const all = [step, counts, doesntCount, tryItIn];
  return [
    ...(all.some((field) => field.trim() === "") ? ["a field is empty"] : []),
    ...(wordsIn(step).length > maxWords ? [`more than ${maxWords} words`] : []),
    ...(observable.has(step.split(/[ ,:]/)[0] ?? "") ? [] : ["does not begin with something that can be seen"]),
    ...(unseen.test(step) || unseen.test(counts) ? ["uses a verb of what cannot be seen"] : []),
    ...(all.some((field) => brands.test(field)) ? ["names a brand"] : []),
    ...(all.some((field) => ages.test(field)) ? ["names an age"] : []),
  ];
}
