import type { SyncState } from "../sync/syncState.ts";
import type { Instant } from "../domain/time.ts";
import { agoWords, timeOfDay } from "./dates.ts";

/** How a pill looks: colour only agrees with the words. */
export type PillTone = "done" | "moving" | "here" | "sign-in" | "server" | "attention";

export interface PillWords {
  tone: PillTone;
  /** One of the closed set. */
  says: string;
  /** What is not yet on the server, where `says` does not count it. */
  unsent: string | null;
  /** How long the first of it has waited, where that is the news: for where there is room. */
  age: string | null;
}

/** What a state says, and how it looks. */
function saidOf(state: SyncState, zone: string): [PillTone, string] {
  const at = (instant: Instant) => timeOfDay(instant, zone);
  switch (state.state) {
    case "upToDate":
      return [
        "done",
        state.lately
          ? "Up to date"
          : state.at === null
            ? state.pictures
              ? "Saved here"
              : "Nothing to send"
            : `Up to date at ${at(state.at)}`,
      ];
    case "sending":
      return ["moving", "Sending"];
    case "receiving":
      return ["moving", `Receiving ${state.done} of ${state.of}`];
    case "saved":
      return ["here", `Saved here, ${state.waiting} to send`];
    case "signIn":
      return ["sign-in", "Sign in to send"];
    case "unreachable":
      return ["server", `Server unreachable since ${at(state.since)}`];
    case "attention":
      return ["attention", `Needs attention: ${state.count}`];
  }
}

/** The pill's words for each of its states. `zone` is the school's. */
export function pillWords(state: SyncState, now: Instant, zone: string): PillWords {
  const [tone, says] = saidOf(state, zone);
  const saved = state.state === "saved";
  const left = state.waiting > 0 ? `${state.waiting} to send` : state.pictures ? "pictures to send" : null;
  return {
    tone,
    says,
    unsent: saved ? null : left,
    age: saved && state.oldest !== null ? `oldest ${agoWords(state.oldest, now)}` : null,
  };
}
