/** Pictures that hang on a record, when something of it is taken back. */
import { recordKey } from "../../store/keys.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { marksOf } from "../../sync/merge.ts";
import { firstMark } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";

/** A record as it was before something of it was undone. */
interface Before {
  stream: string;
  id: string;
  fields: { pictures?: unknown };
}

/**
 * Of some pictures, those that whoever is signed in took: an act that took back a colleague's would be refused, whole. One whose record
 * is not here was their own, and never left: its bytes are all there is.
 */
export async function ownPictures(store: TabletStore, stream: string, pictures: readonly string[]): Promise<string[]> {
  const shown = await store.recordsByKey(pictures.map((picture) => recordKey(stream, picture)));
  const others = new Set(shown.flatMap((one) => (one.redacted || firstMark(marksOf(one))?.by !== store.person ? [one.id] : [])));
  return pictures.filter((picture) => !others.has(picture));
}

/**
 * Whatever pictures of their own a record shows no more go with what was undone, from everywhere. What a colleague hung on it
 * stays out of sight with it, and comes back with it.
 */
export async function letPicturesGo(store: TabletStore, { stream, id, fields }: Before): Promise<void> {
  if (!Array.isArray(fields.pictures)) return;
  const hung = fields.pictures.filter((picture) => typeof picture === "string");
  const left = recordOf(await store.record(stream, id), "observation")?.fields.pictures ?? [];
  const gone = hung.filter((picture) => !left.includes(picture));
  const records = await ownPictures(store, stream, gone);
  if (records.length > 0) await store.redact({ stream, records, why: "request" });
}
