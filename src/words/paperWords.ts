/** What stands on pages made for paper. */
import { sentence } from "./lists.ts";

/** Two lines of the sheet: longer watch-for words would push children onto another page, and stand in the plan. */
const watchForLength = 120;

/** What counts and what doesn't, where it fits beside its target; null where there is none, or too much. */
export function watchForSaid({ counts, doesntCount }: { counts: string; doesntCount: string }): string | null {
  const said = [counts === "" ? [] : [`Counts: ${sentence(counts)}`], doesntCount === "" ? [] : [`Not: ${sentence(doesntCount)}`]]
    .flat()
    .join(" ");
  return said === "" || said.length > watchForLength ? null : said;
}
