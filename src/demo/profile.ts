/** What the generator needs to know of a child, a target and a class: written by hand for a small school, made for a large one. */
import type { Answer } from "../domain/answer.ts";
import type { Fields } from "../domain/kinds.ts";
import type { areasOfNeed } from "../domain/needs.ts";
import type { Role } from "../domain/roles.ts";
import type { Strand } from "./strands.ts";
import type { Ways } from "./ways.ts";

export type Criterion = NonNullable<Fields<"target">["criterion"]>;

export const xOfY = (x: number, y: number): Criterion => ({ type: "xOfY", x, y });
export const seconds = (count: number): Criterion => ({ type: "duration", seconds: count });
export const onDays = (days: number): Criterion => ({ type: "onDays", days });
export const metres = (value: number): Criterion => ({ type: "distance", value, unit: "m" });
export const times = (value: number): Criterion => ({ type: "distance", value, unit: "times" });
export const keeps: Criterion = { type: "keeps" };

export interface TargetProfile {
  strand: Strand;
  /** As it was agreed, to the letter. One in eight says nothing that anybody could see, as real lists do. */
  wording: string;
  cue?: string;
  behaviour?: string;
  help?: Answer;
  criterion?: Criterion;
  contexts?: string;
  module?: number;
  counts?: string;
  doesntCount?: string;
  /** A step of the Brook bank, by its id. */
  step?: string;
  /** The activities where it lives, by their keys. */
  lives: readonly string[];
  /** Keeps what is there: no progress is expected. */
  maintain?: true;
  /** Part of the physiotherapist's programme. */
  programme?: true;
  /** The target it followed on from, met before. */
  followsOn?: string;
  /** Where it stands, when not active. */
  state?: "draft" | "paused";
  /** Hardly anybody looks for it. */
  seldom?: true;
}

export interface Pronouns {
  he: string;
  him: string;
  his: string;
}
export const she: Pronouns = { he: "she", him: "her", his: "her" };
export const he: Pronouns = { he: "he", him: "him", his: "his" };

export interface PupilProfile {
  /** Tells the child from the others; ids and days are drawn from it. */
  key: string;
  firstName: string;
  lastName: string;
  pronouns: Pronouns;
  sex: "female" | "male";
  yearGroup: number;
  /** Of the birth date, `MM-DD`; the year follows from the year group. */
  birthday: string;
  ppg: boolean;
  eal: boolean;
  primaryNeed: string;
  pictures: "no" | "school" | "parents" | "public";
  page: { communicates: string; movementsMean: string; helps: string; notToDo: string; helpsLine: string };
  chips: readonly string[];
  outcomes: readonly { need: (typeof areasOfNeed)[number]; wording: string }[];
  strategies: readonly string[];
  targets: readonly TargetProfile[];
  /** What the physiotherapist asks of everybody: the targets marked so are part of it. */
  programme?: { title: string; toDo: string };
  /** What the child is shown, given or played: names of things for words and stimuli. */
  liked: readonly string[];
  /** Lines that only this child's adults would write. */
  lines: readonly string[];
  /** Steps of the bank that are pinned to watch for. */
  watchFor: readonly string[];
  /** Epilepsy: some half-days are after a seizure, in runs. */
  seizures: boolean;
  /** Share of sessions in school, and whether absence comes in hospital blocks. */
  attendance: { rate: number; blocks: boolean };
  groups: readonly string[];
}

export interface StaffProfile {
  key: string;
  displayName: string;
  /** As colleagues write it. */
  firstName: string;
  login: string;
  role: Role;
  /** Share of what the class writes down that this person types; none for those who do not teach it. */
  writes: number;
  /** Groups they also help with, by key. */
  groups: readonly string[];
}

/** A time in the week: weekday 1 to 5, minutes since midnight. */
export type SlotProfile = readonly [weekday: number, start: number, end: number];

export interface ActivityProfile {
  key: string;
  name: string;
  place: string;
  camera: boolean;
  /** Engagement areas to watch. */
  areas: readonly string[];
  slots: readonly SlotProfile[];
  /** The group whose activity it is; otherwise the class's. */
  group?: string;
}

export interface ClassProfile {
  key: string;
  name: string;
  ways: Ways;
  groups: readonly { key: string; name: string }[];
  pupils: readonly PupilProfile[];
  staff: readonly StaffProfile[];
  activities: readonly ActivityProfile[];
}
