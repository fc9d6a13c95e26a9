import type { Pair } from "./pairs.ts";

/** Something counted rather than timed (requests, rows read), or a single size or time with no floor to stand beside. */
export interface Count {
  readonly name: string;
  readonly count: number;
  readonly unit: string;
}

/**
 * What a `*.bench.ts` file exports by default. It makes its own fixture, checks that the fixture is what it thinks it is, measures, and
 * leaves nothing running.
 */
export type Bench = () => Promise<readonly (Pair | Count)[]>;
