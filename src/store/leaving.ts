/** Leaving a tablet for good: only once nothing of this person is here alone. */
import type { Core } from "./core.ts";
import { metaRow } from "./metaRows.ts";
import { remove } from "./write.ts";

/**
 * - `waiting`: something has not been sent.
 * - `undecided`: something was not taken or was replaced, and is kept here until this person says what becomes of it.
 * - `left`: nothing more can be written here.
 */
export type Leaving = "waiting" | "undecided" | "left";

/**
 * Takes the clock away, with which every act is made, when nothing stands against it. An act of another tab came before,
 * moved the clock, and is found by the second try; or it comes after, and is refused.
 */
export function leave(core: Core): Promise<Leaving> {
  return core.run<Leaving>("hand", async (read) => {
    await metaRow(read, "clock");
    // What waits is read before what was refused: an answer moves an act from the one to the other, never back unseen.
    const [act, picture] = [await read.range("outbox", { by: "key", limit: 1 }), await read.range("blobs", { by: "waits", limit: 1 })];
    if (act.length + picture.length > 0) return { result: "waiting", writes: [] };
    const refused = await read.range("attention", { by: "key", limit: 1 });
    const replaced = await read.range("losers", { by: "key", limit: 1 });
    if (refused.length + replaced.length > 0) return { result: "undecided", writes: [] };
    return { result: "left", writes: [remove("meta", "clock")] };
  });
}
