/** What an import of a list says: its kinds and fields by name, why a row is not taken and what to mend, what to know, what is asked. */
import type { ListNotice, ListRefusal, Spot } from "../domain/importCodes.ts";
import type { ColumnKnown, ListField, ListKind, ListQuestion, PlaceType } from "../domain/listCodes.ts";
import { andList, counted } from "./lists.ts";
import { roleWords } from "./roles.ts";
import { dateOrderWords, spotWords } from "./spotWords.ts";

export const listKindWords: Record<ListKind, string> = {
  pupils: "Pupils",
  targets: "Targets",
  classes: "Classes and groups",
  consents: "Consents for pictures",
  staff: "Staff",
};

export const fieldWords: Record<ListField, string> = {
  upn: "UPN",
  formerUpn: "Former UPN",
  firstName: "First name",
  lastName: "Last name",
  fullName: "First and last name in one",
  knownAs: "Known as",
  birthDate: "Date of birth",
  yearGroup: "Year group",
  class: "Class",
  groups: "Groups",
  phase: "Phase",
  site: "Site",
  pathway: "Pathway",
  ppg: "Pupil premium",
  eal: "English as an additional language",
  sex: "Sex",
  lookedAfter: "Looked after",
  primaryNeed: "Primary need",
  wording: "Target",
  area: "Area",
  step: "Framework step",
  outcome: "Outcome of the plan",
  need: "Area of need of the outcome",
  module: "Module",
  counts: "What counts",
  doesntCount: "What doesn’t count",
  name: "Name of the class or group",
  type: "Class or group",
  scope: "What the consent is for",
  given: "Given, yes or no",
  inside: "Consent inside school",
  parents: "Consent with parents",
  public: "Consent in public",
  from: "From",
  until: "Until",
  who: "Who gave it",
  email: "E-mail",
  role: "Role",
};

/** How a column comes to be taken for what it is. */
export const columnKnownWords: Record<ColumnKnown, string> = {
  said: "as you said",
  remembered: "as last time",
  known: "by its heading",
  likely: "looks like it",
  password: "never read: passwords stay where they are",
  none: "nothing is taken from it",
};

const placeWords: Record<PlaceType, (count: number) => string> = {
  class: (count) => counted(count, "class", "classes"),
  group: (count) => counted(count, "group"),
  phase: (count) => counted(count, "phase"),
  site: (count) => counted(count, "site"),
  pathway: (count) => counted(count, "pathway"),
};

/** "2 classes (Elm, Oak) and 1 site (Elm House)". */
export function newPlacesWords(places: readonly { what: PlaceType; name: string }[]): string {
  const types = [...new Set(places.map(({ what }) => what))];
  return andList(
    types.map((what) => {
      const names = places.filter((place) => place.what === what).map(({ name }) => name);
      return `${placeWords[what](names.length)} (${names.join(", ")})`;
    }),
  );
}

const wrongCell = "is none of what can be said there.";

/** What is wrong with a row of a list or with its headings, and what to do about it. */
export function listRefusalWords(refusal: ListRefusal): string {
  switch (refusal.code) {
    case "noHeadings":
      return "has no line of headings: its first line holds somebody’s data. Put a line above it that says what each column is.";
    case "oneWordName":
      return "is not a first and a last name. Write “Ada Byron” or “Byron, Ada”.";
    case "upnNone":
      return "is not a UPN: those have a letter and twelve digits, the last of which may be a letter. Mend it, or leave the cell empty.";
    case "upnLetter":
      return `is mistyped: by its digits a UPN like this begins with ${refusal.expected}. Compare it with the child’s record.`;
    case "upnOfAnother":
      return "is the UPN of somebody here who has another name and another date of birth. Mend the one that is wrong.";
    case "rowTwice":
      return `is the same child as line ${refusal.otherLine}, and says otherwise: neither is taken. Keep the one that is right; if they are two children, give each their UPN or date of birth.`;
    case "notOneOf":
      return `${wrongCell} Write one of: ${refusal.choices.join(", ")}.`;
    case "placeUnknown":
      return "names a place that is not here. Mend its name, or bring it in first.";
    case "placeUnclear":
      return "is the name of two that are here. Rename one of them first.";
    case "isAGroup":
      return "is the name of a group here, not of a class. Take the column for groups, or mend the name.";
    case "isAClass":
      return "is the name of a class here, not of a group. Take the column for the class, or mend the name.";
    case "untilBeforeFrom":
      return "is before the day it begins.";
    case "childrenInClass":
      return "ends while children are in it: they would be seen by nobody. Move them first.";
    case "pupilUnknown":
      return "names a child who is not here. Bring the child in first, or mend the name or the UPN.";
    case "pupilUnclear":
      return "names two children who are here. Add their class or their UPN.";
    case "pupilNotSaid":
      return "does not say which child it is of. Give the UPN, or the first and last name.";
    case "areaUnknown":
      return `is no area of the school’s frameworks. Write one of: ${refusal.areas.join(", ")}.`;
    case "areaUnclear":
      return "is an area of several frameworks. Write it as its framework’s strand, or leave it empty and choose it later.";
    case "stepUnknown":
      return "is no step of the frameworks that this child works with. Write its code, or its words as the framework has them.";
    case "stepUnclear":
      return "is said of several steps. Write the code of the one that is meant, or its area too.";
    case "stepElsewhere":
      return "is a step of another area than this row says. Mend one of the two, or leave the area empty.";
    case "consentNotSaid":
      return "says nothing of any consent. Give what it is for and yes or no, or leave the row out.";
    case "consentBothWays":
      return "says both yes and no for the same. Keep the one that is right.";
    case "consentWithoutDay":
      return "gives a consent that was taken back here. Add the day it was given again.";
    case "roleWithoutPlace":
      return "needs a class or a group, or for a phase leader a phase. Add it to the row.";
    case "roleWithoutEnd":
      return "is for cover, which needs its last day. Add it to the row.";
  }
}

