import type { DatedGrant } from "../../../src/server/storage/datedGrant.ts";
import type { StreamStore } from "../../../src/server/storage/streamStore.ts";

/** A store under test, with what only its own people can do to it. */
export interface Opened {
  store: StreamStore;
  grant(grant: DatedGrant): Promise<void>;
  /** Every byte that it keeps, in whatever files or tables it answers for. */
  bytes(): Promise<Buffer>;
  /** The same data, as a process that starts now finds it. */
  reopen(): Promise<Opened>;
  close(): Promise<void>;
}

/** The store as the test that runs now has it. */
export interface Tested {
  opened: Opened;
  readonly store: StreamStore;
}
