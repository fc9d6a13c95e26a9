import type { Answer } from "../../domain/answer.ts";
import type { TargetState } from "../../domain/kinds/card.ts";
import type { Also } from "../../domain/profile/alsoThatYear.ts";
import type { Journey } from "../../domain/profile/journey.ts";
import type { Reached } from "../../domain/profile/longView.ts";
import type { Strip } from "../../domain/profile/strips.ts";
import type { Day } from "../../domain/time.ts";
import type { Module } from "../../domain/year.ts";

/** How much of a child's evidence is on this tablet: who leads the school holds none, cover what they wrote themselves. */
export type EvidenceHeld = "all" | "own" | "none";

/** One of a child's targets, to open its journey. */
export interface ProfileTarget {
  id: string;
  wording: string;
  area: string | null;
  areaName: string | null;
  state: TargetState;
  /** The latest day on which it was seen. */
  last: Day | null;
}

/** What was seen at a strand: a target's words, or those of a step watched for. */
export interface BesideLadder {
  id: string;
  words: string;
  level: string | null;
  day: Day;
  /** Its journey can be opened. */
  target: boolean;
}

export interface LadderStrand {
  id: string;
  name: string;
  /** One a data point; null where nobody judged. `number` counts them within their year. */
  rungs: { year: string; number: number; on: Day; level: string | null }[];
  /** The words of the level judged last. */
  anchor: string | null;
  beside: BesideLadder[];
}

export interface LadderView {
  framework: string;
  name: string;
  /** The wording is the program's, until the school has made it its own. */
  example: boolean;
  /** Lowest first. */
  levels: { id: string; name: string }[];
  strands: LadderStrand[];
  /** Judgements are in the child's file, which not everybody holds. */
  held: boolean;
}

export interface ProfileView {
  year: string;
  /** The days the strips run over. */
  from: Day;
  until: Day;
  held: EvidenceHeld;
  modules: Module[];
  strips: (Strip & { name: string; prompt: string | null })[];
  ladders: LadderView[];
  /** Those worked on first, then those that have ended. */
  targets: ProfileTarget[];
}

export interface JourneyView extends Journey {
  target: ProfileTarget;
  planned: Answer | null;
}

export interface LongViewShown {
  /** What was said of targets is in the child's file, which not everybody holds. */
  held: boolean;
  years: { year: string; yearGroup: number | null }[];
  /** One a year, what else there was in it: of a class, its name. */
  also: Also[][];
  rows: { area: string | null; name: string | null; cells: { reached: (Reached & { wording: string })[]; workedOn: boolean }[] }[];
}
