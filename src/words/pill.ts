import type { SyncState } from "../sync/syncState.ts";
import type { Instant } from "../domain/time.ts";
import { timeOfDay } from "./dates.ts";

/** How a pill looks: colour only agrees with the words. */
export type PillTone = "done" | "moving" | "here" | "sign-in" | "server" | "attention";

export interface PillWords {
  tone: PillTone;
  /** One of the closed set. */
  says: string;
  /** What is not yet on the server, where `says` does not count it. */
  unsent: string | null;
  /** What it means, for the page behind the pill. */
  means: string;
}

const toSend = (count: number) => (count === 0 ? null : `${count} to send`);

/** The pill's words for each of its states. `zone` is the school's. */
export function pillWords(state: SyncState, zone: string): PillWords {
  const at = (instant: Instant) => timeOfDay(instant, zone);
  switch (state.state) {
    case "upToDate":
      return {
        tone: "done",
        says: state.lately ? "Up to date" : state.at === null ? "Nothing to send" : `Up to date at ${at(state.at)}`,
        unsent: null,
        means: state.lately ? "Nothing waits here, and nothing waits there." : "Nothing waits here. It looks again by itself.",
      };
    case "sending":
      return { tone: "moving", says: "Sending", unsent: toSend(state.count), means: "Records are leaving; keep working." };
    case "receiving":
      return { tone: "moving", says: `Receiving ${state.done} of ${state.of}`, unsent: null, means: "First use, or back after a while." };
    case "saved":
      return { tone: "here", says: `Saved here, ${state.count} to send`, unsent: null, means: "They can wait all week." };
    case "signIn":
      return {
        tone: "sign-in",
        says: "Sign in to send",
        unsent: toSend(state.count),
        means: "Your password opens this iPad offline; sending and receiving asks for a full sign-in.",
      };
    case "unreachable":
      return {
        tone: "server",
        says: `Server unreachable since ${at(state.since)}`,
        unsent: toSend(state.count),
        means: "Wi-Fi works, but the school’s server does not answer. It tries again by itself.",
      };
    case "attention":
      return {
        tone: "attention",
        says: `Needs attention: ${state.count}`,
        unsent: toSend(state.waiting),
        means: "A person must choose. Nothing is lost meanwhile.",
      };
  }
}
