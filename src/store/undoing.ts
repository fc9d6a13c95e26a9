/**
 * Undo: what never left this tablet is deleted, as if it had not been; what left is removed, restorably, for everybody. A copy
 * made by "wrong pupil" is all there is of what was seen, its words having been taken back from where they were: it is never
 * deleted, and never undone.
 */
import { isKindName } from "../domain/kinds.ts";
import type { FieldValues } from "../sync/change.ts";
import { ActIds, addAct } from "./acting.ts";
import type { Core } from "./core.ts";
import type { AnyDraft } from "./draft.ts";
import { letPicturesGo } from "./hungPictures.ts";
import { recordKey } from "./keys.ts";
import { clockRow } from "./metaRows.ts";
import { neverLeft } from "./neverLeft.ts";
import { shownOf } from "./recordRow.ts";
import type { Decided } from "./unitOfWork.ts";
import { WorkSet } from "./workSet.ts";

/**
 * - `deleted`: it never left, and is gone without a trace.
 * - `removed`: it had left, or may have; the records it made are marked as removed.
 * - `kept`: it corrected records made before, and had left: whoever wants the old words back states them again. Or it took
 *   words back, or moved a record: they are gone already from where they were.
 * - `notHere`: no such act or record waits or is shown here.
 */
export type Undone = "deleted" | "removed" | "kept" | "notHere";

/** Undoes one record, with everything this tablet said of it that never left, and this person’s pictures on it. */
export function undoRecord(core: Core, key: string): Promise<Undone> {
  const ids = new ActIds(core.newId);
  return core.run("hand", async (read) => {
    const set = new WorkSet(read, core.zone);
    await set.load([key]);
    return undoRecordIn(core, set, ids, key);
  });
}

/** The same within a unit of work that has loaded the record. */
export async function undoRecordIn(core: Core, set: WorkSet, ids: ActIds, key: string): Promise<Decided<Undone>> {
  const value = set.record(key);
  const shown = shownOf(value);
  if (!shown) return { result: "notHere", writes: [] };
  if (shown.kind === "redaction") return { result: "kept", writes: [] };
  const copy = isCopy(shown.fields);
  const deleted = !copy && neverLeft(set, value);
  const removed = deleted ? [] : await removals(core, set, [key], copy ? "mistake" : "undo");
  if (deleted) set.dropWaiting(key);
  const drafts = [...removed, ...(await letPicturesGo(core, set, ids, shown))];
  if (drafts.length > 0) await addAct(core, set, ids, drafts);
  return { result: deleted ? "deleted" : "removed", writes: await set.writes() };
}

/** Undoes one act. */
export function undo(core: Core, act: string): Promise<Undone> {
  const ids = new ActIds(core.newId);
  return core.run("hand", async (read) => {
    const set = new WorkSet(read, core.zone);
    await set.loadActs([act]);
    const row = set.act(act);
    const stored = row ? [] : await read.range("ownLog", { by: "act", from: act, below: `${act}\u0000` });
    await set.load(row ? row.records : stored.map(({ value: { change } }) => recordKey(change.stream, change.record)));
    const changes = row ? set.changesOf(act) : stored.map(({ value }) => value.change);
    if (changes.length === 0) return { result: "notHere", writes: [] };
    if (changes.some(({ kind, fields }) => kind === "redaction" || isCopy(fields))) return { result: "kept", writes: [] };

    const keys = [...new Set(changes.map(({ stream, record }) => recordKey(stream, record)))];
    if (row && !row.sent && keys.every((key) => set.record(key)?.waiting.at(-1)?.act === act)) {
      for (const change of changes) set.takeWaiting(change);
      return { result: "deleted", writes: await set.writes() };
    }
    const made = changes.filter((change) => change.over === undefined);
    const drafts = await removals(
      core,
      set,
      made.map(({ stream, record }) => recordKey(stream, record)),
    );
    if (drafts.length === 0) return { result: "kept", writes: [] };
    await addAct(core, set, ids, drafts);
    return { result: "removed", writes: await set.writes() };
  });
}

/** True of a record that "wrong pupil" made, and of the change that made it. */
export function isCopy(fields: FieldValues): boolean {
  return fields.copyOf !== undefined;
}

async function removals(core: Core, set: WorkSet, keys: readonly string[], removedWhy = "undo"): Promise<AnyDraft[]> {
  const { offset } = await clockRow(set.read);
  return [...new Set(keys)].flatMap((key): AnyDraft[] => {
    const shown = shownOf(set.record(key));
    if (!shown || shown.redacted || !isKindName(shown.kind)) return [];
    const { stream, kind, id: record } = shown;
    return [{ stream, kind, record, fields: { removedAt: core.now() + offset, removedWhy } }];
  });
}
