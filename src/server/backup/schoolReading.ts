import type { Snapshot } from "./rows.ts";

/** A school as whoever copies or checks it reads it, beside the server that works on it. */
export interface SchoolReading {
  /** All rows as they are now. End it as soon as they were read. */
  snapshot(): Promise<Snapshot & { end(): Promise<void> }>;
  /** What the database says is wrong with itself. */
  damage(): Promise<readonly string[]>;
}
