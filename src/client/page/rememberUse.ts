/**
 * A mark outside the databases that this tablet is in use: when a browser throws stored records away, it is what still knows
 * that there were some.
 */
import type { Client } from "../client.ts";
import type { DeviceView } from "../views/people.ts";
import type { PageFacts } from "../worker/messages.ts";

/** Problems with which nobody can be known. */
const unread: readonly DeviceView["problem"][] = ["blockedUpgrade", "reloadNeeded", "insecure"];

const mark = "small-steps-in-use";

export function rememberUse(
  client: Client,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  tell: (facts: Partial<PageFacts>) => void,
): void {
  tell({ usedBefore: storage.getItem(mark) !== null });
  client.query("device", {}).subscribe((snapshot) => {
    if (snapshot.state !== "ready") return;
    // While its memory is out of reach the tablet knows nobody, and that is no loss.
    if (unread.includes(snapshot.value.problem)) return;
    const inUse = snapshot.value.people.length > 0;
    if (inUse) storage.setItem(mark, "1");
    // Everybody left: that is no loss. A tablet that was emptied has forgotten its school too.
    else if (snapshot.value.school !== null) storage.removeItem(mark);
  });
}
