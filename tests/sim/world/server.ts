/**
 * The school's server: the real handlers over the real store on SQLite, which can die, be started again, be backed up, and be
 * put back. What is read here for the checks is read from its tables directly, never through the code under test.
 */
import Database from "better-sqlite3";
import type { Instant } from "../../../src/domain/time.ts";
import { accounts } from "../../../src/server/identity/accounts.ts";
import { addGrant } from "../../../src/server/people/grants.ts";
import { state } from "../../../src/server/people/schoolLog.ts";
import { createAudit } from "../../../src/server/audit/audit.ts";
import { createStaffing, type Staffing } from "../../../src/server/people/staffing.ts";
import { openDatabase, type Connection } from "../../../src/server/storage/database.ts";
import { migrations } from "../../../src/server/storage/migrations.ts";
import { SqliteDatabase } from "../../../src/server/storage/sqlite/sqliteDatabase.ts";
import type { SchoolDatabase } from "../../../src/server/storage/schoolDatabase.ts";
import { sqliteStreamStore } from "../../../src/server/storage/sqlite/sqliteStreamStore.ts";
import type { StreamStore } from "../../../src/server/storage/streamStore.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { pull } from "../../../src/server/sync/pull.ts";
import { push } from "../../../src/server/sync/push.ts";
import { syncDeps, type SyncDeps } from "../../../src/server/sync/syncDeps.ts";
import type { Outcome } from "../../../src/server/web/route.ts";
import { founding, staff } from "./school.ts";

/** The server's process ended in the middle of a request. */
export class ServerDied extends Error {
  override name = "ServerDied";
}

export interface ServerOutside {
  now: () => Instant;
  newId: () => string;
  newUuid: () => string;
}

/**
 * When a server dies: before anything of a push is written, when all but its last act is, between two changes of an act, or
 * before it could answer.
 */
export type Death = "before" | "inside" | "between" | "after";

/** So many changes behind, a tablet is sent a snapshot. */
export const changesBehind = 12;
/** Small enough that short histories have pages, parts of snapshots, and tablets too far behind for changes. */
const limits = { bytes: 2_600, changesBehind };

export class Server {
  readonly #outside: ServerOutside;
  #db: Connection;
  #database: SqliteDatabase;
  #deps: SyncDeps;
  #death: Death | null = null;
  /** One more each time another copy of the database is put in its place. */
  lives = 0;
  /** How often an older copy was put back. */
  restores = 0;

  constructor(outside: ServerOutside) {
    this.#outside = outside;
    this.#db = openDatabase(":memory:", migrations);
    this.#database = new SqliteDatabase(this.#db, outside.newId);
    this.#deps = this.#assemble();
  }

  /** The school as it begins. */
  async found(): Promise<void> {
    const { now, newId } = this.#outside;
    const at = now() - 30 * 86_400_000;
    await this.#database.writing(async ({ db, log }) => {
      await state(log, "lena", at, founding());
      for (const { id, grants } of staff)
        for (const grant of grants) await addGrant(db, { id: newId(), person: id, ...grant }, "set-up", at);
    });
  }

  get db(): Connection {
    return this.#db;
  }

  /** What people's parts of the server work with. */
  get database(): SchoolDatabase {
    return this.#database;
  }

  get staffing(): Staffing {
    const audit = createAudit("server", this.#outside.now);
    return createStaffing({ database: this.#database, accounts, audit, now: this.#outside.now });
  }

  /** Dies at the next push. */
  dieAtNextPush(death: Death): void {
    this.#death = death;
  }

  async pull(person: string, body: unknown): Promise<Outcome> {
    return pull(this.#deps)(person, body);
  }

  async push(person: string, body: unknown): Promise<Outcome> {
    return push(this.#deps)(person, body);
  }

  /** The process ended and began again: what was committed is there, what was kept in memory is not. */
  restart(): void {
    this.#death = null;
    this.#put(this.#db.serialize());
  }

  backup(): Buffer {
    return this.#db.serialize();
  }

  /** Puts an older copy back: what was erased since is erased again, then every stream begins another life, then it answers. */
  async restore(copy: Buffer): Promise<void> {
    const ledger = this.erasures();
    this.#put(copy);
    this.restores += 1;
    for (const { stream, by } of ledger) await this.erase(stream, by);
    await this.#deps.store.renewEpochs(this.#outside.now());
  }

  async erase(stream: string, by: string): Promise<void> {
    await erase(this.#deps, { newUuid: this.#outside.newUuid, replica: "ledger0000000000" }, { stream, why: "request", by });
  }

  /** Every byte of the database file. */
  bytes(): Buffer {
    return this.#db.serialize();
  }

  close(): void {
    this.#db.close();
  }

  erasures(): { stream: string; by: string }[] {
    return this.#db
      .prepare<[], { stream: string; by: string }>(
        `select json_extract(body, '$.fields.stream') as stream, person as by from changes where kind = 'erasure' order by seq`,
      )
      .all();
  }

  #put(copy: Buffer): void {
    this.#db.close();
    this.#db = new Database(copy);
    this.#db.pragma("foreign_keys = ON");
    this.#database = new SqliteDatabase(this.#db, this.#outside.newId);
    this.#deps = this.#assemble();
    this.lives += 1;
  }

  #assemble(): SyncDeps {
    const store = sqliteStreamStore(this.#database);
    return syncDeps({ ...store, append: (works) => this.#append(store, works) }, this.#outside.now, limits);
  }

  #dieAtSecondChange(): void {
    let written = 0;
    this.#db.function("one_more", { directOnly: false }, () => {
      written += 1;
      if (written === 2) throw new ServerDied();
      return written;
    });
    this.#db.exec("create temp trigger dying before insert on main.log begin select one_more(); end");
  }

  async #append(store: StreamStore, works: Parameters<StreamStore["append"]>[0]): ReturnType<StreamStore["append"]> {
    const death = this.#death;
    this.#death = null;
    if (death === null) return store.append(works);
    if (death === "before") throw new ServerDied();
    if (death === "between") this.#dieAtSecondChange();
    const last = works.length - 1;
    const dying = works.map((work, at): (typeof works)[number] => ({
      ...work,
      decide: (found) => {
        const decision = work.decide(found);
        if (death === "inside" && at === last) throw new ServerDied();
        return decision;
      },
    }));
    await store.append(dying);
    throw new ServerDied();
  }
}
