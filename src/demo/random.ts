/**
 * Randomness from a seed, passed around and never global. A stream is told apart by its name: `fork` begins another that
 * neither is moved by this one nor moves it, so that a pupil more in one class changes nobody's day in another.
 */

/** 128 bits of a text, well mixed (the cyrb128 hash): seeds that differ in one letter give streams that share nothing. */
function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Numbers from 0 up to 1, all different paths for different states (sfc32: passes PractRand, period about 2^127). */
function sfc32([one, two, three, four]: [number, number, number, number]): () => number {
  let [a, b, c, count] = [one | 0, two | 0, three | 0, four | 0];
  return () => {
    const t = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
}

/** How many numbers to draw and drop, so that the first one drawn is mixed from the whole state. */
const warmUp = 12;

export class Random {
  readonly #seed: string;
  readonly #draw: () => number;

  constructor(seed: string) {
    this.#seed = seed;
    this.#draw = sfc32(hash128(seed));
    for (let drawn = 0; drawn < warmUp; drawn += 1) this.#draw();
  }

  /** Another stream, told apart by a name. */
  fork(name: string): Random {
    return new Random(`${this.#seed}/${name}`);
  }

  /** From 0 up to, never reaching, 1. */
  next(): number {
    return this.#draw();
  }

  /** A whole number from `low` to `high`, both possible. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.#draw() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.#draw() < probability;
  }

  /** One of several. @throws when there is none to pick */
  pick<T>(of: readonly T[]): T {
    const picked = of[Math.floor(this.#draw() * of.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  }

  /** One of several by weight; weights need not add up to anything. @throws when there is none to pick */
  weighted<T>(of: readonly (readonly [T, number])[]): T {
    let left = this.#draw() * of.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of of) {
      left -= weight;
      if (left < 0) return value;
    }
    const last = of.at(-1);
    if (!last) throw new Error("There is nothing to pick from.");
    return last[0];
  }

  /** Normally distributed (Box and Muller). */
  normal(mean: number, sd: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#draw()));
    return mean + sd * radius * Math.cos(2 * Math.PI * this.#draw());
  }

  /** Gamma distributed with mean 1 (Marsaglia and Tsang 2000): the lumpiness of what people write down. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    for (;;) {
      const x = this.normal(0, 1);
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - this.#draw()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  }

  /** Poisson distributed (Knuth): how often something small happened. */
  poisson(mean: number): number {
    const least = Math.exp(-mean);
    let count = 0;
    for (let left = this.#draw(); left > least; left *= this.#draw()) count += 1;
    return count;
  }

  /** The same things in another order. */
  shuffled<T>(of: readonly T[]): T[] {
    return of
      .map((value) => ({ value, at: this.#draw() }))
      .sort((one, other) => one.at - other.at)
      .map(({ value }) => value);
  }

  /** So many hexadecimal digits. */
  hex(digits: number): string {
    return Array.from({ length: digits }, () => Math.floor(this.#draw() * 16).toString(16)).join("");
  }
}
