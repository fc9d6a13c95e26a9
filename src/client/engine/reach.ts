/** Whether the tablet's memory can be reached, as its databases and what they answer tell it. */
import type { ConnectionState } from "../../store/dexie/connection.ts";
import { StoreFailure } from "../../store/failure.ts";

/**
 * - `blocked`: another tab holds an older version open; this goes by once it is closed.
 * - `reload`: a newer version took over, or the connection was lost and could not be made again. Nothing here can mend it, and
 *   what was being written may or may not have reached the disk.
 */
export type OutOfReach = "blocked" | "reload";

export class Reach {
  readonly #databases = new Map<string, ConnectionState>();
  readonly #changed: () => void;
  readonly #waiting = new Set<() => void>();
  #lost = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get out(): OutOfReach | null {
    const states = [...this.#databases.values()];
    if (this.#lost || states.includes("superseded")) return "reload";
    return states.includes("blocked") ? "blocked" : null;
  }

  /** What a database says of itself. */
  heard(database: string, state: ConnectionState): void {
    this.#moving(() => this.#databases.set(database, state));
  }

  /** What was thrown, whoever met it. */
  met(error: unknown): void {
    if (error instanceof StoreFailure && error.code === "reloadNeeded") this.#moving(() => (this.#lost = true));
  }

  /** What is read, or null as soon as it is out of reach: a read of a blocked database ends when a person closes a tab. */
  async within<T>(read: () => Promise<T>): Promise<T | null> {
    if (this.out) return null;
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(null);
      this.#waiting.add(giveUp);
      void read()
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(giveUp));
    });
  }

  #moving(move: () => void): void {
    const before = this.out;
    move();
    if (this.out === before) return;
    if (this.out) for (const giveUp of [...this.#waiting]) giveUp();
    this.#changed();
  }
}
