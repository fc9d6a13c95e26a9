/**
 * Which cards hold targets that two people changed at once, kept up as cards move: the pill is told after every tap, and must
 * not read every card for it.
 */
import type { StreamName } from "../../domain/streams.ts";

export interface CardsInDisputeDeps {
  /** How many there are in one card. */
  count: (card: StreamName) => Promise<number>;
  changed: () => void;
  failed: (error: unknown) => void;
}

export class CardsInDispute {
  readonly #deps: CardsInDisputeDeps;
  readonly #found = new Map<StreamName, number>();
  readonly #due = new Set<StreamName>();
  #looking: Promise<void> | null = null;

  constructor(deps: CardsInDisputeDeps) {
    this.#deps = deps;
  }

  /** Targets in dispute, as last worked out. */
  get total(): number {
    return [...this.#found.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The cards that hold any, once everything that moved has been looked at. */
  async cards(): Promise<StreamName[]> {
    await this.#looking;
    return [...this.#found.keys()];
  }

  /** Looks again at cards that moved. What moves meanwhile is looked at in the same go, each card once. */
  look(cards: readonly StreamName[]): void {
    for (const card of cards) this.#due.add(card);
    if (this.#due.size === 0) return;
    this.#looking ??= this.#look();
  }

  async #look(): Promise<void> {
    for (const card of this.#due) {
      // Taken off first: what moves while it is read is read once more.
      this.#due.delete(card);
      try {
        const count = await this.#deps.count(card);
        if (count > 0) this.#found.set(card, count);
        else this.#found.delete(card);
      } catch (error) {
        this.#due.add(card);
        this.#deps.failed(error);
        break;
      }
    }
    this.#looking = null;
    this.#deps.changed();
  }
}
