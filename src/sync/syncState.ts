/** What the pill says: a closed set, each with its words. */
import type { Instant } from "../domain/time.ts";

export type SyncState =
  | { state: "upToDate"; at: Instant | null; lately: boolean }
  | { state: "sending"; count: number }
  | { state: "receiving"; done: number; of: number }
  | { state: "saved"; count: number; oldest: Instant }
  | { state: "signIn"; count: number }
  | { state: "unreachable"; since: Instant; count: number }
  | { state: "attention"; count: number; waiting: number };

export interface SyncFacts {
  waiting: number;
  oldest: Instant | null;
  attention: number;
  /** What the runner is doing now. */
  doing: { what: "nothing" } | { what: "sending"; count: number } | { what: "receiving"; done: number; of: number };
  /** When the last exchange ended with equal digests. */
  matchedAt: Instant | null;
  /** Why the last try failed, if it did: no network is calm, a server that does not answer is said. */
  trouble: { why: "offline" | "unreachable" | "unauthenticated"; since: Instant } | null;
  now: Instant;
}

/** A digest that matched within this is "up to date" without a time. */
const latelyMs = 5 * 60_000;

/** The one state to show. What a person must decide comes first; what they need not know comes last. */
export function syncState(facts: SyncFacts): SyncState {
  const { waiting, attention, doing, trouble, matchedAt, now } = facts;
  if (attention > 0) return { state: "attention", count: attention, waiting };
  if (doing.what === "sending") return { state: "sending", count: doing.count };
  if (doing.what === "receiving") return { state: "receiving", done: doing.done, of: doing.of };
  if (trouble?.why === "unauthenticated") return { state: "signIn", count: waiting };
  if (trouble?.why === "unreachable") return { state: "unreachable", since: trouble.since, count: waiting };
  if (waiting > 0) return { state: "saved", count: waiting, oldest: facts.oldest ?? now };
  return { state: "upToDate", at: matchedAt, lately: matchedAt !== null && now - matchedAt < latelyMs && trouble === null };
}
