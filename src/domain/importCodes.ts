/**
 * What an import says: every row that is not taken and why, every column left out, and what only a person can decide. Codes
 * with what belongs to them, never a cell's content, because cells hold children's names. `words` has the sentence of each.
 */
import type { Role } from "./roles.ts";
import type { Day } from "./time.ts";

/** A school of 2,000 pupils in ten sections each is 400 kB; a file beyond this is not a roster. */
export const maxBytes = 20_000_000;

/** Where in a file: its name, the line an editor shows, and the header of the column. */
export interface Spot {
  file: string;
  line?: number | undefined;
  column?: string | undefined;
}

/** Why a file or a row cannot be taken: something is wrong with it, and mending it is possible. */
export type ImportRefusal = Spot &
  (
    | { code: "fileMissing" | "fileEmpty" | "notUtf8" | "columnMissing" | "columnTwice" }
    | { code: "fileTooLarge"; maxBytes: number }
    | { code: "tooManyRows"; maxRows: number }
    | { code: "ragged"; expected: number; found: number }
    | { code: "quoteOpen" | "valueMissing" | "notADate" | "dateAhead" | "termBackwards" }
    | { code: "valueTooLong"; max: number }
    | { code: "idTwice"; otherLine: number }
    | { code: "unknownSchool" | "unknownSection" | "unknownPupil" | "unknownStaff" }
    | { code: "sameNameUnclear" }
    | ListRefusal
  );

/** What can be wrong with a row of a list, or with its headings. */
export type ListRefusal =
  | { code: "noHeadings" | "oneWordName" }
  | { code: "upnNone" | "upnOfAnother" }
  | { code: "upnLetter"; expected: string }
  | { code: "rowTwice"; otherLine: number }
  /** The cell says none of what can be said there. */
  | { code: "notOneOf"; choices: readonly string[] }
  | { code: "placeUnknown" | "placeUnclear" | "isAGroup" | "isAClass" | "untilBeforeFrom" | "childrenInClass" }
  | { code: "pupilUnknown" | "pupilUnclear" | "pupilNotSaid" }
  | { code: "areaUnknown"; areas: readonly string[] }
  | { code: "areaUnclear" }
  | { code: "stepUnknown" | "stepUnclear" | "stepElsewhere" }
  | { code: "consentNotSaid" | "consentBothWays" | "consentWithoutDay" }
  | { code: "roleWithoutPlace" | "roleWithoutEnd" };
export type ImportRefusalCode = ImportRefusal["code"];

/** Refusals of a whole file: without it there is nothing to plan, whatever is asked. */
export const fileRefusals: readonly ImportRefusalCode[] = [
  "fileMissing",
  "fileEmpty",
  "notUtf8",
  "columnMissing",
  "columnTwice",
  "fileTooLarge",
  "tooManyRows",
  "noHeadings",
];

/** Why a row is left out although nothing is wrong with it. */
export type ImportSkip = Spot &
  (
    | {
        code:
          | "otherSchool"
          | "inactive"
          | "alreadyThere"
          | "leftHere"
          | "removedHere"
          | "erasedHere"
          | "endedHere"
          | "ofLeftOut"
          | "newerHere"
          | "example";
      }
    | { code: "sameRowTwice"; firstLine: number }
  );
export type ImportSkipCode = ImportSkip["code"];

/** A column that nothing is taken from. `password`: it is not even kept in memory. */
export interface ColumnLeftOut {
  file: string;
  column: string;
  why: "password" | "notKept" | "unknown";
}

/** What a person should know before saying yes. */
export type ImportNotice =
  | { code: "fileAbsent"; file: string }
  | { code: "fileNotRead"; file: string }
  | ({ code: "gradeNotAYear" } & Spot)
  | { code: "gradesAreYears"; grades: readonly { grade: string; yearGroup: number; pupils: number }[] }
  | ({ code: "dateOrderSeen"; order: DateOrder } & Spot)
  | { code: "termsMoved"; from: Day; until: Day }
  | { code: "termsOver"; until: Day }
  | { code: "pupilsWithoutClass"; pupils: number }
  | { code: "staffWithoutEmail"; staff: number }
  | { code: "staffWithoutGroup"; staff: number }
  | ListNotice;

/** What a person should know of a list in particular. */
export type ListNotice =
  | { code: "oldEncoding"; file: string }
  | { code: "dateOrderRemembered"; order: DateOrder }
  | { code: "newWithoutClass" | "withoutUpn" | "temporaryUpns" | "notInList"; pupils: number }
  | ({ code: "groupLeftHere" | "upnKept" } & Spot)
  | { code: "othersInGroups" }
  | { code: "rolesGiven"; roles: readonly { role: Role; people: number }[] };

export type DateOrder = "monthFirst" | "dayFirst";

/** One of the schools in a folder, with what the folder holds for it. */
export interface SchoolChoice {
  id: string;
  name: string;
  pupils: number;
  staff: number;
  groups: number;
}

/** What only a person can decide, asked one at a time. */
export type ImportQuestion =
  | { code: "school"; choices: readonly SchoolChoice[] }
  | { code: "unknownSchool"; asked: string; choices: readonly SchoolChoice[] }
  | { code: "dateOrder"; examples: readonly Spot[] }
  | { code: "terms"; from: Day; until: Day; current: { from: Day; until: Day } }
  /** Rows of people who are called as people who are here already, and did not come from these files. */
  | { code: "sameNames"; spots: readonly Spot[] };

export interface ImportAnswers {
  /** The school's id in the folder. */
  school?: string | undefined;
  dateOrder?: DateOrder | undefined;
  /** `current`: the groups run from today to the end of this academic year. `keep`: they keep their dates. */
  terms?: "current" | "keep" | undefined;
  /** `join`: they are the people who are here. `apart`: they are others, and come in as well. */
  sameNames?: "join" | "apart" | undefined;
}
