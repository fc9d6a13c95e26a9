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
  portrait: "picture on the card",
  helpsLine: "what helps",
  helps: "what helps",
  title: "name",
  toDo: "what to do",
  whose: "whose it is",
  reviewOn: "day of the next review",
  review: "review",
  end: "end",
  programmeOf: "programme",
  removed: "removed or put back",
};

/** The statement in plain words; one this app has no word for is "details". */
export function groupSaid(group: string): string {
  return Object.hasOwn(groups, group) ? (groups[group] ?? "details") : "details";
}
