/** Where Brook children stand on the ladder, K1 to K8 with two places each, and how a year moves them. */
import { brookStrands, type BrookStrand } from "../strands.ts";
import type { Random } from "../random.ts";

/** Places on the ladder: twice the level, and one more when it is secure. */
export type Ladder = Record<BrookStrand, number>;

/** Share of all judgements at K1, K2, ... */
const levels = [8, 20, 25, 18, 13, 9, 5, 2];

const least = 2;
const most = 17;

export const levelAt = (place: number): number => Math.floor(place / 2);
export const isSecure = (place: number): boolean => place % 2 === 1;

/** The level that so much of everybody is below. */
function levelOfShare(share: number): number {
  let left = share * 100;
  const found = levels.findIndex((part) => (left -= part) < 0);
  return found < 0 ? levels.length : found + 1;
}

/** How much of a standard normal distribution is below (a logistic fit, right to a hundredth). */
const below = (z: number): number => 1 / (1 + Math.exp(-1.702 * z));

/** Strands lie a few levels apart: gross motor mostly lowest, communication or wellbeing mostly highest. */
const lean: Readonly<Record<BrookStrand, number>> = {
  communication: 0.3,
  cognition: 0,
  control: 0.05,
  fine: -0.05,
  gross: -0.65,
  wellbeing: 0.35,
};

export function ladderOf(random: Random): Ladder {
  const child = random.normal(0, 0.85);
  const place = (strand: BrookStrand) => 2 * levelOfShare(below(child + lean[strand] + random.normal(0, 0.4))) + random.whole(0, 1);
  return each(place);
}

function each(place: (strand: BrookStrand) => number): Ladder {
  const [communication, cognition, control, fine, gross, wellbeing] = brookStrands.map(place);
  const at = (found: number | undefined) => found ?? least;
  return {
    communication: at(communication),
    cognition: at(cognition),
    control: at(control),
    fine: at(fine),
    gross: at(gross),
    wellbeing: at(wellbeing),
  };
}

/** A year's moves of a level, per cent: most stay, and grow within it. */
const moves: readonly (readonly [number, number])[] = [
  [0, 80],
  [1, 14],
  [-1, 5],
  [2, 1],
];
/** Of those who stay at a level that is emerging, how many become secure in it. */
const becomesSecure = 0.65;

/** Where a strand will be in a year's time. */
export function aYearOn(place: number, random: Random): number {
  const move = random.weighted(moves);
  if (move === 0) return isSecure(place) || !random.chance(becomesSecure) ? place : place + 1;
  const next = 2 * (levelAt(place) + move) + (move < 0 ? 1 : 0);
  return Math.min(most, Math.max(least, next));
}

export const levelsOf = (ladder: Ladder): Ladder => each((strand) => levelAt(ladder[strand]));
