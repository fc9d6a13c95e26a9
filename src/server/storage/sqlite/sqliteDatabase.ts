/**
 * A school in SQLite: one connection a process, which one at a time has to itself. The log's own work on it is synchronous, from
 * begin to commit; people's transactions await between their statements, and keep the connection meanwhile, so that nothing
 * slips in between.
 */
import { Kysely } from "kysely";
import { busyTimeoutMs, type Connection } from "../database.ts";
import { outermost } from "../outermost.ts";
import type { Open, OpenLog, OpenTables, SchoolDatabase } from "../schoolDatabase.ts";
import type { Tables } from "../tables.ts";
import { OneConnection } from "./dialect.ts";
import { SqliteLog } from "./sqliteLog.ts";

export class SqliteDatabase implements SchoolDatabase {
  readonly #connection: Connection;
  readonly #kysely: Kysely<Tables>;
  readonly #log: SqliteLog;
  readonly #outermost = outermost();
  /**
   * The write-ahead log holds what was overwritten until it is copied back and cut. Whoever reads the whole school is in the
   * way, and so can the end of this process be: nobody waits, and it is tried again after the next transaction, when a reader
   * ends, and at the next start.
   */
  #wordsInWriteAheadLog = true;

  /** @param newId random ids of epochs: 1 to 64 of `0-9a-z-` */
  constructor(connection: Connection, newId: () => string) {
    this.#connection = connection;
    this.#kysely = new Kysely<Tables>({ dialect: new OneConnection(connection) });
    // What SQLite deletes it also overwrites, and what it sorts or may have to roll back it keeps in memory, not in another file.
    connection.pragma("secure_delete = ON");
    connection.pragma("temp_store = MEMORY");
    this.#log = new SqliteLog(connection, newId, () => {
      this.#wordsInWriteAheadLog = true;
    });
    this.#cutWriteAheadLog();
  }

  get library() {
    return { db: this.#kysely, type: "sqlite" as const };
  }

  reading<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.#outermost(() => this.#kysely.transaction().setAccessMode("read only").execute(this.#opening(work)));
  }

  writing<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.#outermost(async () => {
      const done = await this.#kysely.transaction().execute(this.#opening(work));
      if (this.#wordsInWriteAheadLog) await this.#alone(() => this.#cutWriteAheadLog());
      return done;
    });
  }

  /** Looks at the log, at once and with nothing in between. */
  look<T>(work: (log: SqliteLog) => T): Promise<T> {
    return this.#outermost(() => this.#alone(() => work(this.#log)));
  }

  /** Does something to the log whole or not at all, at once and with nothing in between. */
  act<T>(work: (log: SqliteLog) => T): Promise<T> {
    return this.look((log) => {
      const done = log.transact(() => work(log));
      this.#cutWriteAheadLog();
      return done;
    });
  }

  /**
   * Somebody reads the whole school through a connection of their own.
   * @returns what they call at their end
   */
  readBeside(): () => Promise<void> {
    return () =>
      this.#alone(() => {
        // What was overwritten while they read could not leave.
        this.#wordsInWriteAheadLog = true;
        this.#cutWriteAheadLog();
      });
  }

  async close(): Promise<void> {
    await this.#alone(() => this.#connection.close());
  }

  /** Does something at once, when the connection is nobody else's. */
  #alone<T>(work: () => T): Promise<T> {
    return this.#kysely.connection().execute(() => settled(work));
  }

  #opening<T>(work: (open: Open) => Promise<T>): (db: OpenTables) => Promise<T> {
    return (db) => work({ db, log: openLog(this.#log) });
  }

  #cutWriteAheadLog(): void {
    if (!this.#wordsInWriteAheadLog) return;
    this.#connection.pragma("busy_timeout = 0");
    try {
      this.#wordsInWriteAheadLog = this.#connection.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) !== 0;
    } finally {
      this.#connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
    }
  }
}

/** The log inside the transaction that is open on its connection: what is asked has happened before the promise is made. */
function openLog(log: SqliteLog): OpenLog {
  return {
    work: (work) => settled(() => log.work(work)),
    find: (needs) => settled(() => log.find(needs)),
    heads: (names) => settled(() => log.heads(names)),
    ofKind: (stream, kind) => settled(() => log.ofKind(stream, kind)),
    personFacts: (person) => settled(() => log.personFacts(person)),
    schoolFacts: () => settled(() => log.schoolFacts()),
    zone: () => settled(() => log.zone()),
    renewEpochs: (now) => settled(() => log.renewEpochs(now)),
  };
}

/** What happened at once, told as a promise: an error rejects, as it would in a store that really waits. */
async function settled<T>(work: () => T): Promise<T> {
  return Promise.resolve(work());
}
