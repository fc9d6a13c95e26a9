/**
 * Lists: one CSV file of one kind, whatever its headings. What they may hold, and what an import of one says. Codes and places,
 * never a cell's content; `words` has the sentence of each.
 */
import type { ColumnLeftOut, DateOrder, ImportNotice, ImportRefusal, ImportSkip, Spot } from "./importCodes.ts";

const person = ["upn", "firstName", "lastName", "fullName", "class"] as const;

/** The kinds of list, each with what its columns may hold. */
export const listFields = {
  pupils: [
    "upn",
    "formerUpn",
    "firstName",
    "lastName",
    "fullName",
    "knownAs",
    "birthDate",
    "yearGroup",
    "class",
    "groups",
    "phase",
    "site",
    "pathway",
    "ppg",
    "eal",
    "sex",
    "lookedAfter",
    "primaryNeed",
  ],
  targets: [...person, "wording", "area", "step", "outcome", "need", "module", "counts", "doesntCount"],
  classes: ["name", "type", "phase", "site", "pathway", "from", "until"],
  consents: [...person, "scope", "given", "inside", "parents", "public", "from", "until", "who"],
  staff: ["firstName", "lastName", "fullName", "email", "role", "class", "groups", "phase", "from", "until"],
} as const;

export type ListKind = keyof typeof listFields;
export type FieldOf<K extends ListKind> = (typeof listFields)[K][number];
export type ListField = FieldOf<ListKind>;

export const listKinds: readonly ListKind[] = ["pupils", "targets", "classes", "consents", "staff"];

/** True when a list of this kind can hold the field. */
export function isFieldOf<K extends ListKind>(kind: K, field: string): field is FieldOf<K> {
  const fields: readonly string[] = listFields[kind];
  return fields.includes(field);
}

/** How it is known what a column holds. `likely`: by what its cells look like, so that somebody has to agree. */
export type ColumnKnown = "said" | "remembered" | "known" | "likely" | "password" | "none";

/** A column of the file, and what it is taken for. Two columns of one heading are told apart by a number. */
export interface ListColumn {
  heading: string;
  field: ListField | null;
  how: ColumnKnown;
}

/** What places may be called in a list: what is not here yet is made only when somebody says so. */
export const placeTypes = ["class", "group", "phase", "site", "pathway"] as const;
export type PlaceType = (typeof placeTypes)[number];

export interface NewPlace {
  what: PlaceType;
  name: string;
}

/** What only a person can decide about a list, asked one at a time. */
export type ListQuestion =
  /** Which of the columns holds a field: none is known to, several may, or one looks as if it did. */
  | { code: "column"; field: ListField; why: "missing" | "several" | "likely"; choices: readonly string[] }
  | { code: "dateOrder"; examples: readonly Spot[] }
  | { code: "newPlaces"; places: readonly NewPlace[] }
  | { code: "samePupils"; spots: readonly Spot[] };

/** By heading, the field it holds, or that nothing is taken from it. */
export type ColumnsSaid = Readonly<Record<string, ListField | null>>;

export interface ListAnswers {
  columns?: ColumnsSaid | undefined;
  dateOrder?: DateOrder | undefined;
  /** `make`: they are new, and are made. `refuse`: their rows are not taken. */
  newPlaces?: "make" | "refuse" | undefined;
  /** `join`: they are the children who are here. `apart`: they are others, and come in as well. */
  samePupils?: "join" | "apart" | undefined;
}

/** A row that changes something: which columns say otherwise than what is here. */
export interface RowChanged extends Spot {
  columns: readonly string[];
}

/** What a list comes to, row by row. Every row that is not blank is in one of the four. */
export interface ListRows {
  kind: ListKind;
  add: readonly Spot[];
  change: readonly RowChanged[];
  skip: readonly ImportSkip[];
  refuse: readonly ImportRefusal[];
  /** Classes, groups and other places that are made because a row names them. */
  made: readonly NewPlace[];
  leftOut: readonly ColumnLeftOut[];
  notices: readonly ImportNotice[];
}
