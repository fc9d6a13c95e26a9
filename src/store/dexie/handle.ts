/** One connection to a database, from its opening to its end, which a browser may bring about at any moment. */
import type Dexie from "dexie";

/** What is not answered by then is lost: a browser that ends a connection while it opens, or reads, may say nothing of it at all. */
const patienceMs = 8_000;

export class Handle {
  readonly #database: Dexie;
  readonly #opening: Promise<Dexie>;
  readonly #pending = new Set<(lost: Error) => void>();
  #ended = false;
  /** It waits for another tab, which may take as long as that tab likes. */
  #blocked = false;

  /** @param opened called once it is open */
  constructor(database: Dexie, opened: () => void) {
    this.#database = database;
    database.on("close", () => this.#end());
    database.on("blocked", () => (this.#blocked = true));
    this.#opening = this.#open(opened);
  }

  /** It could not be opened, or is open no more. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * What the work comes to. When the browser ends the connection, what is under way on it is not always told so (Chromium
   * leaves reads waiting for ever), so it is given up here; and what fails after that, by whatever name, fails because of it.
   */
  use<T>(work: (database: Dexie) => PromiseLike<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const given = (database: Dexie) => (this.#ended ? Promise.reject(lost()) : work(database));
      const late = setTimeout(() => {
        if (!this.#blocked) this.#end();
      }, patienceMs);
      const done = () => {
        clearTimeout(late);
        this.#pending.delete(reject);
      };
      this.#pending.add(reject);
      const failed = (error: Error) => reject(this.#ended ? lost() : error);
      void this.#opening.then(given).then(resolve, failed).then(done);
    });
  }

  close(): void {
    this.#ended = true;
    this.#database.close({ disableAutoOpen: true });
  }

  async #open(opened: () => void): Promise<Dexie> {
    try {
      const database = await this.#database.open();
      opened();
      return database;
    } catch (error) {
      this.#ended = true;
      throw error;
    }
  }

  #end(): void {
    this.#ended = true;
    for (const giveUp of this.#pending) giveUp(lost());
    this.#pending.clear();
  }
}

function lost(): Error {
  return new DOMException("the browser closed the connection", "InvalidStateError");
}
