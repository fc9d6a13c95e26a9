/** A school in PostgreSQL: any number of processes, each with some connections. */
import { Kysely, sql } from "kysely";
import type pg from "pg";
import type { Migration } from "../migration.ts";
import { outermost } from "../outermost.ts";
import type { Open, OpenLog, OpenTables, SchoolDatabase } from "../schoolDatabase.ts";
import type { Tables } from "../tables.ts";
import { asRefusal, connectionsTo, dialectOver } from "./connections.ts";
import { alone, type Lock } from "./locks.ts";
import { migrate } from "./migrate.ts";
import { beginLife, find, PostgresLog } from "./postgresLog.ts";
import { heads, ofKind, personFacts, schoolFacts, zone } from "./reading.ts";
import { again } from "./again.ts";

/** Tables that words stand in. */
const wordTables = ["changes", "records"] as const;

export class PostgresDatabase implements SchoolDatabase {
  readonly #kysely: Kysely<Tables>;
  readonly #newId: () => string;
  readonly #outermost = outermost();
  readonly #failed: (error: unknown) => void;
  /** What was overwritten lies in the tables until it is vacuumed: after the transaction, and where that failed, after the next. */
  #wordsInTables = true;

  private constructor(pool: pg.Pool, newId: () => string, failed: (error: unknown) => void) {
    this.#kysely = new Kysely<Tables>({ dialect: dialectOver(pool) });
    this.#failed = failed;
    this.#newId = newId;
  }

  /**
   * Connects, and brings the tables up to date.
   * @param newId random ids of epochs: 1 to 64 of `0-9a-z-`
   * @param failed told what went wrong where nobody waits for an answer
   * @throws StartRefused when there is nobody to connect to, or a newer version of the program has written the tables
   */
  static async open(
    url: string,
    migrations: readonly Migration[],
    newId: () => string,
    failed: (error: unknown) => void,
  ): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(connectionsTo(url, failed), newId, failed);
    try {
      await migrate(database.#kysely, migrations);
      await beginLife(database.#kysely, newId());
      await database.#vacuum();
      return database;
    } catch (error) {
      await database.close();
      throw asRefusal(error, url);
    }
  }

  get library() {
    return { db: this.#kysely, type: "postgres" as const };
  }

  reading<T>(work: (open: Open) => Promise<T>): Promise<T> {
    return this.#outermost(() =>
      this.#kysely
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((db) => work(opening(db, new PostgresLog(this.#newId, () => undefined)))),
    );
  }

  writing<T>(work: (open: Open) => Promise<T>, lock: Exclude<Lock, "tables"> = "school"): Promise<T> {
    return this.act(async (db, log) => {
      await alone(db, lock);
      return work(opening(db, log));
    });
  }

  /** Looks at the log, by one statement. */
  look<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#outermost(() => work(this.#kysely));
  }

  /** Does something to the log whole or not at all. */
  act<T>(work: (db: OpenTables, log: PostgresLog) => Promise<T>): Promise<T> {
    return this.#outermost(async () => {
      const took = { back: false };
      const log = new PostgresLog(this.#newId, () => {
        took.back = true;
      });
      const transaction = this.#kysely.transaction().setIsolationLevel("read committed");
      const done = await again(() => transaction.execute((db) => work(db, log)));
      // Not before it stands: another may be vacuuming meanwhile, and would find nothing to remove yet.
      if (took.back) this.#wordsInTables = true;
      await this.#vacuum();
      return done;
    });
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
  }

  /** What was done stands, whatever becomes of this. */
  async #vacuum(): Promise<void> {
    if (!this.#wordsInTables) return;
    this.#wordsInTables = false;
    try {
      for (const table of wordTables) await sql`vacuum ${sql.table(table)}`.execute(this.#kysely);
    } catch (error) {
      this.#wordsInTables = true;
      this.#failed(error);
    }
  }
}

function opening(db: OpenTables, log: PostgresLog): Open {
  return { db, log: openLog(db, log) };
}

/** The log inside an open transaction. */
function openLog(db: OpenTables, log: PostgresLog): OpenLog {
  return {
    async work(work) {
      const [outcome] = await log.append(db, [work]);
      if (!outcome) throw new Error("The log answered nothing to an act.");
      return outcome;
    },
    find: (needs) => find(db, needs),
    heads: (names) => heads(db, names),
    ofKind: (stream, kind) => ofKind(db, stream, kind),
    personFacts: (person) => personFacts(db, person),
    schoolFacts: () => schoolFacts(db),
    zone: () => zone(db),
    renewEpochs: (now) => log.renewEpochs(db, now),
  };
}
