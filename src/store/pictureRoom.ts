/** The room that pictures take on this tablet. */
import type { Core } from "./core.ts";
import { recordKeyUnder } from "./keys.ts";

export interface PictureRoom {
  /** Pictures of which something lies here, and the bytes of all of it. */
  pictures: number;
  bytes: number;
  /** Those of which something has not been confirmed. */
  waiting: { pictures: number; bytes: number };
}

/** Counted by what is known of each, never by reading any. */
export async function pictureRoom(core: Core): Promise<PictureRoom> {
  const rows = await core.read().clear("blobs", { by: "key" });
  const sum = (some: typeof rows) => ({
    pictures: new Set(some.map(({ key }) => recordKeyUnder(key))).size,
    bytes: some.reduce((total, { clear }) => total + Number(clear.bytes), 0),
  });
  return { ...sum(rows), waiting: sum(rows.filter(({ clear }) => clear.waits !== undefined)) };
}
