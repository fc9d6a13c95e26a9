import type { Instant } from "../../domain/time.ts";
import type { Clock } from "./Clock.svelte.ts";
import type { Route } from "../routing/route.ts";

const minute = 60_000;
/** How long before it locks the screen says so. */
const warnedMs = minute;

/** In a lesson the iPad lies beside the child, and a touch may be long in coming; a pupil's pages are opened to be read, and left. */
export function isInALesson({ screen }: Route): boolean {
  return screen === "class" || screen === "group" || screen === "home" || screen === "catchUp";
}

/**
 * How long nobody has touched this iPad, in steps of the clock that is shown. A touch counts until the first step after it: when a
 * clock is put right, in either direction, whoever is at work is not taken for somebody who left hours ago.
 */
export class Idle {
  readonly #clock: Clock;
  #last: Instant;
  /** The step in which it was touched last, while no other has come since. */
  #during: Instant | null = null;
  #touches = $state(0);

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = clock.now;
  }

  touch(): void {
    this.#during = this.#clock.now;
    this.#touches += 1;
  }

  /** Listens on a document until the answer is called. */
  watch(page: EventTarget): () => void {
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    for (const touch of ["pointerdown", "keydown"]) page.addEventListener(touch, () => this.touch(), options);
    return () => listening.abort();
  }

  /** `over`: it is time to lock. `soon`: within a minute. Asked again at each step, and at each touch. */
  after(minutes: number): "over" | "soon" | null {
    const { now } = this.#clock;
    if (this.#touches > 0 && this.#during !== null) {
      this.#last = now;
      if (now !== this.#during) this.#during = null;
    }
    const left = this.#last + minutes * minute - now;
    return left <= 0 ? "over" : left <= warnedMs ? "soon" : null;
  }
}
