import type { Instant } from "../../domain/time.ts";

/** The school's time as screens need it: to the quarter of a minute. `read` is the tablet's clock, right or wrong. */
export class Clock {
  readonly #read: () => Instant;
  #offset = 0;
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
    return this.#read() + this.#offset;
  }

  /** Puts the tablet's clock right by so much: what the school's said minus what it said. */
  correct(offset: number): void {
    if (offset === this.#offset) return;
    this.#offset = offset;
    this.tick();
  }

  tick(): void {
    this.#now = this.exactly();
  }
}
