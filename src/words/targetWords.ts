/** A target's parts as one sentence, its criterion, its advice and what can be decided of it. */
import type { Fields } from "../domain/kinds.ts";
import type { TargetState } from "../domain/kinds/card.ts";
import type { Advice, AdviceCode } from "../domain/targets/advice.ts";
import type { TargetAction } from "../domain/targets/nextActions.ts";
import { wentWords } from "./answers.ts";
import { counted } from "./lists.ts";

type Criterion = NonNullable<Fields<"target">["criterion"]>;

/** The structured parts of a target; each may be missing. */
export type TargetParts = Pick<Fields<"target">, "cue" | "behaviour" | "help" | "criterion" | "contexts" | "module">;

const adviceWords: Record<AdviceCode, string> = {
  cannotBeSeen: "cannot be seen. What will we see? It can stay as it is.",
  neverEnds: "has no end. When is it reached? It can stay as it is.",
};

export const adviceSaid = ({ code, words }: Advice): string => `“${words.charAt(0).toUpperCase()}${words.slice(1)}” ${adviceWords[code]}`;

/** A list may have been made from another child's: said, never in the way, because the words may be legally agreed. */
export const otherChildSaid = (name: string): string =>
  `“${name}” is another child’s name. Is this the right child’s list? It can stay as it is.`;

export const actionWords: Record<TargetAction, string> = {
  start: "Start",
  pause: "Pause",
  resume: "Go on",
  nextStep: "Next step",
  adjust: "Adjust",
  carryOver: "Carry over",
  stop: "Stop",
};

const others: Record<string, string> = { ...actionWords, end: "Ended", settle: "Settled" };

/** A decision as it was taken, whatever app took it. */
export const decisionSaid = (action: string): string => (Object.hasOwn(others, action) ? (others[action] ?? action) : action);

/** What each decision means, said before it is taken. */
export const actionMeans: Record<TargetAction, string> = {
  start: "It is worked on from today.",
  pause: "For health. Nothing is asked about it until it goes on.",
  resume: "It is worked on again from today.",
  nextStep: "This one ends, and the next one begins from today.",
  adjust: "Too hard or too easy: this one ends, and one that fits better begins from today.",
  carryOver: "It goes on as it is, as a new target from today.",
  stop: "It ends. What was seen of it stays.",
};

/** The same, of a year that is over. */
export const stateThen: Record<TargetState, string> = {
  draft: "Draft",
  active: "Worked on to the end of the year",
  paused: "Paused at the end of the year",
  ended: "Ended",
};

export const stateSaid: Record<TargetState, string> = { draft: "Draft", active: "Worked on now", paused: "Paused", ended: "Ended" };

/** "4 of 5 opportunities", "for 2 minutes", "keeps it". */
export function criterionWords(criterion: Criterion): string {
  switch (criterion.type) {
    case "xOfY":
      return `in ${criterion.x} of ${counted(criterion.y, "opportunity", "opportunities")}`;
    case "duration":
      return criterion.seconds % 60 === 0
        ? `for ${counted(criterion.seconds / 60, "minute")}`
        : `for ${counted(criterion.seconds, "second")}`;
    case "distance":
      return criterion.unit === "m" ? `for ${counted(criterion.value, "metre")}` : counted(criterion.value, "time");
    case "onDays":
      return `on ${counted(criterion.days, "different day")}`;
    case "keeps":
      return "and keeps it";
    case "open":
      return criterion.words;
  }
}

/** "Given [cue], Cai will [behaviour] on own, in 4 of 5 opportunities, at snack, by module 2." Null until it says what will be seen. */
export function targetSentence(
  name: string,
  { cue = "", behaviour = "", help, criterion, contexts = "", module }: TargetParts,
): string | null {
  if (behaviour.trim() === "") return null;
  const given = cue.trim() === "" ? "" : `Given ${cue.trim()}, `;
  const parts = [
    `${given}${name} will ${behaviour.trim()}${help === undefined || help === "notYet" ? "" : `${help === "onOwn" ? " " : " with "}${wentWords[help].toLowerCase()}`}`,
    ...(criterion ? [criterionWords(criterion)] : []),
    ...(contexts.trim() === "" ? [] : [contexts.trim()]),
    ...(module === undefined ? [] : [`by module ${module}`]),
  ];
  return `${parts.join(", ")}.`;
}
