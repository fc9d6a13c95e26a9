import type { Went } from "../../domain/answer.ts";
import type { ActivityChoice, PupilCard } from "./classScreen.ts";

/** What stands in a cell: an answer (so many times the same), what palms counted, or a moment of engagement. */
export type CatchUpMark =
  | { type: "answer"; went: Went; times: number }
  | { type: "palms"; worked: number; didnt: number }
  | { type: "engagement"; areas: string[] };

/** Today's activities that have begun, and what was written of each child in each of them. */
export interface CatchUpView {
  activities: (ActivityChoice & { start: number })[];
  /** `cells` are in the order of the activities. Nothing is missing from an empty one. */
  rows: { card: PupilCard; cells: CatchUpMark[][] }[];
}
