import { slipMs } from "../../../src/app/press/pressGate.ts";

/** A little more than the app takes for a slip, so that clocks that round differently agree. */
const betweenTapsMs = slipMs + 30;

/**
 * A finger that moves on deliberately. The app takes a touch on another button within `slipMs` for a slip of a gloved hand, so
 * a test's taps come no faster than a person means them.
 */
export class Finger {
  #lifted = 0;

  /** Resolves when the next tap would be meant; at once when the last was long enough ago. */
  async ready(): Promise<void> {
    const wait = this.#lifted + betweenTapsMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  lift(): void {
    this.#lifted = performance.now();
  }
}
