/** Points in English and maths: where a child starts, and what a year adds. On track is the pathway's own expectation or more. */
import { subjectStrands, type SubjectStrand } from "../strands.ts";
import type { Random } from "../random.ts";
import type { PathwayName } from "./pathways.ts";

export type Points = Record<SubjectStrand, number>;

/** What half of a pathway gains or beats in a year. */
const expected: Readonly<Record<Exclude<PathwayName, "brook">, number>> = { stream: 2, river: 3, waterfall: 4 };
/** Share on track, by strand: the last year but one, and the last; the present one goes on as the last. */
const onTrack: Readonly<Record<SubjectStrand, readonly [number, number]>> = {
  reading: [66, 72],
  writing: [59, 67],
  speaking: [67, 75],
  listening: [66, 76],
  maths: [64, 71],
};
/** What the pupil premium's group gains from one year to the next, in points of the share. */
const premium: Readonly<Record<SubjectStrand, number>> = { reading: 3, writing: 5, speaking: 3, listening: 6, maths: 3 };
/** How children with another language at home stand beside the others. */
const language: Readonly<Record<SubjectStrand, number>> = { reading: 3, writing: 0, speaking: 4, listening: -4, maths: 1 };

const most = 59;
/** Share of re-baselines in September that come a point lower. */
const lower = 0.09;

function each(of: (strand: SubjectStrand) => number): Points {
  const [reading, writing, speaking, listening, maths] = subjectStrands.map(of);
  return { reading: reading ?? 0, writing: writing ?? 0, speaking: speaking ?? 0, listening: listening ?? 0, maths: maths ?? 0 };
}

const inScale = (points: number) => Math.min(most, Math.max(0, Math.round(points)));

/** Where a child begins: with the years, and apart from strand to strand. */
export function pointsOf(pathway: PathwayName, yearGroup: number, random: Random): Points {
  const aYear = pathway === "stream" ? 1.1 : pathway === "river" ? 2.2 : 2.9;
  const child = 3 + aYear * yearGroup + random.normal(0, 3);
  return each((strand) => inScale(child + (strand === "writing" ? -2 : strand === "listening" ? 1 : 0) + random.normal(0, 1.5)));
}

const beyond = [
  [0, 53],
  [1, 32],
  [2, 12],
  [3, 3],
] as const;
/** Four in a hundred of all children lose ground: of those who are not on track, one in seven. */
const short = [
  [-1, 60],
  [-2, 26],
  [-9, 14],
] as const;

/** Where a child will be at the end of a year. */
export function pointsAYearOn(
  points: Points,
  { pathway, ppg, eal, yearIndex }: { pathway: PathwayName; ppg: boolean; eal: boolean; yearIndex: number },
  random: Random,
): Points {
  if (pathway === "brook") return points;
  return each((strand) => {
    const [before, after] = onTrack[strand];
    // The group with the premium gains its own; the others make up the whole.
    const own = ppg
      ? before + (yearIndex > 0 ? premium[strand] : 0)
      : before + (yearIndex > 0 ? (after - before - 0.33 * premium[strand]) / 0.67 : 0);
    const share = (own + (eal ? language[strand] : 0)) / 100;
    const by = expected[pathway] + (random.chance(share) ? random.weighted(beyond) : random.weighted(short));
    return inScale(points[strand] + Math.max(-1, by));
  });
}

/** Where a child is found to stand in September. */
export function rebaselined(points: Points, random: Random): Points {
  return each((strand) => inScale(points[strand] - (random.chance(lower) ? 1 : 0)));
}
