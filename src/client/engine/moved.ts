/** Something moved: queries that may answer differently hear of it. */
export class Moved {
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (again: () => void): (() => void) => {
    this.#listeners.add(again);
    return () => {
      this.#listeners.delete(again);
    };
  };

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
