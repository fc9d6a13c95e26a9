import type { TabletStore } from "../../store/tabletStore.ts";
import type { Before } from "./takePicturesBack.ts";

/** Whatever pictures a record shows no more go with what was undone, from everywhere. */
export async function letPicturesGo(store: TabletStore, before: Before): Promise<void> {
  if (before.fields.pictures) await (await import("../engine/pictureCommands.ts")).takePicturesBack(store, before);
}
