/**
 * A connection that survives a tablet's sleep. What fails because the connection is lost is done once more on a new one; a
 * commit that had reached the disk after all is then a mismatch, and its unit of work finds what it wrote.
 */
import type Dexie from "dexie";
import { StoreFailure } from "../failure.ts";
import type { TableName } from "../tableNames.ts";
import { declareDatabase, type Engine } from "./databases.ts";
import { failureOf, reasonOf } from "./reasons.ts";

/**
 * - `blocked`: another tab holds an older version of the database open; closing it lets this one go on.
 * - `superseded`: another tab opened a newer version, or deleted the database; only a reload helps.
 */
export type ConnectionState = "open" | "blocked" | "superseded";

export interface ConnectionDeps {
  name: string;
  tables: readonly TableName[];
  engine?: Engine;
  onState?: (state: ConnectionState) => void;
}

export class Connection {
  readonly #deps: ConnectionDeps;
  #database: Dexie | null = null;
  #opening: Promise<Dexie> | null = null;
  #superseded = false;
  #closed = false;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
  }

  /**
   * Works on the open database.
   * @throws StoreFailure `storageFull`, `closed`, or `reloadNeeded` when the connection is lost twice
   */
  async use<T>(work: (database: Dexie) => PromiseLike<T>): Promise<T> {
    try {
      return await work(await this.#open());
    } catch (error) {
      if (this.#superseded) throw new StoreFailure("reloadNeeded", error);
      if (this.#closed || reasonOf(error) !== "lost") throw this.#failure(error);
      this.#drop();
    }
    try {
      return await work(await this.#open());
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** What fails on a closed connection fails because it was closed. */
  #failure(error: unknown): unknown {
    return this.#closed ? new StoreFailure("closed", error) : failureOf(error);
  }

  /** For good: what still works for the person who left must not open their records behind the next one's back. */
  close(): void {
    this.#closed = true;
    this.#drop();
  }

  /** Lets go of a handle; the next use opens another. */
  #drop(): void {
    const database = this.#database;
    this.#database = null;
    this.#opening = null;
    database?.close({ disableAutoOpen: true });
  }

  #open(): Promise<Dexie> {
    if (this.#closed) return Promise.reject(new StoreFailure("closed"));
    if (this.#superseded) return Promise.reject(new StoreFailure("reloadNeeded"));
    this.#opening ??= this.#opened();
    return this.#opening;
  }

  async #opened(): Promise<Dexie> {
    const { name, tables, engine = {}, onState = () => undefined } = this.#deps;
    const database = declareDatabase(name, tables, engine);
    this.#database = database;
    database.on("blocked", () => onState("blocked"));
    database.on("versionchange", () => {
      this.#superseded = true;
      this.#drop();
      onState("superseded");
    });
    database.on("close", () => {
      if (this.#database === database) this.#drop();
    });
    await database.open();
    onState("open");
    return database;
  }
}
