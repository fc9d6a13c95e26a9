import { slipMs } from "../../../src/app/press/pressGate.ts";
import { isNamed, type Target } from "./tablet.ts";

/** A little more than the app takes for a slip, so that clocks that round differently agree. */
const betweenTapsMs = slipMs + 30;

/** A slip is between two buttons: a link is followed at once, by whatever was touched before. */
const isLink = (target: Target): boolean => isNamed(target) && target.role === "link";

/**
 * A finger that moves on deliberately. The app takes a touch on another button within `slipMs` for a slip of a gloved hand, so
 * a test's taps come no faster than a person means them.
 */
export class Finger {
  #lifted = Number.NEGATIVE_INFINITY;

  /** Resolves when the next tap would be meant; at once when the last was long enough ago. */
  async ready(target: Target): Promise<void> {
    const wait = this.#lifted + betweenTapsMs - performance.now();
    if (wait > 0 && !isLink(target)) await new Promise((resolve) => setTimeout(resolve, wait));
  }

  lift(target: Target): void {
    if (!isLink(target)) this.#lifted = performance.now();
  }
}
