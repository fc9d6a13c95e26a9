/**
 * Undo of the last thing a person said of a record. Their latest edit that still stands gives way to what it replaced, whether
 * it has left the tablet or not; a record that no edit of theirs is left on goes itself.
 */
import { isKindName } from "../domain/kinds.ts";
import type { Change, FieldValues } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import type { Mark } from "../sync/record.ts";
import { ActIds, addAct } from "./acting.ts";
import type { Core } from "./core.ts";
import { fieldsOfGroup, groupsOf, undoes } from "./draft.ts";
import { letPicturesGo } from "./hungPictures.ts";
import { under } from "./keys.ts";
import { shownOf } from "./recordRow.ts";
import { isCopy, undoRecordIn, type Undone } from "./undoing.ts";
import { WorkSet } from "./workSet.ts";

/** `restated`: the edit had left, so what it replaced was said again. `moved`: a copy stays, and may be moved on or back. */
export type UndoneLast = Undone | "restated" | "moved";

/**
 * @param unsaid what a group of fields says when nobody has said anything of it yet
 * @returns `kept` when what the edit replaced is not on this tablet: it was another's, or made elsewhere
 */
export function undoLast(core: Core, key: string, unsaid: Readonly<Record<string, FieldValues>>): Promise<UndoneLast> {
  const ids = new ActIds(core.newId);
  /** The edit an earlier try of this unit chose: if that try was written after all, the edit before it must not go too. */
  let chosen: string | undefined;
  return core.run<UndoneLast>("hand", async (read) => {
    const set = new WorkSet(read, core.zone);
    await set.load([key]);
    const value = set.record(key);
    const shown = shownOf(value);
    if (!value || !shown || shown.redacted || !isKindName(shown.kind)) return { result: "notHere", writes: [] };
    const { stream, kind, id: record } = shown;
    const stored = await read.range("ownLog", { by: "key", ...under(stream, record) });
    const known = new Map([...stored.map(({ value: { change } }) => change), ...value.waiting].map((change) => [change.id, change]));
    await set.loadActs([ids.act]);
    if (set.act(ids.act)) return { result: "restated", writes: [] };
    if (chosen !== undefined && !known.has(chosen)) return { result: "deleted", writes: [] };
    const edit = lastEdit([...known.values()], core.person, marksOf(shown));
    chosen = edit?.id;
    if (!edit && isCopy(shown.fields)) return { result: "moved", writes: [] };
    if (!edit) return undoRecordIn(core, set, ids, key);

    await set.loadActs([edit.act]);
    const row = set.act(edit.act);
    if (row && !row.sent && row.records.length === 1 && value.waiting.at(-1)?.id === edit.id) {
      set.takeWaiting(edit);
      return { result: "deleted", writes: await set.writes() };
    }
    const before = replacedBy(edit, known, unsaid);
    if (!before) return { result: "kept", writes: [] };
    const pictures = await letPicturesGo(core, set, ids, shown, { ...shown.fields, ...before }.pictures);
    await addAct(core, set, ids, [{ stream, kind, record, fields: before, undoes: edit.id }, ...pictures]);
    return { result: "restated", writes: await set.writes() };
  });
}

/** The latest edit of a person that they have not taken back, and that nobody else has replaced since. */
function lastEdit(changes: readonly Change[], person: string, marks: Readonly<Record<string, Mark>>): Change | undefined {
  const takenBack = new Set(changes.flatMap(({ over }) => over?.[undoes] ?? []));
  const stands = ({ kind, fields }: Change) => isKindName(kind) && groupsOf(kind, fields).some((group) => marks[group]?.by === person);
  return changes
    .filter((change) => change.by === person && change.over && !change.over[undoes] && !takenBack.has(change.id) && stands(change))
    .reduce<Change | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
}

/** What the groups an edit states said before it; undefined when a part of that is not known here. */
function replacedBy({ kind, fields, over }: Change, known: ReadonlyMap<string, Change>, unsaid: Readonly<Record<string, FieldValues>>) {
  if (!isKindName(kind)) return undefined;
  let before: FieldValues = {};
  for (const group of groupsOf(kind, fields)) {
    const replaced = over?.[group];
    const said = replaced === undefined ? unsaid[group] : fieldsOfGroup(kind, known.get(replaced)?.fields ?? {}, group);
    if (!said || Object.keys(said).length === 0) return undefined;
    before = { ...before, ...said };
  }
  return before;
}
