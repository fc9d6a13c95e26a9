/** Erasing for good, a stream or a child, and the ledger's entries that keep it gone. */
import { parseStream, streams, type StreamName } from "../../domain/streams.ts";
import type { Change } from "../../sync/change.ts";
import { formatStamp } from "../../sync/stamp.ts";
import type { Appending } from "../storage/streamStore.ts";
import { hashOf } from "./hash.ts";
import type { SyncDeps } from "./syncDeps.ts";

/**
 * A stream of a class or a child, or all that there is of a child. The school's own stream and the ledger are never erased.
 * `by`: who decided it.
 */
export type Erasing = ({ stream: StreamName } | { pupil: string }) & { why: "request" | "retention" | "mistake"; by: string };

export interface ErasingIds {
  /** UUIDv7. */
  newUuid: () => string;
  /** Sixteen of `0-9a-z`: what stands in a stamp where a tablet's replica would. */
  replica: string;
}

/**
 * Erases what is asked, and says so (ids only) in the ledger that leaders' tablets hold: one transaction, so that a child is
 * gone whole or not at all. A second time does nothing.
 */
export async function erase(
  { store, now }: Pick<SyncDeps, "store" | "now">,
  { newUuid, replica }: ErasingIds,
  { why, by, ...what }: Erasing,
): Promise<void> {
  if ("stream" in what && parseStream(what.stream)?.id === undefined) {
    throw new Error("Only a class's or a child's stream can be erased.");
  }
  const at = now();
  let counter = 0;
  const entryFor = (stream: StreamName): Appending => {
    const id = newUuid();
    const change: Change = {
      id,
      act: id,
      stream: streams.leadership,
      kind: "erasure",
      record: newUuid(),
      fields: { stream, erasedAt: at, why },
      at: formatStamp({ ms: at, counter, replica }),
      by,
      replica,
    };
    counter += 1;
    return { change, hash: hashOf(change), late: false };
  };
  await store.erase(what, entryFor);
}
