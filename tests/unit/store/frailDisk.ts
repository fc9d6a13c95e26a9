/** IndexedDB whose connections a test can lose, and whose writes it can spoil. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Engine } from "../../../src/store/dexie/databases.ts";

export class FrailDisk {
  readonly engine: Engine;
  readonly #factory = new IDBFactory();
  #open: IDBDatabase[] = [];
  #opened = 0;
  #deaf = 0;
  /** Called with each read-write transaction as it begins. */
  onWrite: (transaction: IDBTransaction) => void = () => undefined;
  /** Called with each connection as it is made. */
  onOpen: (database: IDBDatabase) => void = () => undefined;

  constructor() {
    const open = (name: string, version?: number) => {
      const request = this.#factory.open(name, version);
      if (this.#deaf > 0) {
        this.#deaf -= 1;
        return Object.defineProperty(request, "onsuccess", { set: () => undefined });
      }
      request.addEventListener("success", () => this.#watch(request.result));
      return request;
    };
    const indexedDB = new Proxy(this.#factory, {
      get: (factory, property) => {
        if (property === "open") return open;
        const value: unknown = Reflect.get(factory, property, factory);
        if (typeof value !== "function") return value;
        const bound: unknown = value.bind(factory);
        return bound;
      },
    });
    this.engine = { indexedDB, IDBKeyRange };
  }

  /** How often a connection was made. */
  get opened(): number {
    return this.#opened;
  }

  /** So many connections are asked for and the browser never answers: as when it ends one while it opens. */
  neverAnswer(connections: number): void {
    this.#deaf = connections;
  }

  get raw(): IDBFactory {
    return this.#factory;
  }

  /** Every connection is gone, and nobody was told: as after an iPad slept. */
  loseConnections(): void {
    for (const database of this.#open) database.close();
    this.#open = [];
  }

  #watch(database: IDBDatabase): void {
    this.#open.push(database);
    this.#opened += 1;
    const begin = database.transaction.bind(database);
    database.transaction = (names, mode, options) => {
      const transaction = begin(names, mode, options);
      if (mode === "readwrite") this.onWrite(transaction);
      return transaction;
    };
    this.onOpen(database);
  }
}
