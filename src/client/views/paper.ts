import type { Went } from "../../domain/answer.ts";
import type { Day } from "../../domain/time.ts";
import type { PupilCard } from "./classScreen.ts";
import type { EvidenceHeld } from "./profile.ts";

/** A child and their targets on the sheet for the day the iPad is flat. */
export interface GlanceRow extends Pick<PupilCard, "id" | "name" | "helpsLine"> {
  targets: { id: string; wording: string; counts: string; doesntCount: string }[];
}

export interface GlanceView {
  rows: GlanceRow[];
  /** False where nobody has chosen targets for the activity yet: all of every child’s stand there. */
  chosen: boolean;
}

/** Something that was seen of a child this week, as a line to print or to leave out. */
export type WeekItem = { id: string; day: Day } & (
  | {
      type: "words";
      words: string;
      /** The target it was written of, if any. */
      about: string | null;
      /** Home told it. */
      home: boolean;
      /** Not yet, said no, distressed: part of the week, and for a person to choose. */
      hard: boolean;
    }
  | { type: "did"; chips: string[]; stimulus: string | null; hard: boolean }
  /** Of a target: on own, with an adult or in an activity, which it had never been before. */
  | { type: "first"; first: "onOwn" | "person" | "activity"; name: string; wording: string }
);

export interface WeekChild extends Pick<PupilCard, "id" | "name"> {
  /** On every school day of the week so far. */
  away: boolean;
  /** Latest first. */
  items: WeekItem[];
}

/** Two adults saw one moment and say it went otherwise: something to talk about, without blame, and so without names. */
export interface WeekTalk {
  id: string;
  name: string;
  day: Day;
  wording: string;
  went: [Went, Went];
}

export interface WeekView {
  /** The day the page is of: today, or the Friday of a week that has passed. */
  on: Day;
  /** Whose evidence is kept on this iPad: everybody's, only what this person wrote, or none. */
  held: EvidenceHeld;
  children: WeekChild[];
  talk: WeekTalk[];
}
