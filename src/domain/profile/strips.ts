/**
 * Engagement: five strips over time for one child, and what was there when it was seen. No levels, no scores; no area is added
 * to another or measured against one, and nothing is said of who is better at seeing it.
 */
import type { State } from "../answer.ts";
import type { Fields } from "../kinds.ts";
import type { SaidPair } from "../pairs.ts";
import { halfDayOf, localTime, type Day, type HalfDay } from "../time.ts";
import { opportunitiesOf, type Standing } from "./opportunities.ts";

/** Who was there, as a role: a therapist or somebody of the family, or one of the school's staff, who are not told apart. */
export type AdultRole = "staff" | "supply" | "therapist" | "nurse" | "home" | "other";

/** One condition, and in how many of the area's opportunities it was there. */
export type Condition = { times: number } & (
  | { of: "stimulus" | "place"; value: string }
  | { of: "half"; value: HalfDay }
  | { of: "adult"; value: AdultRole }
  | { of: "state"; value: State }
);

export interface Strip {
  area: string;
  /** The days on which it was seen, in order. */
  days: Day[];
  times: number;
  /** What was there, the most frequent first, each sort apart. What nobody said is in none of them. */
  with: Condition[];
}

/** An area that was only ticked is kept, and says nothing: evidence has a response, words or a picture. */
function saysSomething({ chips = [], words = "", pictures = [] }: Fields<"observation">): boolean {
  return chips.length > 0 || words.trim() !== "" || pictures.length > 0;
}

export interface StripsAsked {
  /** Engagement records that stand. */
  records: readonly Standing[];
  said: readonly SaidPair[];
  /** The areas, in the framework's order. */
  areas: readonly string[];
  zone: string;
  /** Where a record was seen, as people call it. */
  placeOf: (record: Standing) => string | null;
}

function adultOf({ seenBy }: Fields<"observation">): AdultRole | null {
  if (!seenBy) return null;
  return "staff" in seenBy ? "staff" : seenBy.role;
}

/** Values by how often they come; those that come as often in the order they came. */
function counted<T extends string>(values: readonly (T | null | undefined)[]): { value: T; times: number }[] {
  const times = new Map<T, number>();
  for (const value of values) if (value !== null && value !== undefined && value !== "") times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].map(([value, count]) => ({ value, times: count })).sort((one, other) => other.times - one.times);
}

export function stripsOf({ records, said, areas, zone, placeOf }: StripsAsked): Strip[] {
  const evidence = records.filter(({ fields }) => saysSomething(fields));
  // An opportunity seen by two is told by the first of them.
  const seen = opportunitiesOf(evidence, said).map(([first]) => first);
  return areas.map((area) => {
    const own = seen.filter(({ fields }) => fields.areas?.includes(area));
    const times = own.map(({ observedAt, fields }) => ({ ...localTime(observedAt, zone), known: fields.precision !== "day" }));
    return {
      area,
      days: [...new Set(times.map(({ day }) => day))].sort(),
      times: own.length,
      with: [
        ...counted(own.map(({ fields }) => fields.stimulus)).map((one) => ({ of: "stimulus" as const, ...one })),
        ...counted(own.map(placeOf)).map((one) => ({ of: "place" as const, ...one })),
        ...counted(times.map(({ minutes, known }) => (known ? halfDayOf(minutes) : null))).map((one) => ({ of: "half" as const, ...one })),
        ...counted(own.map(({ fields }) => adultOf(fields))).map((one) => ({ of: "adult" as const, ...one })),
        ...counted(own.map(({ fields }) => fields.state)).map((one) => ({ of: "state" as const, ...one })),
      ],
    };
  });
}
