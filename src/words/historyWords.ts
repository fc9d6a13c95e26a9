/** A child's history in plain words: who changed what, from what, to what. */
import type { HistoryGroup } from "../domain/historyGroups.ts";
import { dayOf, type Day, type Instant } from "../domain/time.ts";
import { awayHalfWords, awayWords, helpWords, notOfferedWords, pictureWords, stateWords, wentWords } from "./answers.ts";
import { dayWords, whenWords } from "./dates.ts";
import { handsWords } from "./howMuch.ts";
import { kindSaid, transitionSaid } from "./kindWords.ts";
import { needWords } from "./needWords.ts";
import { planWords } from "./planWords.ts";

export type SaidValue =
  | { type: "text"; text: string }
  | { type: "day"; day: Day }
  | { type: "instant"; instant: Instant }
  | { type: "code"; code: string }
  | { type: "number"; number: number }
  | { type: "flag"; flag: boolean };

export const historyGroupWords: Record<HistoryGroup, string> = {
  plan: "The plan",
  seen: "What was seen",
  day: "Day by day",
  card: "The card",
  file: "The file",
};

/** What a field is called. What has no word is not told: it is kept for machines, or the sentence says it already. */
const fields: Record<string, string> = {
  wording: "wording",
  cue: "cue",
  behaviour: "what we will see",
  help: "help",
  criterion: "when it is reached",
  contexts: "where and with whom",
  module: "module",
  counts: "what counts",
  doesntCount: "what doesn’t count",
  framework: "framework",
  area: "area",
  step: "step",
  outcome: "outcome",
  maintain: "to be kept",
  need: "area of need",
  keyStage: "key stage",
  type: "sort of plan",
  author: "author",
  agreedWithParentsOn: "agreed with parents",
  why: "why",
  what: "what",
  who: "who",
  from: "from",
  until: "until",
  reviewedOn: "reviewed",
  helped: "did it help",
  title: "name",
  toDo: "what to do",
  writtenBy: "whose",
  profession: "profession",
  writtenOn: "written on",
  reviewOn: "next review",
  endedOn: "ended on",
  endedWhy: "why it ended",
  on: "on",
  reviewer: "by",
  said: "what came of it",
  programmeOf: "part of",
  targets: "targets",
  went: "how it went",
  tally: "how often",
  measure: "measured",
  waited: "seconds waited",
  equipment: "equipment",
  hands: "hands",
  chips: "what the child did",
  areas: "areas",
  stimulus: "to what",
  observedAt: "when",
  seenBy: "seen by",
  activity: "activity",
  place: "place",
  materials: "with what",
  state: "state",
  since: "since",
  words: "words",
  joined: "one moment",
  away: "away",
  half: "part of the day",
  told: "who told us",
  day: "day",
  firstName: "first name",
  lastName: "last name",
  knownAs: "known as",
  yearGroup: "year group",
  leftOn: "left on",
  of: "sort of place",
  value: "value",
  communicates: "how I communicate",
  movementsMean: "what my movements mean",
  helps: "what helps",
  notToDo: "what not to do",
  helpsLine: "what helps, in a line",
  label: "response",
  level: "level",
  upn: "pupil number",
  temporary: "temporary number",
  birthDate: "date of birth",
  group: "group",
  result: "result",
  strand: "strand",
  subStep: "within the level",
  reason: "reason",
  lateReason: "why it is late",
  scope: "consent for",
  given: "given",
  year: "year",
};

/** The field's name, or null where a person is not told of it. */
export const fieldSaid = (field: string): string | null => (Object.hasOwn(fields, field) ? (fields[field] ?? null) : null);

const codes: Record<string, string> = {
  ...wentWords,
  ...helpWords,
  ...stateWords,
  ...notOfferedWords,
  ...awayWords,
  ...awayHalfWords,
  ...needWords,
  ...planWords,
  ...pictureWords,
  ...{ met: "Met", metWithMoreHelp: "Met, with more help than planned", notMet: "Not met", kept: "Kept", notKept: "Not kept" },
  ...handsWords,
  ...{ emerging: "Emerging", secure: "Secure", inside: "Inside the school", parents: "Parents" },
  ...{ class: "Class", group: "Group", phase: "Phase", site: "Site", pathway: "Pathway" },
  ...{
    ppg: "Pupil premium",
    eal: "English as an additional language",
    sex: "Sex",
    lookedAfter: "Looked after",
    primaryNeed: "Primary need",
  },
};

function codeSaid(code: string, field: string): string {
  if (field === "scope" && code === "public") return "The public";
  return Object.hasOwn(codes, code) ? (codes[code] ?? code) : code;
}

export function valueSaid(value: SaidValue, field: string, now: Instant, zone: string): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "day":
      return dayWords(value.day, dayOf(now, zone));
    case "instant":
      return whenWords(value.instant, now, zone);
    case "code":
      return codeSaid(value.code, field);
    case "number":
      return `${value.number}`;
    case "flag":
      return value.flag ? "Yes" : "No";
  }
}

export interface SaidItem {
  who: string;
  kind: string;
  did: "made" | "changed" | "removed" | "putBack" | "takenBack";
  action: string | null;
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const verbs: Record<SaidItem["did"], string> = {
  made: "added",
  changed: "changed",
  removed: "removed",
  putBack: "put back",
  takenBack: "took back",
};

/** "Priya changed a target", "Tom made a next step", "Words of Tom’s were taken back". */
export function historySaid({ who, kind, did, action }: SaidItem): string {
  const somebody = who === "" ? "Somebody" : who;
  if (did === "takenBack") {
    if (kind === "picture" || kind === "portrait") return `A picture that ${who === "" ? "somebody" : who} took was taken away`;
    return kind === "redaction" ? `${somebody} took words back` : `Words that ${who === "" ? "somebody" : who} wrote here were taken back`;
  }
  if (action !== null && did === "made") return `${somebody} ${transitionSaid(action)}`;
  return `${somebody} ${verbs[did]} ${lower(kindSaid(kind))}`;
}
