/** How much of it there was, and with whose hands and what: said after how it went. */
import type { Fields } from "../domain/kinds.ts";
import { counted } from "./lists.ts";

type Said = Fields<"observation">;
export type Unit = NonNullable<Said["measure"]>["unit"];

export const unitWords: Record<Unit, readonly [string, string]> = {
  s: ["second", "seconds"],
  min: ["minute", "minutes"],
  m: ["metre", "metres"],
  times: ["time", "times"],
};

/** How many hands were on the child, or how they were held. */
export const handsWords: Record<NonNullable<Said["hands"]>, string> = {
  oneToOne: "One to one",
  twoToOne: "Two to one",
  atHips: "At the hips",
  walker: "Walker",
  none: "No hands",
};

/** "14 seconds", "after waiting 20 seconds", "two to one", "with the standing frame". */
export function howMuchWords({ measure, waited, hands, equipment }: Pick<Said, "measure" | "waited" | "hands" | "equipment">): string[] {
  return [
    ...(measure ? [counted(measure.value, ...unitWords[measure.unit])] : []),
    ...(waited === undefined ? [] : [`after waiting ${counted(waited, "second")}`]),
    ...(hands === undefined ? [] : [handsWords[hands].toLowerCase()]),
    ...(equipment === undefined ? [] : [`with ${equipment}`]),
  ];
}
