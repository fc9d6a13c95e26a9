/** What a phase leader is told of a class and of a child: plans, targets, evidence by area, and the fortnight. */
import type { TargetState } from "../domain/kinds/card.ts";
import type { Fortnight } from "../domain/phase.ts";
import type { Day } from "../domain/time.ts";
import { shortDay } from "./dates.ts";
import { counted } from "./lists.ts";

const planStandingWords = { agreed: "Agreed", notAgreed: "Not agreed yet", none: "No plan" } as const;

/** "Agreed 24 Sept", "Not agreed yet", "No plan". */
export function planSaid(standing: keyof typeof planStandingWords, agreedOn: Day | null): string {
  const weekday = /^\S+ /;
  return [planStandingWords[standing], ...(agreedOn === null ? [] : [shortDay(agreedOn).replace(weekday, "")])].join(" ");
}

/** "3 paused, 1 draft": the states beside active, those that there are. */
export function otherTargetsSaid({ draft, paused, ended }: Record<TargetState, number>): string {
  return [
    ...(paused > 0 ? [`${paused} paused`] : []),
    ...(draft > 0 ? [counted(draft, "draft")] : []),
    ...(ended > 0 ? [`${ended} ended`] : []),
  ].join(", ");
}

/** "6 of 9 days", "none in 9 days", or why there is nothing to say. */
export function fortnightSaid({ present, withChance, away }: Fortnight): string {
  if (present === 0) return away > 0 ? "away" : "no school days";
  return withChance === 0 ? `none in ${counted(present, "day")}` : `${withChance} of ${counted(present, "day")}`;
}

/**
 * Names of areas short enough for a table: the words before a colon ("Speaking: expressing, by any means"), or after it where
 * two begin alike ("Physical: fine motor").
 */
export function shortAreaNames(names: readonly string[]): string[] {
  const begins = (name: string) => name.split(":")[0] ?? name;
  return names.map((name) => {
    const [first = "", ...rest] = name.split(":");
    if (rest.length === 0 || names.filter((other) => begins(other) === first).length === 1) return first;
    const last = rest.join(":").trim();
    return last.charAt(0).toUpperCase() + last.slice(1);
  });
}
