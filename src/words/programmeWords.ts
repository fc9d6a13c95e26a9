/** What is said of a specialist's programme: whose it is, and when it is looked at again. */
import type { Day } from "../domain/time.ts";
import { dateWords } from "./dates.ts";

interface Whose {
  who: string;
  profession: string;
}

/** "Jo Marsh, physiotherapist"; an abbreviation stays as it is written. */
export function whoseWords({ who, profession }: Whose): string {
  const inALine = who !== "" && /^[A-Z][a-z]/.test(profession) ? profession.charAt(0).toLowerCase() + profession.slice(1) : profession;
  return [who, inALine].filter((words) => words !== "").join(", ");
}

interface Named extends Whose {
  title: string;
  endedOn: Day | null;
  removed: boolean;
}

/** "Standing programme (removed): Jo Marsh, physiotherapist": what a target is part of. A narrow field cuts off its end. */
export function programmeWords({ title, endedOn, removed, ...whose }: Named, today: Day): string {
  const said = whoseWords(whose);
  const ended = endedOn !== null && endedOn <= today ? ` (ended ${dateWords(endedOn, today)})` : "";
  const over = removed ? " (removed)" : ended;
  return `${title}${over}${said === "" ? "" : `: ${said}`}`;
}

/** When it is looked at next, or should have been. */
export function reviewWords(reviewOn: Day | null, today: Day): string {
  if (reviewOn === null) return "No day for a review";
  if (reviewOn === today) return "Review is due today";
  return `${reviewOn < today ? "Review was due" : "Review on"} ${dateWords(reviewOn, today)}`;
}

/** "Reviewed Tue 3 Nov, Jo Marsh: goes on as it is". */
export function reviewedWords({ on, who, said }: { on: Day; who: string; said: string }, today: Day): string {
  return `Reviewed ${dateWords(on, today)}${who === "" ? "" : `, ${who}`}${said === "" ? "" : `: ${said}`}`;
}
