import { createSubscriber } from "svelte/reactivity";
import type { Live, Snapshot } from "../../client/live.ts";

const notAsked = { state: "loading", asOf: 0 } as const;

/**
 * A live query as reactive state: followed while something on screen reads it. What it said last can also be read from a
 * handler, where nothing is being tracked.
 */
export class Followed<T> {
  #latest: Snapshot<T> = notAsked;
  readonly #follow: () => void;

  constructor(live: Live<T>) {
    this.#follow = createSubscriber((changed) => {
      let started = false;
      const stop = live.subscribe((snapshot) => {
        this.#latest = snapshot;
        if (started) changed();
      });
      started = true;
      return stop;
    });
  }

  get snapshot(): Snapshot<T> {
    this.#follow();
    return this.#latest;
  }

  /** The value while there is one. */
  get value(): T | undefined {
    const { snapshot } = this;
    return snapshot.state === "ready" ? snapshot.value : undefined;
  }
}
