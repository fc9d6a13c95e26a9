/** The page behind the pill: where everything is, in words. */
import type { SyncState } from "../sync/syncState.ts";
import type { Instant } from "../domain/time.ts";
import { agoWords, whenWords } from "./dates.ts";
import { counted } from "./lists.ts";
import type { Sentence } from "./sentence.ts";

/** Acts that wait, whatever else is going on. */
export function waitingIn(state: SyncState): number {
  if (state.state === "attention") return state.waiting;
  return "count" in state ? state.count : 0;
}

/** The page's first words. */
export function syncNow(state: SyncState, oldest: Instant | null, now: Instant): Sentence {
  const waiting = waitingIn(state);
  if (state.state === "receiving")
    return { says: `Receiving ${state.done} of ${state.of}`, todo: "Start with what is here; the rest follows, this week first." };
  if (waiting === 0) return { says: "Everything is at the school", todo: "Nothing waits on this iPad." };
  const since = oldest === null ? "" : ` The oldest is from ${agoWords(oldest, now)}.`;
  return {
    says: "Everything is saved on this iPad",
    todo: `${counted(waiting, "record")} ${waiting === 1 ? "is" : "are"} waiting to be sent.${since} They can wait all week: nothing is lost if the battery dies.`,
  };
}

/** What came of a "send now": it always answers. */
export function sentWords(state: SyncState): string {
  const waiting = waitingIn(state);
  switch (state.state) {
    case "signIn":
      return "Not sent: sign in first.";
    case "unreachable":
      return "Not sent: the school’s server does not answer. It tries again by itself.";
    case "sending":
    case "receiving":
      return "It is on its way.";
    case "saved":
      return `Not sent: there is no network here. ${counted(waiting, "record")} ${waiting === 1 ? "stays" : "stay"} safe on this iPad.`;
    case "attention":
      return waiting === 0
        ? "Sent. Something needs a person to decide."
        : "Some things are not sent yet, and something needs a person to decide.";
    case "upToDate":
      // Nothing waited, and the school was not reached: that is no sending.
      return state.lately ? "Sent. Everything is at the school." : "Nothing waits here. It looks again by itself.";
  }
}

export const troubleWords = {
  offline: "No Wi-Fi. Tries again by itself",
  unreachable: "The server does not answer. Tries again by itself",
  unauthenticated: "Your sign-in has run out. Sign in to go on",
} as const;

/** How far this tablet's clock is from the school's. Half a minute is nothing a record would show. */
export function clockWords(offset: number | null): string {
  if (offset === null) return "Not compared yet";
  const seconds = Math.round(Math.abs(offset) / 1000);
  if (seconds < 30) return "Right";
  const how =
    seconds < 120 ? `${seconds} seconds` : seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
  return `${how} ${offset > 0 ? "slow" : "fast"}; corrected in every record`;
}

/** "Today 8:12". */
export function exchangeWhen(at: Instant, now: Instant, zone: string): string {
  const words = whenWords(at, now, zone);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
