/** The page behind the pill: where everything is, in words. An entry is one act: a note about three children is one, and three records. */
import type { SyncState, Trouble } from "../sync/syncState.ts";
import type { Instant } from "../domain/time.ts";
import { agoWords, whenWords } from "./dates.ts";
import { counted } from "./lists.ts";
import { recordSentence, type SaidRecord } from "./record.ts";
import type { Sentence } from "./sentence.ts";

/** The page's first words. */
export function syncNow(state: SyncState, now: Instant): Sentence {
  const { waiting, oldest } = state;
  if (state.state === "receiving")
    return { says: `Receiving ${state.done} of ${state.of}`, todo: "Start with what is here; the rest follows, this week first." };
  const since = oldest === null ? "" : ` The oldest is from ${agoWords(oldest, now)}.`;
  const outbox =
    waiting === 0 ? "" : ` ${counted(waiting, "entry", "entries")} ${waiting === 1 ? "is" : "are"} waiting to be sent.${since}`;
  if (state.state === "attention") return { says: "Something needs you", todo: `It waits on this iPad until you decide.${outbox}` };
  if (waiting === 0) return { says: "Everything is at the school", todo: "Nothing waits on this iPad." };
  return {
    says: "Everything is saved on this iPad",
    todo: `${outbox.trim()} They can wait all week: nothing is lost if the battery dies.`,
  };
}

/** A record where the child is named beside it: "Looks at one of two objects: a bit of help". */
export function besideName(record: SaidRecord): string {
  const { what, how } = recordSentence(record);
  const words = `${what.replace(/^[,:\s]+/, "")}${how}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a record said, as the words of a note about the same child. */
export function asNote(record: SaidRecord): string {
  return record.kind === "note" ? (record.words ?? "") : besideName(record);
}

/** What was not taken and may no longer be read here. */
export function shutWords(count: number): string {
  return `${counted(count, "thing")} you wrote ${count === 1 ? "was" : "were"} not taken by the school, about pupils or classes that are no longer yours. What ${count === 1 ? "it says" : "they say"} may no longer be read here.`;
}

/** Why nothing was exchanged: what the page says of the time since, and what a "send now" answers. */
export const troubleWords: Record<Trouble, Sentence> = {
  offline: { says: "There is no network here.", todo: "Tries again by itself." },
  unreachable: { says: "The school’s server does not answer.", todo: "Tries again by itself." },
  unauthenticated: { says: "Your sign-in has run out.", todo: "Sign in to go on." },
  asksToWait: { says: "The school’s server is busy and asks to wait.", todo: "Tries again by itself." },
  notUnderstood: {
    says: "The school’s server and this app are of different ages.",
    todo: "Goes on by itself once both are up to date.",
  },
  full: { says: "This iPad is full.", todo: "Make room in Settings, General, iPad Storage; then it goes on by itself." },
  failed: { says: "Small Steps could not go on here.", todo: "Tries again by itself; reload it if this stays." },
};

/** What came of a "send now": it always answers. */
export function sentWords({ state, waiting }: SyncState, trouble: Trouble | null): string {
  const stays = waiting === 0 ? "" : ` ${counted(waiting, "entry", "entries")} ${waiting === 1 ? "stays" : "stay"} safe on this iPad.`;
  if (trouble !== null) return `Not sent. ${troubleWords[trouble].says}${stays} ${troubleWords[trouble].todo}`;
  if (state === "sending" || state === "receiving") return "It is on its way.";
  if (waiting > 0) return `The school’s server could not take everything yet.${stays} It is sent again by itself.`;
  return state === "attention" ? "Sent. Something needs a person to decide." : "Sent. Everything is at the school.";
}

/** How far this tablet's clock is from the school's. Half a minute is nothing a record would show. */
export function clockWords(offset: number | null): string {
  if (offset === null) return "Not compared yet";
  const seconds = Math.round(Math.abs(offset) / 1000);
  if (seconds < 30) return "Right";
  const how =
    seconds < 120 ? `${seconds} seconds` : seconds < 7200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
  return `${how} ${offset > 0 ? "slow" : "fast"}; corrected in every record`;
}

/** Whether the iPad may clear what is saved here when it wants the room: it was asked not to, and this is its answer. */
export function promiseWords(persistent: boolean | null): string {
  if (persistent === null) return "The iPad has not answered yet";
  return persistent ? "The iPad has promised to keep it" : "The iPad has not promised to keep it";
}

/** "Today 8:12". */
export function exchangeWhen(at: Instant, now: Instant, zone: string): string {
  const words = whenWords(at, now, zone);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
