/** What a check has found: what is wrong, and where, in ids alone. */
import type { CheckCode } from "../../domain/checkCodes.ts";

export interface Problem {
  code: CheckCode;
  where: string;
}

export interface Findings {
  found(code: CheckCode, where: string): void;
}

/** More of one kind say no more than these. */
const mostOfAKind = 100;

export class Found implements Findings {
  readonly #problems: Problem[] = [];
  readonly #counts = new Map<CheckCode, number>();

  found(code: CheckCode, where: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= mostOfAKind) this.#problems.push({ code, where });
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** How many of each there are. */
  get counts(): ReadonlyMap<CheckCode, number> {
    return this.#counts;
  }
}
