/**
 * A tile's password can be guessed with no server there to slow it down: after a few tries each one waits longer. Kept with
 * the tablet, so that a reload forgets nothing.
 */
import type { Instant } from "../../domain/time.ts";
import type { Guesses } from "../engine/deviceSettings.ts";

/** Wet gloves mistype: so many in a row cost nothing. */
const free = 4;
const firstMs = 5_000;
const longestMs = 15 * 60_000;

/** Seconds until this person may try again; 0 when they may now. A clock that was set back never makes it longer than it was. */
export function secondsToWait(guesses: Guesses | null, now: Instant): number {
  if (!guesses || guesses.count < free) return 0;
  const whole = Math.min(longestMs, firstMs * 2 ** (guesses.count - free));
  return Math.ceil(Math.min(whole, Math.max(0, guesses.at + whole - now)) / 1000);
}
