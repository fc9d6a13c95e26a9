/** A store that tells what moved, once it stands. */
import type { StreamName } from "../../domain/streams.ts";
import { parseStamp } from "../../sync/stamp.ts";
import type { KeptChange, Outcome, StreamStore } from "../storage/streamStore.ts";
import type { Moves } from "./moves.ts";

export function tellingStore(store: StreamStore, moves: Moves): StreamStore {
  return {
    ...store,
    async append(works) {
      const outcomes = await store.append(works);
      for (const [by, streams] of writtenBy(outcomes)) moves.tell({ streams, by });
      return outcomes;
    },
    async erase(what, entryFor) {
      await store.erase(what, entryFor);
      moves.tell({ streams: null, by: null });
    },
    async renewEpochs(now) {
      await store.renewEpochs(now);
      moves.tell({ streams: null, by: null });
    },
  };
}

function writtenBy(outcomes: readonly Outcome[]): Map<string, Set<StreamName>> {
  const written = new Map<string, Set<StreamName>>();
  const add = ({ at, stream }: KeptChange) => {
    const { replica } = parseStamp(at);
    written.set(replica, (written.get(replica) ?? new Set()).add(stream));
  };
  for (const outcome of outcomes) if ("appended" in outcome) outcome.appended.forEach(add);
  return written;
}
