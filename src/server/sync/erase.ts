/** Erasing a stream for good, and the ledger's entry that keeps it gone. */
import { parseStream, streams, type StreamName } from "../../domain/streams.ts";
import type { Change } from "../../sync/change.ts";
import { formatStamp } from "../../sync/stamp.ts";
import { hashOf } from "./hash.ts";
import type { SyncDeps } from "./syncDeps.ts";

export interface Erasing {
  /** A class's or a child's. The school's own stream and the ledger are never erased. */
  stream: StreamName;
  why: "request" | "retention" | "mistake";
  /** Who decided it. */
  by: string;
}

export interface ErasingIds {
  /** UUIDv7. */
  newUuid: () => string;
  /** Sixteen of `0-9a-z`: what stands in a stamp where a tablet's replica would. */
  replica: string;
}

/** Erases a stream, and says so (ids only) in the ledger that leaders' tablets hold. A second time does nothing. */
export async function erase(
  { store, now }: Pick<SyncDeps, "store" | "now">,
  { newUuid, replica }: ErasingIds,
  erasing: Erasing,
): Promise<void> {
  const { stream, why, by } = erasing;
  if (parseStream(stream)?.id === undefined) throw new Error("Only a class's or a child's stream can be erased.");
  const at = now();
  const id = newUuid();
  const change: Change = {
    id,
    act: id,
    stream: streams.leadership,
    kind: "erasure",
    record: newUuid(),
    fields: { stream, erasedAt: at, why },
    at: formatStamp({ ms: at, counter: 0, replica }),
    by,
    replica,
  };
  await store.erase(stream, { change, hash: hashOf(change), late: false });
}
