import type { Instant } from "../domain/time.ts";
import { observedWords } from "./dates.ts";
import { howWords, type SaidRecord } from "./record.ts";

/** Which statement of a record two people both changed. */
const groups: Record<string, string> = {
  statement: "wording",
  wording: "wording",
  watchFor: "watch-for words",
  link: "step",
  how: "how it went",
  response: "what the child did",
  when: "time",
  seen: "who saw it",
  where: "place",
  words: "words",
  state: "state",
  name: "name",
  dates: "dates",
  away: "away mark",
  place: "place",
  time: "time",
  consent: "picture consent",
  helpsLine: "what helps",
  helps: "what helps",
};

/** The statement in plain words; one this app has no word for is "details". */
export function groupSaid(group: string): string {
  return Object.hasOwn(groups, group) ? (groups[group] ?? "details") : "details";
}

/** What a record of something seen says in one of its statements; null for one that is told as it was written. */
export function statementSaid(group: string, record: SaidRecord & { removed: boolean }, now: Instant, zone: string): string | null {
  switch (group) {
    case "how":
      return howWords(record.how);
    case "response":
      return record.chips.join(", ");
    case "when":
      return observedWords(record.observedAt, record.precision, now, zone);
    case "seen":
      return record.seenBy.name;
    case "removed":
      return record.removed ? "Removed" : "Kept";
    default:
      return null;
  }
}
