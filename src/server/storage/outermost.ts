import { AsyncLocalStorage } from "node:async_hooks";

/** Runs one transaction at a time in what is one after another: one opened inside another would wait for its own connection for ever. */
export function outermost(): <T>(work: () => Promise<T>) => Promise<T> {
  const open = new AsyncLocalStorage<true>();
  let running = 0;
  return async (work) => {
    if (open.getStore()) throw new Error("A transaction was opened inside another: hand on the one that is open.");
    running += 1;
    try {
      return await open.run(true, work);
    } finally {
      running -= 1;
      // Node hands every storage that was ever used on to every promise there is, and never lets go of it by itself.
      if (running === 0) open.disable();
    }
  };
}
