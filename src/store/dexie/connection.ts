/**
 * A connection that survives a tablet's sleep. What fails because the connection is lost is done once more on a new one; a
 * commit that had reached the disk after all is then a mismatch, and its unit of work finds what it wrote.
 */
import type Dexie from "dexie";
import { StoreFailure } from "../failure.ts";
import type { TableName } from "../tableNames.ts";
import { declareDatabase, type Engine } from "./databases.ts";
import { Handle } from "./handle.ts";
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
  #handle: Handle | null = null;
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
      return await this.#once(work);
    } catch (error) {
      if (this.#superseded) throw new StoreFailure("reloadNeeded", error);
      if (this.#closed || reasonOf(error) !== "lost") throw this.#failure(error);
    }
    try {
      return await this.#once(work);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** For good: what still works for the person who left must not open their records behind the next one's back. */
  close(): void {
    this.#closed = true;
    this.#drop();
  }

  async #once<T>(work: (database: Dexie) => PromiseLike<T>): Promise<T> {
    const handle = this.#open();
    try {
      return await handle.use(work);
    } catch (error) {
      // Only the one it was lost on: others may have opened the next already.
      if (reasonOf(error) === "lost") handle.close();
      throw error;
    }
  }

  /** What fails on a closed connection fails because it was closed. */
  #failure(error: unknown): unknown {
    return this.#closed ? new StoreFailure("closed", error) : failureOf(error);
  }

  /** Lets go of a handle; the next use opens another. */
  #drop(): void {
    this.#handle?.close();
    this.#handle = null;
  }

  #open(): Handle {
    if (this.#closed) throw new StoreFailure("closed");
    if (this.#superseded) throw new StoreFailure("reloadNeeded");
    if (!this.#handle || this.#handle.ended) this.#handle = this.#made();
    return this.#handle;
  }

  #made(): Handle {
    const { name, tables, engine = {}, onState = () => undefined } = this.#deps;
    const database = declareDatabase(name, tables, engine);
    database.on("blocked", () => onState("blocked"));
    database.on("versionchange", () => {
      this.#superseded = true;
      this.#drop();
      onState("superseded");
    });
    return new Handle(database, () => onState("open"));
  }
}
