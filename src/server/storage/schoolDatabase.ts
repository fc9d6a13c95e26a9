/**
 * The school's database, as everything that is not the stream store sees it: transactions, and what may be asked inside one. What
 * both implementations promise:
 *
 * - **Nothing is asked outside a transaction.** Whoever needs the tables or the log is handed both, of the transaction that is
 *   open, and can reach no others. A transaction inside a transaction would wait for its own connection for ever, or see and do
 *   things apart from it: it is refused loudly.
 * - **What is read in one transaction was true at one moment**, and what is decided in one that writes, still is when it commits.
 */
import type { Kysely, Transaction } from "kysely";
import type { StreamName } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import type { Erased, Found, Head, KeptRecord, Needs, Outcome, PersonFacts, SchoolFacts, Work } from "./streamStore.ts";
import type { Tables } from "./tables.ts";

/** The log inside an open transaction. */
export interface OpenLog {
  /** Decides and appends one act. */
  work(work: Work): Promise<Outcome>;
  find(needs: Needs): Promise<Found>;
  heads(names: readonly StreamName[]): Promise<{ heads: Map<StreamName, Head>; erased: Erased }>;
  ofKind(stream: StreamName, kind: string): Promise<KeptRecord[]>;
  personFacts(person: string): Promise<PersonFacts>;
  schoolFacts(): Promise<SchoolFacts>;
  /** The zone its days are counted in, before the school is set up too. */
  zone(): Promise<string>;
  renewEpochs(now: Instant): Promise<void>;
}

/** The tables inside an open transaction. */
export type OpenTables = Transaction<Tables>;

/** An open transaction. */
export interface Open {
  db: OpenTables;
  log: OpenLog;
}

export interface SchoolDatabase {
  /** Reads only. */
  reading<T>(work: (open: Open) => Promise<T>): Promise<T>;
  /**
   * Reads and writes, all or nothing, after every other that writes about the same. It may be done again from its beginning, so that
   * nothing in it is told to anybody before it stands.
   * @param about people, roles and records, or the files of pictures
   */
  writing<T>(work: (open: Open) => Promise<T>, about?: "school" | "pictures"): Promise<T>;
  /** For the identity library alone, which asks one statement at a time and opens no transaction. */
  readonly library: { db: Kysely<Tables>; type: "sqlite" | "postgres" };
  /** Lets go of it; nothing may be asked afterwards. */
  close(): Promise<void>;
}
