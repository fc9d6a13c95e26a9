/**
 * The simulation's dice: sfc32 (Doty-Humphrey, PractRand), seeded through splitmix32 so that neighbouring seeds give
 * streams that share nothing. A test checks that they do.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: number) {
    let state = seed | 0;
    const mix = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = state ^ (state >>> 16);
      z = Math.imul(z, 0x21f0aaad);
      z ^= z >>> 15;
      z = Math.imul(z, 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    };
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    for (let warm = 0; warm < 15; warm += 1) this.int(2);
  }

  /** 32 random bits, unsigned. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 to `below` - 1. */
  int(below: number): number {
    return Math.floor((this.bits() / 2 ** 32) * below);
  }

  /** True so often. */
  chance(share: number): boolean {
    return this.bits() / 2 ** 32 < share;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.int(from.length)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }

  /** One of several, each as often as its weight says. */
  weighted<T extends { weight: number }>(from: readonly T[]): T {
    let left = this.int(from.reduce((sum, one) => sum + one.weight, 0));
    for (const one of from) {
      left -= one.weight;
      if (left < 0) return one;
    }
    throw new Error("weights add up to nothing");
  }

  shuffle<T>(all: readonly T[]): T[] {
    const shuffled = [...all];
    for (let at = shuffled.length - 1; at > 0; at -= 1) {
      const other = this.int(at + 1);
      const [one, two] = [shuffled[at], shuffled[other]];
      if (one === undefined || two === undefined) continue;
      shuffled[at] = two;
      shuffled[other] = one;
    }
    return shuffled;
  }

  /** `length` characters of [0-9a-z]. */
  letters(length: number): string {
    return Array.from({ length }, () => this.int(36).toString(36)).join("");
  }

  /** A UUIDv7 of an instant. */
  uuid7(ms: number): string {
    const time = ms.toString(16).padStart(12, "0");
    const hex = (digits: number) => Array.from({ length: digits }, () => this.int(16).toString(16)).join("");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${this.pick(["8", "9", "a", "b"])}${hex(3)}-${hex(12)}`;
  }
}
