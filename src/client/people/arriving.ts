/**
 * Somebody on their way in: what the school has said of them and their key, whichever came first. In memory alone, and gone
 * once they are in or the screen is covered.
 */
import type { SignedIn } from "../../sync/identityMessages.ts";
import type { KeyBytes } from "../lock/dataKey.ts";

/**
 * What is asked of them next.
 *
 * - `signIn`: their PIN was right, and the school must say that they may: their password, with a network.
 * - `secondStep`: six figures of their authenticator app or a recovery code, before anything else. `setUpStep`: they set one up.
 * - `pin`: the school knows them, and their records here open with their PIN.
 * - `choosePin`: a PIN for this tablet.
 * - `pinGone`: their records are here, and no PIN opens them any more.
 */
export type Next = "signIn" | "secondStep" | "setUpStep" | "pin" | "choosePin" | "pinGone";

/** Why the school must be asked before a PIN opens anything. */
export type WhyAsked = "copy_cleared" | "unlock_ran_out";

export interface Arrival {
  person: string;
  displayName: string;
  next: Next;
  /** Why that is asked, where it needs a word. */
  why: WhyAsked | null;
  told: SignedIn | null;
  key: KeyBytes | null;
  /** What of theirs is on this tablet and nowhere else. */
  unsent: number;
}

export class Arriving {
  #now: Arrival | null = null;
  #uncounted = 0;

  get now(): Arrival | null {
    return this.#now;
  }

  /** The one on the way, if it is this person. */
  of(person: string): Arrival | null {
    return this.#now?.person === person ? this.#now : null;
  }

  set(arrival: Arrival): void {
    if (this.#now?.key !== arrival.key) this.#forgetKey();
    this.#now = arrival;
  }

  /** A wrong PIN that could not be counted where it is kept, for want of room. @returns how many there were since the app was opened */
  uncounted(): number {
    this.#uncounted += 1;
    return this.#uncounted;
  }

  end(): void {
    this.#forgetKey();
    this.#now = null;
  }

  #forgetKey(): void {
    this.#now?.key?.fill(0);
  }
}
