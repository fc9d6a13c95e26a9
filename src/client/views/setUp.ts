/**
 * What the School screen edits, as it was when it was opened. It goes back with the edit, so that only what was edited is
 * said, over what its author saw: a colleague's newer word is then listed for them, never silently lost.
 */
import type { PolicyName } from "../../domain/policies.ts";
import type { ConsentSaid } from "../../domain/pictureLevel.ts";
import type { Day } from "../../domain/time.ts";
import type { StaffChoice } from "./people.ts";

/** By record, and by group of its fields, the change whose statement was seen. */
export type Seen = Record<string, Record<string, string>>;

/** A consent for pictures as it stands: `given` is null where nobody has been asked. */
/** What the school decided for its iPads, each as it holds. */
export interface PoliciesView {
  mayEdit: boolean;
  policies: { policy: PolicyName; value: number }[];
}

export interface ConsentSetUp {
  scope: ConsentSaid["scope"];
  given: boolean | null;
  until: Day | null;
  who: string;
}

/** Who a pupil is. */
export interface PupilDetails {
  firstName: string;
  lastName: string;
  /** The name they go by, where it is another. */
  knownAs: string | null;
  /** 0 is Reception. */
  yearGroup: number | null;
  pathway: string | null;
}

/** A pupil who has left, and their last day. */
export interface PupilLeft {
  id: string;
  name: string;
  leftOn: Day;
}

/** What helps a pupil in a line, what they do, and their targets. */
export interface PupilSetUp {
  id: string;
  name: string;
  helpsLine: string;
  chips: { id: string; label: string; order: number }[];
  /** What is worked on now. */
  targets: { id: string; wording: string; area: string | null }[];
  /** The words of every target that has not ended: a list that is pasted again brings in only what is new. */
  had: string[];
  /** The picture for the card that is kept, whether it may be shown or not. */
  portrait: string | null;
  /** Null for who may not say them. */
  details: PupilDetails | null;
  /** In the order of their reach; null for who may not say them. */
  consents: ConsentSetUp[] | null;
  seen: Seen;
}

/** When an activity happens each week: 1 Monday to 7 Sunday, minutes since midnight. A slot that is new has no id. */
export interface SlotSetUp {
  id: string | null;
  weekday: number;
  start: number;
  end: number;
}

export interface ActivityFields {
  name: string;
  place: string | null;
  camera: boolean;
  /** Engagement areas to watch. */
  areas: string[];
  usualAdults: string[];
  slots: SlotSetUp[];
  /** By pupil, the one or two targets that live here. A pupil without any is offered all of theirs. */
  targets: Record<string, string[]>;
}

export interface ActivitySetUp extends ActivityFields {
  id: string;
  seen: Seen;
}

/** An activity that no longer happens. */
export interface ActivityEnded {
  id: string;
  name: string;
  until: Day;
  seen: Record<string, string>;
}

/** A class or group as whoever plans it sees it. */
export interface ClassSetUp {
  /** Teachers of it, and leaders; whoever else looks changes nothing. */
  mayEdit: boolean;
  activities: ActivitySetUp[];
  /** The last to end first. */
  ended: ActivityEnded[];
  pupils: { id: string; name: string; targets: { id: string; wording: string }[] }[];
  areas: { id: string; name: string }[];
  adults: StaffChoice[];
}

/** A class or a group as who keeps the school sees it, one that has ended too. */
export interface PlaceSetUp {
  id: string;
  name: string;
  type: "class" | "group";
  phase: string | null;
  from: Day;
  until: Day | null;
  /** The last day that a child is in it: null while one stays, "" where there has been none. */
  staysUntil: Day | null;
  seen: Record<string, string>;
}
