/** What else there was in a child's years, beside their small steps: what a reader of the long view looks for when a year stands out. */
import { academicYearOf, addDays, type Day } from "../time.ts";

export type Also =
  /** Their first class, where they came to it after a school year had begun. */
  | { of: "joined"; on: Day }
  /** Another class. */
  | { of: "class"; to: string }
  | { of: "support"; what: string };

interface Place {
  class: string;
  from: Day;
  /** When the class itself was put in. */
  put: Day;
}

/** Children come in the first days of a school year: whoever comes by then did not join in the middle of it. */
const yearHasBegun = "10-01";
/** A school that begins with the app in November puts its classes in, and their children in these days after: none of them joined. */
const puttingIn = 30;

function joinedLate({ from, put }: Place): boolean {
  const year = academicYearOf(from);
  const late = from >= `${year.slice(0, 4)}-${yearHasBegun}`;
  return late && (from < put || from > addDays(put, puttingIn));
}

/** By year, in order of the days. `places`: the classes they were in; `supports`: what was begun beside the plan. */
export function alsoThatYear(
  years: readonly string[],
  places: readonly Place[],
  supports: readonly { what: string; from: Day }[],
): Also[][] {
  const [first, ...rest] = places.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const dated: { on: Day; also: Also }[] = supports.map(({ what, from }) => ({ on: from, also: { of: "support", what } }));
  if (first && joinedLate(first)) dated.push({ on: first.from, also: { of: "joined", on: first.from } });
  let before = first?.class;
  for (const place of rest) {
    if (place.class !== before) dated.push({ on: place.from, also: { of: "class", to: place.class } });
    before = place.class;
  }
  dated.sort((one, other) => (one.on < other.on ? -1 : 1));
  return years.map((year) => dated.flatMap(({ on, also }) => (academicYearOf(on) === year ? [also] : [])));
}
