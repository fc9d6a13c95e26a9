import type { Instant } from "../../domain/time.ts";

/** The time as screens need it: to the quarter of a minute. `read` is the tablet's clock. */
export class Clock {
  readonly #read: () => Instant;
  #now = $state(0);

  constructor(read: () => Instant) {
    this.#read = read;
    this.#now = read();
  }

  /** The time shown. It moves by itself, so that "just now" does not stay for ever. */
  get now(): Instant {
    return this.#now;
  }

  /** The time of an act, exactly. */
  exactly(): Instant {
    return this.#read();
  }

  tick(): void {
    this.#now = this.#read();
  }
}
