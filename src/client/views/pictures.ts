import type { Day, Instant } from "../../domain/time.ts";
import type { PupilCard } from "./classScreen.ts";

/** What decides before the shutter. */
export interface PictureRule {
  /** How far pictures of the child may go today; `no` where nobody agreed, or what was agreed has ended. */
  level: PupilCard["pictures"];
  /** The last day of it; null while it has none. */
  until: Day | null;
  /** The day what was agreed before ended, where that is why there is none. */
  ended: Day | null;
  /** The activity that keeps the camera away, by its name. */
  off: string | null;
}

/** A picture of a record. Its bytes are opened by its name. */
export interface PictureView {
  id: string;
  width: number;
  height: number;
  who: string;
  at: Instant;
  /** It may be taken away by this person. */
  mine: boolean;
}

/** What pictures take of this iPad, and what of them has not reached the school. */
export interface PictureRoomView {
  pictures: number;
  bytes: number;
  waiting: { pictures: number; bytes: number };
}
