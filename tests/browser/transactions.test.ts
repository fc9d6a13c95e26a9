import { expect, it } from "vitest";

const inWebKit = !navigator.userAgent.includes("Chrome");

const openDatabase = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("transactions", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
    opening.onerror = () => reject(new Error("the database did not open"));
    opening.onsuccess = () => resolve(opening.result);
  });

/*
 * Not a wish but a fact of the browsers, and the reason why a unit of work seals every row before its transaction begins. Should WebKit ever
 * change, or these tests no longer run in it, this says so.
 */
it("an open transaction outlives an awaited digest in Chromium, and is dead in WebKit", async () => {
  const database = await openDatabase();
  const rows = database.transaction("rows", "readwrite").objectStore("rows");
  rows.put("before", 1);
  await crypto.subtle.digest("SHA-256", new Uint8Array(100_000));
  const putAgain = () => rows.put("after", 2);
  if (inWebKit) expect(putAgain).toThrow();
  else expect(putAgain).not.toThrow();
  database.close();
});
