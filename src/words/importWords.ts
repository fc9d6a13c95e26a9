/** What an import says: why a row is not taken and what to mend, what is left out, and the questions only a person can answer. */
import type {
  ColumnLeftOut,
  ImportNotice,
  ImportQuestion,
  ImportRefusal,
  ImportSkipCode,
  SchoolChoice,
  Spot,
} from "../domain/importCodes.ts";
import type { Day } from "../domain/time.ts";
import { shortDay } from "./dates.ts";
import { listNoticeWords, listRefusalWords } from "./listWords.ts";
import { andList, counted } from "./lists.ts";
import { dateOrderWords, spotWords } from "./spotWords.ts";

const dated = (day: Day) => `${shortDay(day)} ${day.slice(0, 4)}`;

/** "line 4", "lines 2 to 5 and 9". */
export function linesWords(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const said = runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} to ${to}`));
  return `${runs.length === 1 && runs[0]?.[0] === runs[0]?.[1] ? "line" : "lines"} ${andList(said)}`;
}

/** What is wrong at a place of a file, and what to do about it. */
export function importRefusalWords(refusal: ImportRefusal): string {
  const column = refusal.column ?? "";
  switch (refusal.code) {
    case "fileMissing":
      return "is not in the folder. Export it again, with all of its files.";
    case "fileEmpty":
      return "has no rows. Export it again.";
    case "notUtf8":
      return "is not text in UTF-8. Save it as “CSV UTF-8” and try again.";
    case "columnMissing":
      return `has no column ${column}. Export it with that column.`;
    case "columnTwice":
      return `has the column ${column} more than once. Keep the one that is meant.`;
    case "fileTooLarge":
      return `is larger than ${refusal.maxBytes / 1_000_000} MB. That is more than any roster: is it the right file?`;
    case "tooManyRows":
      return `has more than ${refusal.maxRows} rows. That is more than any roster: is it the right file?`;
    case "ragged":
      return `has ${counted(refusal.found, "cell")}, where the first line has ${refusal.expected}. Is a comma missing, or one too many?`;
    case "quoteOpen":
      return "opens a quotation mark that does not close where it should. Mend the quotation marks of that line.";
    case "valueMissing":
      return "is empty, and is needed.";
    case "valueTooLong":
      return `is longer than ${refusal.max} letters. Shorten it.`;
    case "notADate":
      return "is not a date that can be read. Write it as year-month-day, 2017-03-09.";
    case "dateAhead":
      return "is a date that has not come yet.";
    case "termBackwards":
      return "is before the term starts.";
    case "idTwice":
      return `is also on line ${refusal.otherLine}, and neither is taken. If they are two, they need two ids; if they are one, take one out.`;
    case "unknownSchool":
      return "names a school that School.csv does not have.";
    case "unknownSection":
      return "names a section that Section.csv does not have.";
    case "unknownPupil":
      return "names a pupil that Student.csv does not have.";
    case "unknownStaff":
      return "names a teacher that Teacher.csv does not have.";
    case "sameNameUnclear":
      return "is called as somebody who is here, and so is another row or another person here: which is which cannot be told. Tell their names apart, here or in the file; a middle name will do.";
    default:
      return listRefusalWords(refusal);
  }
}

/** Why rows are left out although nothing is wrong with them. */
export const importSkipWords: Record<ImportSkipCode, string> = {
  otherSchool: "of another school",
  inactive: "not active any more",
  alreadyThere: "there already, and the same",
  leftHere: "left this school: not brought back",
  removedHere: "removed here: not brought back",
  erasedHere: "erased here for good: not brought back",
  endedHere: "ended here: not started again",
  ofLeftOut: "of a pupil, a teacher or a section that is left out itself",
  example: "the example of the template",
  newerHere: "older than what is said here already",
  sameRowTwice: "says what an earlier line has said",
};

/** Why nothing is taken from a column. */
export const columnWords: Record<ColumnLeftOut["why"], string> = {
  password: "refused: passwords of other systems are never read or kept",
  notKept: "not needed here",
  unknown: "not known here",
};

/** What to know before saying yes. */
export function importNoticeWords(notice: ImportNotice): string {
  switch (notice.code) {
    case "fileAbsent":
      return `${notice.file} is not in the folder, so nothing of it comes in.`;
    case "fileNotRead":
      return `${notice.file} is not part of this format and is not read.`;
    case "gradeNotAYear":
      return `${spotWords(notice)}: not a year group, so the year group stays open.`;
    case "gradesAreYears":
      return `A grade is read as the year group: ${andList(notice.grades.map(({ grade, yearGroup, pupils }) => `${grade} is ${yearGroup === 0 ? "Reception" : `Year ${yearGroup}`} (${counted(pupils, "pupil")})`))}.`;
    case "dateOrderSeen":
      return `Dates are read ${dateOrderWords[notice.order]}, as ${spotWords(notice)} can be read in no other way.`;
    case "termsMoved":
      return `The terms of the file are over. The groups run from ${dated(notice.from)} to ${dated(notice.until)} instead.`;
    case "termsOver":
      return `The groups keep their dates and ended by ${dated(notice.until)}: nobody sees a pupil through them today.`;
    case "pupilsWithoutClass":
      return `${counted(notice.pupils, "pupil")} ${notice.pupils === 1 ? "comes" : "come"} in without a class, a phase or a pathway: the file has none. Until a class is given, they are in their groups only.`;
    case "staffWithoutEmail":
      return `${notice.staff} of the staff ${notice.staff === 1 ? "has" : "have"} no e-mail address: give them their link on paper or in person.`;
    case "staffWithoutGroup":
      return `${notice.staff} of the staff ${notice.staff === 1 ? "teaches" : "teach"} no group of this file: they see no pupil until they are given one.`;
    default:
      return listNoticeWords(notice);
  }
}

/** "Contoso High School (10001): 22 pupils, 2 staff, 14 groups". */
export function schoolChoiceWords({ id, name, pupils, staff, groups }: SchoolChoice): string {
  return `${name} (${id}): ${counted(pupils, "pupil")}, ${staff} staff, ${counted(groups, "group")}`;
}

/** A question, as it is asked. */
export function importQuestionWords(question: ImportQuestion): string {
  switch (question.code) {
    case "school":
      return `The folder holds ${question.choices.length} schools. Which one is this for?`;
    case "unknownSchool":
      return `The folder has no school ${question.asked}. Which one is this for?`;
    case "dateOrder":
      return `Dates such as the one in ${andList(question.examples.map(spotWords))} can be read in two ways. Which comes first, the day or the month?`;
    case "terms":
      return `The terms in the folder are over (${dated(question.from)} to ${dated(question.until)}). When should the groups run?`;
    case "sameNames":
      return `${rowsWords(question.spots)}: people of these names are here already, and did not come from this file. Are they the same people?`;
  }
}

/** "Teacher.csv, line 2 and Student.csv, lines 3 and 9". */
function rowsWords(spots: readonly Spot[]): string {
  const lines = new Map<string, number[]>();
  for (const { file, line = 0 } of spots) lines.set(file, [...(lines.get(file) ?? []), line]);
  return andList([...lines].map(([file, numbers]) => `${file}, ${linesWords(numbers)}`));
}

/** The answers to the question about people of one name. */
export const sameNamesAnswerWords: Record<"join" | "apart" | "stop", string> = {
  join: "The same: they keep their one record here, with what the file says of them",
  apart: "Others who are called the same: they come in as well",
  stop: "Stop, and look at them first",
};

/** The answers to the question about terms that are over. */
export function termsAnswerWords({ from, until }: { from: Day; until: Day }): Record<"current" | "keep" | "stop", string> {
  return {
    current: `From today to the end of this school year (${dated(from)} to ${dated(until)})`,
    keep: "Keep the dates of the file: the groups will be over",
    stop: "Stop, and bring nothing in",
  };
}
