/** Pictures of a record that was undone: they go with it, from everywhere. */
import { recordOf } from "../../sync/recordOf.ts";
import type { TabletStore } from "../../store/tabletStore.ts";

/** A record as it was before something of it was undone. */
export interface Before {
  stream: string;
  id: string;
  fields: { pictures?: unknown };
}

/** What the record still shows, stays. */
export async function takePicturesBack(store: TabletStore, { stream, id, fields }: Before): Promise<void> {
  const now = recordOf(await store.record(stream, id), "observation")?.fields.pictures ?? [];
  const before = Array.isArray(fields.pictures) ? fields.pictures.filter((picture) => typeof picture === "string") : [];
  const gone = before.filter((picture) => !now.includes(picture));
  if (gone.length > 0) await store.redact({ stream, records: gone, why: "request" });
}
