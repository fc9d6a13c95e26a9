/** What the pill says: a closed set, each with its words. */
import type { Instant } from "../domain/time.ts";

/** Why the last exchange came to nothing: a closed set, each with its words. */
export const troubles = [
  /** No network: calm, and no error. */
  "offline",
  /** A network, and no answer of the school's server. */
  "unreachable",
  /** The session has ended, or is not this person's. */
  "unauthenticated",
  /** The server asked to be left alone for a while. */
  "asksToWait",
  /** The server and this app are of ages that do not understand each other. */
  "notUnderstood",
  /** This tablet has no room for what comes. */
  "full",
  /** This tablet could not go on, for a reason of its own. */
  "failed",
] as const;
export type Trouble = (typeof troubles)[number];

/** What the outbox holds, in every state: what is not yet on the server is counted in plain sight, whatever else goes on. */
export interface Waiting {
  waiting: number;
  /** When the first of it was made; null when nothing waits. */
  oldest: Instant | null;
  /** A picture has not reached the server yet: they go last, and are not counted among what waits. */
  pictures?: boolean;
}

export type SyncState = Waiting &
  (
    | { state: "upToDate"; at: Instant | null; lately: boolean }
    | { state: "sending" }
    | { state: "receiving"; done: number; of: number }
    | { state: "saved" }
    | { state: "signIn" }
    | { state: "unreachable"; since: Instant }
    | { state: "attention"; count: number }
  );

export interface SyncFacts extends Waiting {
  attention: number;
  /** What the runner is doing now. */
  doing: { what: "nothing" } | { what: "sending" } | { what: "receiving"; done: number; of: number };
  /** When the last exchange ended with equal digests. */
  matchedAt: Instant | null;
  trouble: { why: Trouble; since: Instant } | null;
  now: Instant;
}

/** A digest that matched within this is "up to date" without a time. */
const latelyMs = 5 * 60_000;

/** The one state to show. What a person must decide comes first; what they need not know comes last. */
export function syncState(facts: SyncFacts): SyncState {
  const { waiting, oldest, pictures = false, attention, doing, trouble, matchedAt, now } = facts;
  const outbox = { waiting, oldest, ...(pictures ? { pictures } : {}) };
  if (attention > 0) return { ...outbox, state: "attention", count: attention };
  if (doing.what === "sending") return { ...outbox, state: "sending" };
  if (doing.what === "receiving") return { ...outbox, state: "receiving", done: doing.done, of: doing.of };
  if (trouble?.why === "unauthenticated") return { ...outbox, state: "signIn" };
  if (trouble?.why === "unreachable") return { ...outbox, state: "unreachable", since: trouble.since };
  if (waiting > 0) return { ...outbox, state: "saved" };
  return { ...outbox, state: "upToDate", at: matchedAt, lately: matchedAt !== null && now - matchedAt < latelyMs && trouble === null };
}
