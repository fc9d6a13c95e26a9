/** A child's small steps over the years: by year and strand what was met, and where it was worked on all the same. */
import { academicYearOf, type Day } from "../time.ts";

/** A target's time: when it was worked on, what a person said of it, and when. */
export interface Lived {
  id: string;
  area: string | null;
  /** The days on which it was begun and ended; `until` null while it goes on. A target nobody started has none. */
  from: Day | null;
  until: Day | null;
  /** It ended by a next step: who may not see what was said of it knows that much. */
  wentOn: boolean;
  said: readonly { result: "met" | "metWithMoreHelp" | "partly" | "notMet" | "kept" | "notKept"; year: string }[];
}

export interface Reached {
  id: string;
  how: "met" | "metWithMoreHelp" | "kept" | "wentOn";
}

export interface LongRow {
  /** Null for targets that are filed under no strand. */
  area: string | null;
  /** One a year. `workedOn`: there was a target of this strand that year. */
  cells: { reached: Reached[]; workedOn: boolean }[];
}

export interface LongView {
  years: string[];
  rows: LongRow[];
}

/** Academic years from one to another, both included. */
function yearsBetween(first: string, last: string): string[] {
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) years.push(academicYearOf(`${year}-09-01`));
  return years;
}

/** How a target was reached in a year, by the latest that was said of it then. */
function reachedIn(target: Lived, year: string): Reached | undefined {
  const latest = target.said.filter((one) => one.year === year).at(-1);
  if (latest) {
    const { result } = latest;
    return result === "met" || result === "metWithMoreHelp" || result === "kept" ? { id: target.id, how: result } : undefined;
  }
  const ended = target.wentOn && target.until !== null && academicYearOf(target.until) === year;
  return ended && target.said.length === 0 ? { id: target.id, how: "wentOn" } : undefined;
}

/**
 * @param areas strands in the order they are shown; those a target has beside them come after
 * @param targets each with what was said of it in the order it was said
 */
export function longViewOf(targets: readonly Lived[], areas: readonly string[], today: Day): LongView {
  const lived = targets.flatMap((target) => (target.from === null ? [] : [{ ...target, from: target.from }]));
  const [begun] = lived.map(({ from }) => from).sort();
  if (begun === undefined) return { years: [], rows: [] };
  const years = yearsBetween(academicYearOf(begun), academicYearOf(today));
  const held = new Set(lived.map(({ area }) => area));
  const order = [...areas.filter((area) => held.has(area)), ...[...held].filter((area) => area === null || !areas.includes(area))];
  return {
    years,
    rows: order.map((area) => {
      const own = lived.filter((target) => target.area === area);
      return {
        area,
        cells: years.map((year) => ({
          reached: own.flatMap((target) => reachedIn(target, year) ?? []),
          workedOn: own.some(({ from, until }) => academicYearOf(from) <= year && (until === null || academicYearOf(until) >= year)),
        })),
      };
    }),
  };
}
