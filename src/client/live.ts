import type { Instant } from "../domain/time.ts";

/** One answer of a named query. `locked`: nobody has unlocked this tablet; `failed`: a bug or a broken disk, with a code to report. */
export type Snapshot<T> =
  | { state: "loading"; asOf: Instant }
  | { state: "ready"; value: T; asOf: Instant }
  | { state: "locked"; asOf: Instant }
  | { state: "failed"; code: string; asOf: Instant };

/** A query that keeps answering: Svelte's store contract. Values are structured-cloneable and never rows. */
export interface Live<T> {
  subscribe(run: (snapshot: Snapshot<T>) => void): () => void;
}
