import type { TabletStore } from "../../store/tabletStore.ts";

/** A record as it was before something of it was undone. */
export interface Before {
  stream: string;
  id: string;
  fields: { pictures?: unknown };
}

/** Whatever pictures a record shows no more go with what was undone, from everywhere. */
export async function letPicturesGo(store: TabletStore, before: Before): Promise<void> {
  if (before.fields.pictures) await (await import("./takePicturesBack.ts")).takePicturesBack(store, before);
}
