/** What somebody's tablet hears of the school while the app is in front, and what of it has not been asked for yet. */
import type { StreamName } from "../../domain/streams.ts";
import type { EngineDeps } from "./deps.ts";
import type { Session } from "./session.ts";

/** Streams asked for first because they were heard to move: a list that was brought in moves hundreds, and the order of those is nothing. */
const maxFirst = 50;

export interface EarDeps {
  listen: EngineDeps["listen"];
  /** Something moved: an exchange should follow. */
  heard: () => void;
  failed: (error: unknown) => void;
}

export class Ear {
  readonly #deps: EarDeps;
  /** While it listens. */
  #listening: AbortController | null = null;
  #moved: readonly StreamName[] = [];

  constructor(deps: EarDeps) {
    this.#deps = deps;
  }

  /** Listens until it is stopped or something is wrong; once at a time. */
  async listen({ store, person }: Session, token: string): Promise<void> {
    if (this.#listening) return;
    const listening = (this.#listening = new AbortController());
    try {
      const { replica } = await store.holdings();
      await this.#deps.listen({
        ...{ person, replica, token, ended: listening.signal },
        moved: (streams) => {
          this.#moved = [...new Set([...this.#moved, ...streams])];
          this.#deps.heard();
        },
      });
    } catch (error) {
      this.#deps.failed(error);
    } finally {
      if (this.#listening === listening) this.#listening = null;
    }
  }

  stop(): void {
    this.#listening?.abort();
    this.#listening = null;
    this.#moved = [];
  }

  /** What moved since it was last taken, as far as it helps to say so. */
  take(): readonly StreamName[] {
    const moved = this.#moved.slice(0, maxFirst);
    this.#moved = [];
    return moved;
  }
}
