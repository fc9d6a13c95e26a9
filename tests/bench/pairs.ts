/** Milliseconds of one run, measured where the work is done (here, or in a browser that then tells). */
export type Timed = () => Promise<number>;

export interface Samples {
  readonly median: number;
  /** In the order they were taken. */
  readonly raw: readonly number[];
}

/** Our way of doing something beside the least that could do it, taken in turns in the same run. */
export interface Pair {
  readonly name: string;
  /** What the floor is: "one strict put". */
  readonly against: string;
  /** The ratio hoped for, where there is one. */
  readonly aim?: number;
  readonly ours: Samples;
  readonly floor: Samples;
  /** Median of ours / floor, round by round, so that a machine that slows down in the middle slows both. */
  readonly ratio: number;
}

export interface PairOptions {
  readonly rounds: number;
  /** Rounds thrown away first, in which caches fill and code is compiled. */
  readonly warmUp: number;
  readonly aim?: number;
}

/** The middle one, or the mean of the middle two. @throws RangeError when there is none. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("nothing was measured");
  return (lower + upper) / 2;
};

/** Times a piece of work in this process. */
export const timed =
  (work: () => void | Promise<void>): Timed =>
  async () => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };

/**
 * Measures two things in turns (ours, floor, floor, ours, ...), so that neither always comes second to a warm cache or a busy neighbour.
 * Ours may tell several times of one run, each by the name of its pair.
 *
 * @throws RangeError when a floor took no time at all: then the fixture is not what it is thought to be.
 */
export const pairs = async (
  ours: () => Promise<Readonly<Record<string, number>>>,
  against: string,
  floor: Timed,
  { rounds, warmUp, aim }: PairOptions,
): Promise<Pair[]> => {
  const oursRaw = new Map<string, number[]>();
  const floorRaw: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const oursFirst = round % 2 === 0;
    const floorBefore = oursFirst ? undefined : await floor();
    const times = await ours();
    const least = floorBefore ?? (await floor());
    if (round < 0) continue;
    for (const [name, time] of Object.entries(times)) oursRaw.set(name, [...(oursRaw.get(name) ?? []), time]);
    floorRaw.push(least);
  }
  return [...oursRaw].map(([name, raw]) => {
    const ratio = median(raw.map((time, round) => time / (floorRaw[round] ?? 0)));
    if (!Number.isFinite(ratio)) throw new RangeError(`${against} took no time at all: is there anything in it?`);
    return {
      name,
      against,
      ...(aim === undefined ? {} : { aim }),
      ours: { median: median(raw), raw },
      floor: { median: median(floorRaw), raw: floorRaw },
      ratio,
    };
  });
};

/** One such pair. */
export const pair = async (name: string, ours: Timed, against: string, floor: Timed, options: PairOptions): Promise<Pair> => {
  const [only] = await pairs(async () => ({ [name]: await ours() }), against, floor, options);
  if (only === undefined) throw new RangeError("nothing was measured");
  return only;
};
