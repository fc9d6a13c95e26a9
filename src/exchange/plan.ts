/** An import's plan: what would be added and changed, what is left out and why, and the statements that would do it. */
import type { ColumnLeftOut, ImportNotice, ImportRefusal, ImportSkip, SchoolChoice, Spot } from "../domain/importCodes.ts";
import type { Draft } from "../domain/draft.ts";
import type { Day } from "../domain/time.ts";

/** Statements that stand or fall together: one pupil, one group, one member of staff. */
export type DraftAct = readonly Draft[];

export interface Period {
  from: Day;
  until: Day | null;
}

export type Planned = "pupil" | "group" | "staff" | "membership" | "teaching";

export interface Added {
  what: Planned;
  id: string;
  spot: Spot;
}

/** A record that would change. `columns` says which, never what to. */
export interface Changed extends Added {
  columns: readonly string[];
}

/** A member of staff to invite. They have no account until they use their link and choose a name and a password. */
export interface StaffInvitation {
  person: string;
  displayName: string;
  email: string | null;
  /** The user name of the export, offered to them as theirs; empty when there was none. */
  suggestedLogin: string;
}

/** A role to give: teacher of a group. */
export interface TeachingGrant extends Period {
  person: string;
  group: string;
}

/** A role that was given until the end of a term, where the term now ends on another day. */
export interface GrantEnd {
  grant: string;
  until: Day;
}

export interface ImportPlan {
  school: SchoolChoice;
  add: readonly Added[];
  change: readonly Changed[];
  skip: readonly ImportSkip[];
  refuse: readonly ImportRefusal[];
  columns: readonly ColumnLeftOut[];
  notices: readonly ImportNotice[];
  acts: readonly DraftAct[];
  invitations: readonly StaffInvitation[];
  grants: readonly TeachingGrant[];
  grantEnds: readonly GrantEnd[];
}

/** What the school already has, as far as an import meets it. Removed records are among them: an import brings nothing back. */
export interface Existing {
  pupils: readonly {
    id: string;
    misId: string | null;
    firstName: string;
    lastName: string;
    knownAs: string | null;
    yearGroup: number | null;
    birthDate: Day | null;
    /** There is a record of who they are, in their file. */
    identified: boolean;
    left: boolean;
    removed: boolean;
  }[];
  groups: readonly ({ id: string; name: string; removed: boolean } & Period)[];
  memberships: readonly ({ id: string; pupil: string; group: string; removed: boolean } & Period)[];
  staff: readonly { id: string; displayName: string; left: boolean; removed: boolean }[];
  /** `ended`: somebody ended it before its day was over. */
  teaching: readonly (TeachingGrant & { id: string; ended: boolean })[];
  /** Ids of pupils whose records were erased for good. */
  erased: readonly string[];
}

/** What a part of the plan comes to: parts are put together in the order they are applied. */
export interface Part {
  add: Added[];
  change: Changed[];
  skip: ImportSkip[];
  acts: DraftAct[];
  notices: ImportNotice[];
}

export const emptyPart = (): Part => ({ add: [], change: [], skip: [], acts: [], notices: [] });
