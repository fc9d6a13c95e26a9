import type { MaybeRecord } from "./recordRow.ts";
import type { WorkSet } from "./workSet.ts";

/** True when nothing of a record can have reached the server. It and its acts must have been loaded. */
export function neverLeft(set: WorkSet, value: MaybeRecord): boolean {
  return value !== undefined && !value.base && value.waiting.every((change) => set.act(change.act)?.sent === false);
}
