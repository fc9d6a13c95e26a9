/** What can happen to a tablet's databases, done for real: by Chromium's own page about them, and on the profile's disk. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlaywrightTablet } from "./playwrightTablet.ts";

/**
 * Ends every connection to the databases, as a long sleep does: what is under way is aborted, and what begins later finds a
 * connection that is closing. Nothing on the disk is touched.
 */
export async function loseConnections({ page }: PlaywrightTablet): Promise<void> {
  const beside = await page.context().newPage();
  try {
    await beside.goto("chrome://indexeddb-internals");
    await beside.getByText("Force close", { exact: true }).click();
    await beside.locator(".connection-count", { hasText: /^\s*0\s*$/ }).waitFor();
  } finally {
    await beside.close();
  }
}

/** The databases can be opened no more, and what is in them stays as it is. @returns how they come back within reach */
export async function putOutOfReach(tablet: PlaywrightTablet): Promise<() => void> {
  const { protocol, hostname, port } = new URL(tablet.page.url());
  const folder = join(tablet.profile, "Default", "IndexedDB", `${protocol.slice(0, -1)}_${hostname}_${port}.indexeddb.leveldb`);
  const away = `${folder}.away`;
  renameSync(folder, away);
  // A file where a folder should be: that is no damage, which Chromium would mend by beginning anew.
  writeFileSync(folder, "");
  await loseConnections(tablet);
  return () => {
    rmSync(folder);
    renameSync(away, folder);
  };
}

/**
 * The browser throws away all that the app keeps, but for cookies, as WebKit does when it needs room
 * (webkit.org/blog/14403/updates-to-storage-policy).
 */
export async function emptyStorage({ page }: PlaywrightTablet): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: new URL(page.url()).origin,
    storageTypes: "indexeddb,local_storage,cache_storage,service_workers",
  });
  await session.detach();
}

/**
 * How many bytes the browser lets the app keep; without a number, as many as there are. Chromium counts on what it last knew for
 * half a minute, so a limit holds for an app that is opened after it was set; room that is given is found at once.
 */
export async function roomOf({ page }: PlaywrightTablet): Promise<(bytes?: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  return async (bytes) => {
    await session.send("Storage.overrideQuotaForOrigin", bytes === undefined ? { origin } : { origin, quotaSize: bytes });
  };
}
