/** A promise that was not kept: what the simulation looks for. Anything else that is thrown is a bug too, and is told apart by its name only. */
class Broken extends Error {
  constructor(promise: string, details?: unknown) {
    super(details === undefined ? promise : `${promise}\n${JSON.stringify(details, undefined, 1).slice(0, 4_000)}`);
    this.name = "Broken";
  }
}

/** Holds a promise to its word. */
export function hold(kept: boolean, promise: string, details?: () => unknown): asserts kept {
  if (!kept) throw new Broken(promise, details?.());
}
