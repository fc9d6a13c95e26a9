/** When imported groups run. A roster's terms may be long over: whether they move to this year is a person's to say. */
import { academicYearOf, type Day } from "../domain/time.ts";
import type { Period } from "./plan.ts";
import type { RosterSection } from "./roster.ts";

/** The academic year of a day, 1 August to 31 July. */
function yearAround(day: Day): { from: Day; until: Day } {
  const autumn = Number(academicYearOf(day).slice(0, 4));
  return { from: `${autumn}-08-01`, until: `${autumn + 1}-07-31` };
}

/** The rest of the academic year, from today. */
export function restOfYear(today: Day): { from: Day; until: Day } {
  return { from: today, until: yearAround(today).until };
}

const isOver = (section: RosterSection, today: Day): boolean => section.until !== undefined && section.until < today;

/** The span of the terms that are over, or undefined when none is: what the question about them shows. */
export function spanOver(sections: readonly RosterSection[], today: Day): { from: Day; until: Day } | undefined {
  const over = sections.filter((section) => isOver(section, today));
  const starts = over.map(({ from, until }) => from ?? until ?? today).sort();
  const ends = over.map(({ until }) => until ?? today).sort();
  const [from, until] = [starts[0], ends.at(-1)];
  return from === undefined || until === undefined ? undefined : { from, until };
}

/**
 * When a section's group runs, and the stretch in which being in it already counts as being there: the whole year where the
 * dates are ours, so that the same folder read again next week finds last week's memberships.
 */
export function periodOf(
  section: RosterSection,
  terms: "current" | "keep",
  today: Day,
): { period: Period; window: { from: Day; until: Day } } {
  const moved = isOver(section, today) && terms === "current";
  if (moved || section.until === undefined) return { period: restOfYear(today), window: yearAround(today) };
  const from = section.from ?? (section.until < today ? section.until : today);
  return { period: { from, until: section.until }, window: { from, until: section.until } };
}

/** Those of the held whose end was the group's own, where the file has moved it. */
export function movedWith<T extends Period>(held: readonly T[], { movedFrom }: { movedFrom?: Day }): T[] {
  return movedFrom === undefined ? [] : held.filter(({ until }) => until === movedFrom);
}

/** Being there already in a window: still or for some of it, or undefined when never. */
export function heldIn(
  held: readonly (Period & { removed?: boolean })[],
  window: { from: Day; until: Day },
  wanted: Period,
  today: Day,
): "alreadyThere" | "endedHere" | "removedHere" | undefined {
  const meets = held.filter((each) => each.from <= window.until && (each.until === null || each.until >= window.from));
  if (meets.length === 0) return undefined;
  if (meets.every((each) => each.removed)) return "removedHere";
  const open = meets.some((each) => !each.removed && (each.until === null || each.until >= today));
  const overAnyway = wanted.until !== null && wanted.until < today;
  return open || overAnyway ? "alreadyThere" : "endedHere";
}
