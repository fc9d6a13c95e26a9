import type { Instant } from "../../domain/time.ts";
import { maxChangesBehind, maxPullBytes } from "../../sync/protocol.ts";
import type { StreamStore } from "../storage/streamStore.ts";
import { accessReader, type AccessReader } from "./ownAccess.ts";

/** What the handlers work with. Nothing in them reads a clock or a random source of its own. */
export interface SyncDeps {
  store: StreamStore;
  /** Milliseconds since 1970: the school's clock. */
  now: () => Instant;
  access: AccessReader;
  limits: PullLimits;
  /** The newest instant that a verified backup covers: what tablets may let go of their own log by. */
  backedUpTo: () => Promise<Instant | undefined>;
}

/** How much one pulled answer holds, and when a snapshot stands for changes. Tests make both small. */
export interface PullLimits {
  bytes: number;
  changesBehind: number;
}

export function syncDeps(
  store: StreamStore,
  now: () => Instant,
  limits: Partial<PullLimits> = {},
  backedUpTo: SyncDeps["backedUpTo"] = () => Promise.resolve(undefined),
): SyncDeps {
  const all = { bytes: maxPullBytes, changesBehind: maxChangesBehind, ...limits };
  return { store, now, access: accessReader(store), limits: all, backedUpTo };
}
