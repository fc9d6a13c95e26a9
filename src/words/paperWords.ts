/** What stands on pages made for paper. */
import type { Went } from "../domain/answer.ts";
import { wentWords } from "./answers.ts";
import { andList, sentence } from "./lists.ts";
import { afterName, lower } from "./record.ts";

/** Two lines of the sheet: longer watch-for words would push children onto another page, and stand in the plan. */
const watchForLength = 120;

/** What counts and what doesn't, where it fits beside its target; null where there is none, or too much. */
export function watchForSaid({ counts, doesntCount }: { counts: string; doesntCount: string }): string | null {
  const said = [counts === "" ? [] : [`Counts: ${sentence(counts)}`], doesntCount === "" ? [] : [`Not: ${sentence(doesntCount)}`]]
    .flat()
    .join(" ");
  return said === "" || said.length > watchForLength ? null : said;
}

/** What was seen of a child, as far as a line on paper tells it. */
export type SeenInWeek =
  | { type: "words"; words: string; home: boolean }
  | { type: "did"; chips: readonly string[]; stimulus: string | null }
  | { type: "first"; first: "onOwn" | "person" | "activity"; name: string; wording: string };

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const firstSaid = { onOwn: () => "On own", person: (name: string) => `With ${name}`, activity: (name: string) => `In ${name}` };

/** A line beside a child's name. What somebody wrote stands as they wrote it. */
export function weekSaid(item: SeenInWeek, child: string): string {
  switch (item.type) {
    case "words":
      return item.home ? `From home: ${sentence(item.words)}` : sentence(item.words);
    case "did":
      return `${capital(andList(item.chips.map(lower)))}${item.stimulus === null ? "" : ` (${lower(item.stimulus)})`}.`;
    case "first":
      return `${firstSaid[item.first](item.name)} for the first time: ${sentence(afterName(item.wording, child).replace(/^will /, ""))}`;
  }
}

/** Said beside a child who was away all week. */
export const awayThisWeek = "Away this week, and missed.";

/** A moment two adults tell otherwise, without who said which. */
export function talkSaid({ name, wording, went: [one, other] }: { name: string; wording: string; went: readonly [Went, Went] }): string {
  const target = afterName(wording, name).replace(/[.\s]+$/, "");
  return `Two of us saw one moment of ${name}’s (${target}): one saw “${lower(wentWords[one])}”, one “${lower(wentWords[other])}”. What did each of us see?`;
}
