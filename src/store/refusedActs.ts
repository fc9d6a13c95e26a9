/** Refused acts, kept whole until a person decides: what taking words back or losing a stream means for them. */
import type { StreamName } from "../domain/streams.ts";
import type { Change } from "../sync/change.ts";
import type { WorkSet } from "./workSet.ts";

/** Takes changes out of refused acts; an act that is left empty goes. */
export async function stripAttention(set: WorkSet, gone: (change: Change) => boolean): Promise<void> {
  await set.loadAttention();
  for (const [act, row] of set.attention) {
    const changes = row.changes.filter((change) => !gone(change));
    if (changes.length < row.changes.length) set.setAttention(act, changes.length === 0 ? undefined : { ...row, changes });
  }
}

/** Shuts refused acts of streams that may no longer be read here, or opens them again. */
export async function shutAttention(set: WorkSet, streams: ReadonlySet<StreamName>, shut: boolean): Promise<void> {
  await set.loadAttention();
  for (const [act, { shut: was, ...row }] of set.attention) {
    const concerned = row.changes.some((change) => streams.has(change.stream));
    if (concerned && (was ?? false) !== shut) set.setAttention(act, shut ? { ...row, shut } : row);
  }
}
