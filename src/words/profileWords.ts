/** A child's profile in words: what was there, how much help, how often, and what was reached. */
import { scale, type Answer, type State } from "../domain/answer.ts";
import type { Also } from "../domain/profile/alsoThatYear.ts";
import type { Measured } from "../domain/profile/journey.ts";
import type { Reached } from "../domain/profile/longView.ts";
import type { AfterGap } from "../domain/profile/stillThere.ts";
import type { AdultRole, Condition } from "../domain/profile/strips.ts";
import type { Day, HalfDay } from "../domain/time.ts";
import { stateWords, wentWords } from "./answers.ts";
import { dayWords } from "./dates.ts";
import { unitWords } from "./howMuch.ts";
import { counted } from "./lists.ts";

const halves: Record<HalfDay, string> = { morning: "mornings", afternoon: "afternoons" };

/** Roles, never people: what is counted here is what helps a child. */
const adults: Record<AdultRole, string> = {
  staff: "with school staff",
  supply: "with supply",
  therapist: "with a therapist",
  nurse: "with a nurse",
  home: "at home",
  other: "with somebody else",
};

const lower = (words: string) => (/^[A-Z][^A-Z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "foil 4", "mornings 8": a condition and in how many of the opportunities it was there. */
function conditionSaid(condition: Condition): string {
  switch (condition.of) {
    case "half":
      return `${halves[condition.value]} ${condition.times}`;
    case "adult":
      return `${adults[condition.value]} ${condition.times}`;
    case "state":
      return `${lower(stateWords[condition.value satisfies State])} ${condition.times}`;
    case "stimulus":
    case "place":
      return `${condition.value} ${condition.times}`;
  }
}

/** So many of one sort are read beside a strip; a table has them all. */
const most = 3;

/** What was there, the stimulus first and the rest after it; each empty where nobody said. */
export function conditionsSaid(conditions: readonly Condition[], limit = most): { first: string; rest: string } {
  const of = (sort: Condition["of"]) => conditions.filter((one) => one.of === sort);
  const said = (sort: Condition["of"]) => of(sort).slice(0, limit).map(conditionSaid).join(", ");
  // Where school staff alone were there, it goes without saying.
  const others = of("adult").some(({ value }) => value !== "staff");
  const sorts = ["place", "half", ...(others ? (["adult"] as const) : []), "state"] as const;
  const rest = sorts.map(said).filter((words) => words !== "");
  return { first: said("stimulus"), rest: capital(rest.join("; ")) };
}

/** A middle step in words: of two in the middle that differ, both. */
export function stepSaid(middle: number): string {
  const at = (step: number) => lower(wentWords[scale[step] ?? "notYet"]);
  const [low, high] = [at(Math.floor(middle)), at(Math.ceil(middle))];
  return low === high ? low : `between ${low} and ${high}`;
}

/** How much help, first and now: the child beside their own beginning. */
export function helpSaid(help: { first: number; last: number } | null): string {
  if (help === null) return "Too few opportunities yet to compare with the beginning.";
  return help.first === help.last
    ? `${capital(stepSaid(help.last))}, as at the beginning.`
    : `At the beginning ${stepSaid(help.first)}, lately ${stepSaid(help.last)}.`;
}

/** What "it worked" means for this target. */
export function workedMeans(planned: Answer | null): string {
  if (planned === null || planned === "onOwn") return planned === null ? "on own: no help is planned" : "on own, as planned";
  return planned === "notYet" ? "at any help, as planned" : `with ${lower(wentWords[planned])} or less, as planned`;
}

/** "4 of the last 5 worked." */
export const latelySaid = ({ times, worked }: { times: number; worked: number }): string => `${worked} of the last ${times} worked.`;

/** "About 6 seconds lately, it was about 14." */
export function measuredSaid({ unit, first, last }: Measured): string {
  const round = (value: number) => Math.round(value * 10) / 10;
  return `About ${counted(round(last), ...unitWords[unit])} lately, it was about ${round(first)}.`;
}

/** Whether it was still there at the first go after a break. */
export function stillSaid({ from, until, why, still }: AfterGap, today: Day): string {
  const gap = why === "break" ? "the holiday" : "a long gap";
  return `${still ? "Yes" : "Not at once"}, ${dayWords(until, today)}: the first go after ${gap} since ${dayWords(from, today)}.`;
}

export const reachedSaid: Record<Reached["how"], string> = {
  met: "met",
  metWithMoreHelp: "met, with more help than planned",
  kept: "kept",
  wentOn: "went on to a next step",
};

const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/** "Joined in January", "New class: Oak", "New seat": what else there was in a year. */
export function alsoSaid(also: Also): string {
  switch (also.of) {
    case "joined":
      return `Joined in ${month.format(new Date(`${also.on}T12:00:00Z`))}`;
    case "class":
      return `New class: ${also.to}`;
    case "support":
      return also.what;
  }
}
