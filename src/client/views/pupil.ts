/** One child, as the pages about them show them. */
import type { TargetState } from "../../domain/kinds/card.ts";
import type { Need } from "../../domain/needs.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { Went } from "../../domain/answer.ts";
import type { TargetAction } from "../../domain/targets/nextActions.ts";
import type { Day, Instant, Precision } from "../../domain/time.ts";
import type { Face } from "./classScreen.ts";
import type { Seen } from "./setUp.ts";

/** The lines of my page. */
export type PageLine = "communicates" | "movementsMean" | "helps" | "notToDo";

export interface PupilView {
  id: string;
  /** What the child goes by, and the name in full. */
  name: string;
  fullName: string;
  initials: string;
  pebble: number;
  /** Their picture, where there is one and somebody has agreed to it. */
  face: Face | null;
  yearGroup: number | null;
  /** The code of the pathway the child is on today. */
  pathway: string | null;
  classes: string[];
  leftOn: Day | null;
  page: Record<PageLine, string>;
  /** What an adult may see the child do, in the order of the card: the response chips of the log sheet. */
  responses: string[];
  /** Of my page, by group of its fields. */
  seen: Record<string, string>;
  /** What this person may write about the child: the server would refuse the rest. */
  may: { plan: boolean; outcomes: boolean; page: boolean; support: boolean; programmes: boolean };
}

/** A framework's strands, as a target is filed under one. */
export interface AreaGroup {
  framework: string;
  name: string;
  /** Of the child's own pathway: guessed from, and offered first. */
  own: boolean;
  /** False where the school works with it no longer: only what is filed under it already can stay there. */
  used: boolean;
  areas: { id: string; name: string }[];
}

export type TargetParts = Pick<Fields<"target">, "cue" | "behaviour" | "help" | "criterion" | "contexts" | "module">;

/** What a person says of a target: its words to the letter, and what improves them. */
export interface TargetFields extends TargetParts {
  wording: string;
  /** Where it is filed, said together: a framework's strand, and the step of its bank that the target stands for. */
  framework: string | null;
  area: string | null;
  step: string | null;
  outcome: string | null;
  programmeOf: string | null;
  counts: string;
  doesntCount: string;
  maintain: boolean;
}

/** A specialist’s programme, as it is named. */
export interface ProgrammeNamed {
  id: string;
  title: string;
  /** Who wrote it, or whose name stood on the paper it came on; empty where that is no longer known here. */
  who: string;
  profession: string;
  endedOn: Day | null;
  /** Taken off the card; the targets that were part of it still say so. */
  removed: boolean;
  /** A specialist’s own, or anybody’s for who writes the whole plan. */
  mayEdit: boolean;
}

export interface ProgrammeReview {
  id: string;
  on: Day;
  who: string;
  /** As it was typed; null where it is who wrote the review down. */
  typed: string | null;
  said: string;
  mayEdit: boolean;
  seen: Record<string, string>;
}

export interface ProgrammeItem extends ProgrammeNamed {
  toDo: string;
  /** The name that was typed, where it is not who wrote it here; and who did. */
  typed: string | null;
  writer: string;
  writtenOn: Day;
  reviewOn: Day | null;
  endedWhy: string;
  /** Latest first. */
  reviews: ProgrammeReview[];
  /** Those that have not ended. */
  targets: { id: string; wording: string; state: TargetState }[];
  seen: Record<string, string>;
}

export interface PlanTarget extends TargetFields {
  id: string;
  /** The programme it is part of, removed or not, where its words are here. */
  programme: ProgrammeNamed | null;
  /** This person may change and decide it. */
  mayEdit: boolean;
  areaName: string | null;
  /** The step it stands for, as the latest version that has it says it. */
  standsFor: { level: string; wording: string } | null;
  state: TargetState;
  /** Two people decided at once: it is settled on the page of what is saved. */
  disputed: boolean;
  actions: TargetAction[];
  /** When it was last seen, and how that went. */
  last: { went: Went | null; observedAt: Instant; precision: Precision; seenBy: string } | null;
  /** What was decided of it, latest first. */
  decided: { id: string; action: string; at: Instant; who: string; why: string | null }[];
  /** The target it came from, and the one that came after it. */
  before: string | null;
  after: string | null;
  order: number;
  seen: Record<string, string>;
}

/** A step of the framework's bank, as it is pinned to a child: with its words. */
export interface PinnedStep {
  id: string;
  framework: string;
  strand: string;
  wording: string;
  counts: string;
  doesntCount: string;
}

/** A framework's bank of steps, as they are chosen from it; a strand that has none has no levels. */
export type StepBank = { id: string; name: string; levels: BankLevel[] }[];

export interface BankLevel {
  id: string;
  name: string;
  /** What to try when the next step up is not the next step. */
  sideways: string | null;
  steps: PinnedStep[];
}

export interface WatchForView {
  /** Of the frameworks the child works with; empty where none of them has a bank. */
  strands: StepBank;
  pinned: PinnedStep[];
}

export interface PlanView {
  /** This year. */
  year: string;
  /** Those it can be opened at, this one among them, in order. */
  years: string[];
  module: number | null;
  plan: { id: string; type: "provision" | "ilp"; author: string | null; agreedWithParentsOn: Day | null } | null;
  /** Without an area of need where nobody has said which: none is guessed, for it stands in a legal document. */
  outcomes: { id: string; wording: string; need: Need | null; keyStage: string; order: number }[];
  /** Drafts, active and paused ones as the plan orders them; those that have ended, latest first. */
  targets: PlanTarget[];
  ended: PlanTarget[];
  strategies: { id: string; wording: string; order: number }[];
  /** Of this child, latest first. */
  programmes: ProgrammeNamed[];
  /** This person writes targets of their own programmes, and no others. */
  onlyOwn: boolean;
  areas: AreaGroup[];
  seen: Seen;
}

/** The plan of another year: nothing is decided of a target in it. */
export interface PlanOfYearView {
  year: string;
  plan: PlanView["plan"];
  /** Those that stood in it, as they stood at its end. */
  targets: {
    id: string;
    wording: string;
    area: string | null;
    areaName: string | null;
    order: number;
    state: TargetState;
    last: { action: string; at: Instant; why: string | null } | null;
  }[];
  seen: Seen;
}

export interface SupportItem {
  id: string;
  what: string;
  who: string;
  why: string;
  /** Empty until somebody has said whether it helped. */
  helped: string;
  from: Day;
  until: Day | null;
  reviewedOn: Day | null;
  mayEdit: boolean;
  seen: Record<string, string>;
}

/** Each latest first: what goes on or is to begin, and what is over. */
export interface SupportView {
  /** Those that stand, and those that have ended. */
  programmes: ProgrammeItem[];
  programmesOver: ProgrammeItem[];
  now: SupportItem[];
  over: SupportItem[];
}
