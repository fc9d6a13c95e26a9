/**
 * A mark outside the databases that this tablet is in use: when a browser throws stored records away, it is what still knows
 * that there were some. It lies in several places: WebKit, when it needs room, throws a site's local storage away with its
 * databases, and lets its cookies be (webkit.org/blog/14403/updates-to-storage-policy). The server makes nothing of the cookie.
 */
import type { Client } from "../client.ts";
import type { DeviceView } from "../views/people.ts";
import type { PageFacts } from "../worker/messages.ts";

/** Problems with which nobody can be known. */
const unread: readonly DeviceView["problem"][] = ["blockedUpgrade", "reloadNeeded", "insecure"];

const mark = "small-steps-in-use";

/** A place for marks that outlives the databases. */
export type Marks = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** As long as a browser lets a cookie live; it is written anew whenever the app is opened. */
const longestSeconds = 400 * 24 * 60 * 60;

export function cookieMarks(document: Pick<Document, "cookie">): Marks {
  const write = (key: string, value: string, seconds: number) => {
    document.cookie = `${key}=${value}; path=/; samesite=strict; max-age=${seconds}`;
  };
  return {
    getItem: (key) => (document.cookie.includes(`${key}=`) ? key : null),
    setItem: (key, value) => write(key, value, longestSeconds),
    removeItem: (key) => write(key, "", 0),
  };
}

export function rememberUse(client: Client, places: readonly Marks[], tell: (facts: Partial<PageFacts>) => void): void {
  tell({ usedBefore: places.some((place) => place.getItem(mark) !== null) });
  client.query("device", {}).subscribe((snapshot) => {
    if (snapshot.state !== "ready") return;
    // While its memory is out of reach the tablet knows nobody, and that is no loss.
    if (unread.includes(snapshot.value.problem)) return;
    const inUse = snapshot.value.people.length > 0;
    // Everybody left: that is no loss. A tablet that was emptied has forgotten its school too.
    const allLeft = !inUse && snapshot.value.school !== null;
    for (const place of places) {
      if (inUse) place.setItem(mark, "1");
      if (allLeft) place.removeItem(mark);
    }
  });
}