/** What to know of a list before saying yes. */
export function listNoticeWords(notice: ListNotice): string {
  switch (notice.code) {
    case "oldEncoding":
      return `${notice.file} is older than UTF-8 and was read as Windows writes it: look at names with accents.`;
    case "dateOrderRemembered":
      return `Dates are read ${dateOrderWords[notice.order]}, as last time.`;
    case "newWithoutClass":
      return `${counted(notice.pupils, "pupil")} ${notice.pupils === 1 ? "comes" : "come"} in without a class: only leaders see them until one is given.`;
    case "withoutUpn":
      return `${counted(notice.pupils, "pupil")} ${notice.pupils === 1 ? "comes" : "come"} in without a UPN: next time they are known by name and date of birth.`;
    case "temporaryUpns":
      return `${counted(notice.pupils, "pupil")} ${notice.pupils === 1 ? "has" : "have"} a temporary UPN: the next list with their own replaces it.`;
    case "notInList":
      return `${counted(notice.pupils, "pupil")} here ${notice.pupils === 1 ? "is" : "are"} not in the list and ${notice.pupils === 1 ? "stays" : "stay"} as they are: a list says nothing of who has left.`;
    case "groupLeftHere":
      return `${spotWords(notice)}: was in such a group this year and was taken out of it here, so stays out.`;
    case "upnKept":
      return `${spotWords(notice)}: has a permanent UPN here, which a temporary one does not replace.`;
    case "othersInGroups":
      return "Some children are in groups here that the list does not name: they stay in them.";
    case "rolesGiven":
      return `Roles given: ${andList(notice.roles.map(({ role, people }) => `${roleWords[role]} to ${people}`))}.`;
  }
}

const why = {
  missing: "Which column holds it?",
  several: "Several columns could be. Which one is it?",
  likely: "This column looks as if it held it. Does it?",
} as const;

/** A question about a list, as it is asked. */
export function listQuestionWords(question: ListQuestion): string {
  switch (question.code) {
    case "column":
      return `${fieldWords[question.field]}: ${why[question.why]}`;
    case "dateOrder":
      return `Dates such as the one in ${andList(question.examples.map(spotWords))} can be read in two ways. Which comes first, the day or the month?`;
    case "newPlaces":
      return `The list names ${newPlacesWords(question.places)} that ${question.places.length === 1 ? "is" : "are"} not here yet. Make ${question.places.length === 1 ? "it" : "them"}?`;
    case "samePupils":
      return `${rowsSaid(question.spots)}: children of these names are here already, and nothing else tells whether they are the same. Are they?`;
  }
}

function rowsSaid(spots: readonly Spot[]): string {
  return (
    counted(spots.length, "row") +
    ` (${spots.length > 12 ? "the first " : ""}${andList(spots.slice(0, 12).map(({ line = 0 }) => `line ${line}`))})`
  );
}

export const newPlacesAnswerWords: Record<"make" | "refuse", string> = {
  make: "Make them: they are new",
  refuse: "Do not take their rows: the names are wrong",
};

export const samePupilsAnswerWords: Record<"join" | "apart", string> = {
  join: "The same: they keep their one record here, with what the list says of them",
  apart: "Others who are called the same: they come in as well",
};
