/** Where a school is put back: it is built beside what is there, and takes its place once it is whole. */
import type { Change } from "../../sync/change.ts";
import type { Instant } from "../../domain/time.ts";
import type { Settings } from "../settings.ts";
import type { Receiving } from "./rows.ts";

/** A school being built from a backup. */
export interface Building extends Receiving {
  /** All of it is in: its tables are brought up to date. */
  finish(): Promise<void>;
  /** Lets go of it as it is. */
  abandon(): Promise<void>;
}

export interface Place {
  /** Whether a school is there, or the beginning of one. */
  holds(): Promise<boolean>;
  /** What the school that is there says was erased. Throws when it cannot be read: it may be what is broken. */
  erasures(): Promise<Change[]>;
  /**
   * Makes sure that nobody works on it, and has it alone from then on as far as it can.
   * @throws BackupFailed when a server does
   */
  claim(): Promise<void>;
  /**
   * An empty school beside it, with the tables that the backup's program had.
   * @throws BackupFailed when that program was a newer one
   */
  build(step: number): Promise<Building>;
  /** How a server is told of what was built. */
  readonly beside: Settings;
  /** Moves what is there aside, and what was built into its place. Answers where what was there is now, if anything was. */
  takePlace(at: Instant): Promise<Aside | undefined>;
  /** Removes what was built and took no place, and lets go. */
  end(): Promise<void>;
}

/** Where what was there before is kept. */
export interface Aside {
  /** A folder of DATA_DIR. */
  folder?: string;
  /** A schema of the database. */
  schema?: string;
}
