import { syncState, type SyncState } from "../../sync/syncState.ts";
import type { RunnerFacts } from "../exchange/runner.ts";
import type { Reading } from "./reading.ts";

/** The pill, from small counts: it is read after every tap. `disputed` is how many targets two people changed, as last worked out. */
export async function pillQuery({ store, now }: Reading, facts: RunnerFacts, disputed: number): Promise<SyncState> {
  const { waiting, oldest, refused: notTaken, replaced: lost } = await store.counts();
  const pictures = await store.picturesWait();
  const { doing, matchedAt, trouble } = facts;
  return syncState({ waiting, oldest, pictures, attention: notTaken + lost + disputed, doing, matchedAt, trouble, now });
}
