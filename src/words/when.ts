import type { When } from "../domain/observing.ts";
import { halfDayOf, type Instant } from "../domain/time.ts";
import { whenWords } from "./dates.ts";

/** The choices of the bar's "when", in order; a picked time and an activity's own slot are said by `whenSaid`. */
export const whenChoices = {
  now: "Now",
  thisMorning: "This morning",
  thisAfternoon: "This afternoon",
  yesterday: "Yesterday",
} as const;

/** What the bar shows of when it was seen. */
export function whenSaid(when: When, now: Instant, zone: string): string {
  switch (when.type) {
    case "slot":
      return halfDayOf(when.start) === "morning" ? whenChoices.thisMorning : whenChoices.thisAfternoon;
    case "at":
      return capital(whenWords(when.instant, now, zone));
    default:
      return whenChoices[when.type];
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
