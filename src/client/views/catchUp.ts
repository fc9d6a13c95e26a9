import type { Went } from "../../domain/answer.ts";
import type { Day } from "../../domain/time.ts";
import type { ActivityChoice, PupilCard } from "./classScreen.ts";

/** What stands in a cell: an answer (so many times the same), what palms counted, or a moment of engagement. */
export type CatchUpMark =
  | { type: "answer"; went: Went; times: number }
  | { type: "palms"; worked: number; didnt: number }
  | { type: "engagement"; areas: string[] };

/** A day's activities that have begun, and what was written of each child in each of them. */
export interface CatchUpView {
  day: Day;
  /** The school day before today: what was on paper then is typed in here. Null where none is known. */
  before: Day | null;
  activities: (ActivityChoice & { start: number })[];
  /** `cells` are in the order of the activities. Nothing is missing from an empty one. */
  rows: { card: PupilCard; cells: CatchUpMark[][] }[];
}
