/**
 * Where a child stood on a framework's ladder at each data point, strand by strand: a person's best fit. It may stay for years,
 * differ between strands and go down, and is shown as plainly then.
 */
import type { Day } from "../time.ts";

export interface Judged {
  strand: string;
  dataPoint: string;
  level: string;
  /** When it was said last: of several of one data point the latest stands. */
  at: string;
}

export interface Point {
  id: string;
  on: Day;
}

export interface Rung {
  dataPoint: string;
  on: Day;
  /** Null where nobody judged. */
  level: string | null;
}

/** By strand, every data point from the first at which anything was judged up to today. A strand never judged is left out. */
export function ladderOf(judged: readonly Judged[], points: readonly Point[], today: Day): Map<string, Rung[]> {
  const inOrder = points.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const known = new Set(judged.map(({ dataPoint }) => dataPoint));
  const first = inOrder.findIndex(({ id }) => known.has(id));
  const shown = first < 0 ? [] : inOrder.slice(first).filter(({ id, on }) => on <= today || known.has(id));
  const standing = new Map<string, Judged>();
  for (const one of judged) {
    const key = `${one.strand} ${one.dataPoint}`;
    if ((standing.get(key)?.at ?? "") <= one.at) standing.set(key, one);
  }
  return new Map(
    [...new Set(judged.map(({ strand }) => strand))].map((strand) => [
      strand,
      shown.map(({ id, on }) => ({ dataPoint: id, on, level: standing.get(`${strand} ${id}`)?.level ?? null })),
    ]),
  );
}
