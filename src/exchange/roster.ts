/** A roster as any program's export comes to it, for one school: pupils, staff, sections, and who is in which. */
import type { ImportSkip, Spot } from "../domain/importCodes.ts";
import type { Day } from "../domain/time.ts";

interface Row {
  /** The id in the program the export came from. */
  id: string;
  spot: Spot;
}

export interface RosterPupil extends Row {
  firstName: string;
  lastName: string;
  grade: string;
  /** The headers of what may change, to say which did. */
  columns: Record<"firstName" | "lastName" | "grade" | "birthDate", string>;
  /** Undefined where the file says none. */
  birthDate: Day | undefined;
}

export interface RosterStaff extends Row {
  firstName: string;
  lastName: string;
  /** What they sign in with elsewhere: suggested, never taken as an account. */
  userName: string;
  email: string;
  /** The headers of the name. */
  nameColumns: readonly string[];
}

export interface RosterSection extends Row {
  name: string;
  /** The header of the name. */
  nameColumn: string;
  from: Day | undefined;
  until: Day | undefined;
}

/** A person in a section. */
export interface RosterLink {
  section: string;
  person: string;
  spot: Spot;
}

export interface Roster {
  pupils: readonly RosterPupil[];
  staff: readonly RosterStaff[];
  sections: readonly RosterSection[];
  enrolments: readonly RosterLink[];
  teaching: readonly RosterLink[];
  /** Rows left out while reading. */
  skipped: readonly ImportSkip[];
  /** What the files hold and this roster does not, by `idKey`: of another school, or itself left out or refused. */
  notHere: ReadonlyMap<string, "otherSchool" | "ofLeftOut">;
}

/** Ids are only unique within one kind. */
export const idKey = (what: "pupil" | "staff" | "section", id: string): string => `${what} ${id}`;
