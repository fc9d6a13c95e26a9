/** Pictures that hang on a record, when something of it is taken back: they go in the same transaction, or neither does. */
import type { FieldValues } from "../sync/change.ts";
import { marksOf } from "../sync/merge.ts";
import { firstMark, type MergedRecord } from "../sync/record.ts";
import { keptOf } from "../sync/recordOf.ts";
import type { ActIds } from "./acting.ts";
import type { Core } from "./core.ts";
import type { AnyDraft } from "./draft.ts";
import { recordKey } from "./keys.ts";
import { shownOf } from "./recordRow.ts";
import { redactIn } from "./redacting.ts";
import type { WorkSet } from "./workSet.ts";

/**
 * Whether a picture is this person's to take back: an act that took back a colleague's would be refused, whole. One whose record is
 * not here was their own, and never left: its bytes are all there is.
 */
export function isOwnPicture(shown: MergedRecord | undefined, person: string): boolean {
  return !shown || (!shown.redacted && firstMark(marksOf(shown))?.by === person);
}

/**
 * Whatever pictures of their own a record shows no more go with what was undone, from everywhere. What a colleague hung on it
 * stays out of sight with it, and comes back with it.
 * @param left those that it still shows
 * @returns what the act that undoes says beside
 */
export async function letPicturesGo(
  core: Core,
  set: WorkSet,
  ids: ActIds,
  shown: MergedRecord,
  left?: FieldValues[string],
): Promise<AnyDraft[]> {
  const { stream } = shown;
  const hung = keptOf(shown, "observation")?.fields.pictures ?? [];
  const gone = hung.filter((picture) => !(Array.isArray(left) && left.some((one) => one === picture)));
  await set.load(gone.map((picture) => recordKey(stream, picture)));
  const records = gone.filter((picture) => isOwnPicture(shownOf(set.record(recordKey(stream, picture))), core.person));
  return records.length === 0 ? [] : redactIn(core, set, ids, { stream, records, why: "request" });
}
