import type { TabletTold } from "../../sync/tabletMessages.ts";
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import type { Role } from "../../domain/roles.ts";
import type { Day, Instant } from "../../domain/time.ts";

/** Somebody whose records are on this tablet. `waiting`: something of theirs has not been sent. */
export interface PersonTile {
  id: string;
  /** First name and initial. */
  name: string;
  role: Role | null;
  waiting: number;
  /** Their copy here was cleared: signing in needs the network once. */
  cleared: boolean;
}

/** Somebody on their way in, and what is asked of them next (`people/arriving.ts`). */
export interface ArrivingView {
  person: string;
  name: string;
  next: "signIn" | "secondStep" | "setUpStep" | "pin" | "choosePin" | "pinGone";
  why: "copy_cleared" | "unlock_ran_out" | null;
  /** What of theirs is on this tablet and nowhere else. */
  unsent: number;
}

/** What the tablet says of itself before anybody has signed in. */
export interface DeviceView {
  school: string | null;
  people: PersonTile[];
  /** Who left this tablet last, until somebody signs in; `told`: the school knows that their sign-in here is over. */
  farewell: { tileName: string; told: boolean } | null;
  /** The school said that this iPad was lost or stolen: everything on it was deleted, and nobody can sign in. */
  revoked: boolean;
  /** Who is signed in; null shows the tiles. */
  current: string | null;
  arriving: ArrivingView | null;
  /** `insecure`: a plain address, where nothing can be kept. `notSetUp`: the server has no school yet. */
  problem: "insecure" | "notSetUp" | "emptied" | "blockedUpgrade" | "reloadNeeded" | null;
  installed: boolean;
  persistent: boolean | null;
  storage: { used: number; quota: number; nearlyFull: boolean } | null;
  /** A new version waits for a calm moment. */
  updateReady: boolean;
}

/** One of the school's iPads, as its leaders look after it. */
export type TabletView = TabletTold;

export interface ClassChoice {
  id: string;
  name: string;
  type: "class" | "group";
}

/** Who is signed in, what they may open, and the school around them. */
export interface SessionView {
  person: { id: string; displayName: string };
  roles: Role[];
  school: string;
  zone: string;
  classes: ClassChoice[];
  /** Minutes without a touch until the screen locks: in a lesson, and on every other page. */
  idleMinutes: { lesson: number; elsewhere: number };
  /** Children are this person's own, wherever they are taught: their caseload can be opened like a class. */
  caseload: boolean;
  /** Classes whose access has ended by its date since the school was last asked. */
  ended: { id: string; name: string; until: Day }[];
  /** What this person had on this tablet was cleared, and `lost`, as far as it knows, not sent. Until they have read it. */
  emptied: { lost: number } | null;
  /** `record`: evidence of somebody's, here and today. A leader reads it on demand and writes none. */
  may: { record: boolean; invite: boolean; editSchool: boolean; seePlans: boolean; seePhase: boolean };
  signedIn: boolean;
  lastClass: string | null;
  /** The school's time minus this tablet's, in ms, as last measured: screens show the school's. */
  clockOffset: number;
}

export interface WaitingNote {
  class: string;
  pupils: string[];
  words: string;
}

/** What the screens remember of today for one person: the adult and the tool last chosen in each activity, and typed names. */
export interface Remembered {
  day: Day;
  /** By activity, "" while there is none; and of one child of a group alone, by activity and pupil. */
  seenBy: Record<string, SeenBy>;
  /** The tool that was open, by activity: it sticks to person and activity, never to the pupil. */
  tool: Record<string, string>;
  /** Cover, therapists and home as typed today, offered as a tap from then on. */
  typed: SeenBy[];
  /** Notes begun and not saved, each by an id of its own, so that two tabs keep theirs beside each other. They wait however long it takes. */
  notes?: Record<string, WaitingNote> | undefined;
}

/** A child held on this tablet: the name shown, and every name they may be called by. */
export interface OnRoll {
  pupil: string;
  name: string;
  called: string[];
}

/** One adult who may have seen it. `here`: one of this class's adults. */
export interface StaffChoice {
  id: string;
  displayName: string;
  here: boolean;
}

/** A member of staff as School shows them: what they may do where, whether they can sign in, and a link they have not used. */
export interface StaffView {
  id: string;
  displayName: string;
  leftOn: Day | null;
  hasAccount: boolean;
  link: { expiresAt: Instant } | null;
  grants: { id: string; role: Role; scope: { type: "class" | "pupil" | "phase" | "school"; id?: string }; from: Day; until: Day | null }[];
}

/** Somebody who has forgotten their PIN and asks to be let in to their own iPad. */
export interface RescueView {
  id: string;
  person: string;
  displayName: string;
  askedAt: Instant;
}

export interface InvitationMade {
  /** `reset`: to choose a new password. `step`: to set up another second step. */
  purpose: "join" | "reset" | "step";
  /** The whole address, secret in its fragment: shown once, never kept. */
  link: string;
  expires: Instant;
}
