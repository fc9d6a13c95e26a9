/** What a plan of a year is called, and what is said of it. */
import type { Day } from "../domain/time.ts";
import { dateWords } from "./dates.ts";

export const planWords = { ilp: "Individual Learning Plan", provision: "Provision plan" } as const;

export const agreedWords = ({ agreedWithParentsOn: on }: { agreedWithParentsOn: Day | null }, today: Day): string =>
  on === null ? "not yet agreed with parents" : `agreed with parents on ${dateWords(on, today)}`;
