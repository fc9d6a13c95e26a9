/** What an exchange works with: the tablet's memory, the wire, and whoever is signed in. */
import type { StreamName } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import type { Holdings } from "../../store/reading.ts";
import type { Act } from "../../sync/change.ts";
import type { AnsweredPage, Applied } from "../../store/receiving.ts";
import type { ActResult, OwnAccess } from "../../sync/protocol.ts";
import type { Transport } from "./transport.ts";

/** What an exchange asks of the tablet's memory. Each call is whole or not at all. */
export interface ExchangeStore {
  holdings(): Promise<Holdings>;
  /** Corrects stamps never sent when the clock turns out to be wrong by more than a minute. */
  correctClock(measured: { offset: number; now: Instant }): Promise<void>;
  /** Whole acts, oldest first, without those of `skip`, marked as sent before they leave. Empty when nothing waits. */
  takeBatch(limits: { acts: number; bytes: number }, skip: ReadonlySet<string>): Promise<Act[]>;
  acknowledge(results: readonly ActResult[]): Promise<void>;
  applyAccess(access: OwnAccess): Promise<void>;
  /** A page that does not go on from where the tablet is now changes nothing. */
  applyPages(answered: readonly AnsweredPage[]): Promise<Applied>;
  /** Deletes streams no longer readable. */
  withdraw(streams: readonly StreamName[]): Promise<void>;
  erase(streams: readonly StreamName[]): Promise<void>;
  letGoOfOwnLog(backedUpTo: Instant): Promise<void>;
}

export interface ExchangeDeps {
  store: ExchangeStore;
  transport: Transport;
  person: string;
  token: string;
  /** Milliseconds since 1970 by this tablet's clock, right or wrong. */
  now: () => Instant;
  /** SHA-256, base64url. */
  hash: (text: string) => Promise<string>;
  /** Streams wanted first: today's class before history. */
  first: readonly StreamName[];
  /** The tablet knows that it is behind: it says at once where it is. */
  behind: boolean;
  tell: (progress: Progress) => void;
}

export type Progress = { what: "sending" } | { what: "receiving"; done: number; of: number };
