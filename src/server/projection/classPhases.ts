/** From when to when a class was of which phase, as all that was ever said of it comes to. */
import type { Change } from "../../sync/change.ts";
import { mergeChange } from "../../sync/merge.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import { instantOf } from "../../sync/stamp.ts";
import type { DatedClass } from "../storage/datedClass.ts";

/**
 * Every change of one class, in any order -> its phases, the first of them open at its start: what is written the moment a
 * class is made is not measured against another tablet's clock.
 */
export function phasesOf(changes: readonly Change[]): DatedClass[] {
  const phases: DatedClass[] = [];
  let merged: MergedRecord | undefined;
  for (const change of [...changes].sort((one, other) => (one.at < other.at ? -1 : 1))) {
    merged = mergeChange(merged, change).record;
    if (merged.redacted) return [];
    const named = recordOf(merged, "class");
    const phase = named?.fields.phase ?? null;
    const at = instantOf(change.at);
    const last = phases.at(-1);
    const open = last?.until === null ? last : undefined;
    if (named && open?.phase === phase) continue;
    if (open) open.until = at;
    if (named) phases.push({ id: named.id, phase, from: last ? at : null, until: null });
  }
  return phases;
}
