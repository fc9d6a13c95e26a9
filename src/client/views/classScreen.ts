import type { State, Went } from "../../domain/answer.ts";
import type { Fields } from "../../domain/kinds.ts";
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import type { Day, HalfDay, Instant, Precision } from "../../domain/time.ts";

/** A picture of a child for their card, by whose and which. */
export interface Face {
  pupil: string;
  portrait: string;
}

export interface PupilCard {
  id: string;
  name: string;
  /** Two letters for the pebble; never the only thing that tells two children apart. */
  initials: string;
  /** A tint without meaning, the same for a pupil on every tablet: 0 to 4. */
  pebble: number;
  /** Their picture, where there is one and somebody has agreed to it. */
  face: Face | null;
  helpsLine: string | null;
  state: { state: State; since: Instant } | null;
  /** `until`: the last of several days, while it is still to come. */
  away: { why: "away" | "unwell"; half: "day" | HalfDay; told: string | null; until: Day | null } | null;
  pictures: "no" | "school" | "parents" | "public";
  may: MayWithPupil;
}

/** What this person may do with a child: `record` evidence, `mark` a state or an absence, say that they didn't join in. */
export interface MayWithPupil {
  record: boolean;
  mark: boolean;
  notOffered: boolean;
}

export interface ClassView {
  id: string;
  name: string;
  type: "class" | "group";
  today: Day;
  module: { number: number; week: number } | null;
  cards: PupilCard[];
  /** Of one that has a last day, a trip: whether every child is on this iPad, to go without a signal. Null for all others. */
  allHere: boolean | null;
  may: { didntHappen: boolean };
}

export interface ActivityChoice {
  id: string;
  name: string;
  place: string | null;
  camera: boolean;
  areas: string[];
  usualAdults: string[];
  /** Minutes since midnight of today's slot, if it has one. */
  start: number | null;
  end: number | null;
  /** When somebody last said so of this slot today, or of the whole day; null where nobody did. */
  didntHappen: Instant | null;
}

/** The activity records belong to now. `taken` expires at the next slot or after 60 minutes; until answered, records carry none. */
export interface ActivityView {
  taken: ActivityChoice | null;
  /** When something, or none, was last taken; whether it still stands or not. */
  since: Instant | null;
  /** When what is taken ends, by the school's clock; null while the bar asks. */
  until: Instant | null;
  offered: ActivityChoice | null;
  /** True when a slot ended or nothing was ever taken: the bar asks, and records carry none. */
  asks: boolean;
  all: ActivityChoice[];
}

export interface TargetRow {
  id: string;
  /** A pinned step of the child, not a target; `id` is the step's. */
  step?: true;
  wording: string;
  area: string | null;
  counts: string | null;
  doesntCount: string | null;
  /** Last time's answer: a faint dot, never a default. */
  last: Went | null;
  /** What has been saved here in this activity, on the day that is written, newest first: a filled answer is the last of all. */
  here: { record: string; went: Went; times: number; justNow: boolean }[];
  /** The tally being kept here, while its record is open. */
  tally: { record: string; worked: number; didnt: number } | null;
}

export interface AreaChoice {
  id: string;
  name: string;
  prompt: string | null;
}

export interface LogSheetView {
  card: PupilCard;
  /** Of this activity. */
  targets: TargetRow[];
  /** The pupil's other active targets. */
  others: TargetRow[];
  /** The child's pinned steps: what is watched for beside the targets. */
  steps: TargetRow[];
  areas: AreaChoice[];
  chips: { id: string; label: string }[];
  /** What stands on the child's page, for somebody who is new here. */
  page: Pick<Fields<"myPage">, "communicates" | "helps" | "notToDo">;
  /** Whether the activity and the child's consents let the camera out. */
  mayPicture: boolean;
  notOffered: boolean;
}

export interface GroupRow {
  card: PupilCard;
  /** Those of the activity, or the child's personal, social and physical ones where it has none of the child's, or there is no activity. */
  targets: TargetRow[];
  psp: boolean;
  /** Who saw this pupil here the last time, on an earlier day, where several adults shared the pupils. */
  seenBy: SeenBy | null;
}

export interface GroupView {
  rows: GroupRow[];
}

/** A record as the bottom line and the last five tell it. Codes and the school's own words; sentences are made in `words`. */
export interface RecordView {
  id: string;
  pupil: string;
  pupilName: string;
  kind: "target" | "engagement" | "step" | "note";
  /** Or the pinned step. */
  target: { id: string; wording: string } | null;
  areas: string[];
  areaNames: string[];
  /** The labels of what the child did; `chipIds` names them. */
  chips: string[];
  chipIds: string[];
  how: Pick<Fields<"observation">, "went" | "help" | "tally" | "measure" | "waited" | "equipment" | "hands">;
  words: string | null;
  /** Some may have been taken away since. */
  pictures: string[];
  state: State | null;
  /** The activity's name. */
  activity: string | null;
  observedAt: Instant;
  precision: Precision;
  savedAt: Instant;
  seenBy: { me: boolean; name: string };
  sent: boolean;
  removed: boolean;
}

export interface LastFiveView {
  records: RecordView[];
}
