/**
 * What a child did for the first time this week, target by target: on own, with this adult, in this activity. Each is read back for
 * only until something refutes it; where the history is too long to be read to its end, nothing is claimed.
 */
import type { Fields } from "../../domain/kinds.ts";
import type { Seen } from "../../domain/summary.ts";
import type { Day } from "../../domain/time.ts";
import type { Reading } from "./reading.ts";

export interface First {
  target: string;
  first: "onOwn" | "person" | "activity";
  /** The adult or the activity. */
  id: string;
}

/** Most claims fall with the first few; the last is more than a year of one target. */
const lookBack = [4, 32, 256];

const adultOf = ({ seenBy }: Pick<Fields<"observation">, "seenBy">) => (seenBy && "staff" in seenBy ? seenBy.staff : null);

/** @param week what was seen of one target this week */
export async function firstOf(
  { store }: Reading,
  { pupil, target, before }: { pupil: string; target: string; before: Day },
  week: readonly Fields<"observation">[],
): Promise<First | null> {
  const worked = week.filter(({ went }) => went === "onOwn" || went === "bitOfHelp");
  if (worked.length === 0) return null;
  for (const limit of lookBack) {
    const earlier = await store.seenBefore(pupil, target, before, limit);
    const claim = claimOf(target, worked, { week, earlier });
    if (claim === null || earlier.length < limit) return claim;
  }
  return null;
}

/** What may still be claimed, by what is known of the time before. */
function claimOf(
  target: string,
  worked: readonly Fields<"observation">[],
  { week, earlier }: { week: readonly Fields<"observation">[]; earlier: readonly Seen[] },
): First | null {
  const neededHelp = [...week, ...earlier].some(({ went }) => went !== undefined && went !== "onOwn" && went !== "declined");
  if (neededHelp && worked.some(({ went }) => went === "onOwn") && !earlier.some(({ went }) => went === "onOwn"))
    return { target, first: "onOwn", id: "" };
  // Everybody and everywhere is new to a new target.
  if (earlier.length === 0) return null;
  const adult = worked.map(adultOf).find((one) => one !== null && !earlier.some((seen) => adultOf(seen) === one));
  if (typeof adult === "string") return { target, first: "person", id: adult };
  const activity = worked.map((one) => one.activity ?? null).find((one) => one !== null && !earlier.some((seen) => seen.activity === one));
  return typeof activity === "string" ? { target, first: "activity", id: activity } : null;
}
