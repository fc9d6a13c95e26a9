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
  /** Nothing here can be used any more: it was superseded, or ended. */
  #over = false;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
  }

  /**
   * Works on the open database.
   * @throws StoreFailure `storageFull`, or `reloadNeeded` when the connection is lost twice
   */
  async use<T>(work: (database: Dexie) => PromiseLike<T>): Promise<T> {
    try {
      return await work(await this.#open());
    } catch (error) {
      if (this.#over) throw new StoreFailure("reloadNeeded", error);
      if (reasonOf(error) !== "lost") throw failureOf(error);
      this.close();
    }
    try {
      return await work(await this.#open());
    } catch (error) {
      throw failureOf(error);
    }
  }

  close(): void {
    const database = this.#database;
    this.#database = null;
    this.#opening = null;
    database?.close({ disableAutoOpen: true });
  }

  /** Closes for good. */
  end(): void {
    this.#over = true;
    this.close();
  }

  #open(): Promise<Dexie> {
    if (this.#over) return Promise.reject(new StoreFailure("reloadNeeded"));
    this.#opening ??= this.#opened();
    return this.#opening;
  }

  async #opened(): Promise<Dexie> {
    const { name, tables, engine = {}, onState = () => undefined } = this.#deps;
    const database = declareDatabase(name, tables, engine);
    this.#database = database;
    database.on("blocked", () => onState("blocked"));
    database.on("versionchange", () => {
      this.#over = true;
      this.close();
      onState("superseded");
    });
    database.on("close", () => {
      if (this.#database === database) this.close();
    });
    await database.open();
    onState("open");
    return database;
  }
}
