import type { Tablet } from "./tablet.ts";
import { patience } from "./waiting.ts";

/** Waits until the service worker has stored the whole shell and answers for this page. */
export const shellIsKept = (tablet: Tablet): Promise<void> =>
  tablet.evaluate(async (patience) => {
    const inCharge = async () => {
      await navigator.serviceWorker.ready;
      while (navigator.serviceWorker.controller === null) {
        await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      }
    };
    await new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error("no service worker took charge: was a file of the shell missing?")), patience);
      inCharge().then(resolve, reject);
    });
  }, patience);

/** Which shell the page was opened from, by its description: titles change with the screen. */
export const shellShown = (tablet: Tablet): Promise<string | null> =>
  tablet.evaluate(() => document.querySelector("meta[name=description]")?.getAttribute("content") ?? null);

/** The description of the app as it is built. */
export const ownShell = "Small steps seen, kept and used: for the staff of special schools.";

/** Writes one row to a database of the test's own, as strictly as the browser can. */
export const writeRow = (tablet: Tablet, text: string): Promise<void> =>
  tablet.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("a row", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
        opening.onerror = () => reject(new Error("the database did not open"));
        opening.onsuccess = () => {
          const writing = opening.result.transaction("rows", "readwrite", { durability: "strict" });
          writing.objectStore("rows").put(text, 1);
          writing.oncomplete = () => resolve();
          writing.onabort = () => reject(new Error("the row was not written"));
        };
      }),
    text,
  );

/** Reads it back, or fails if its database is gone. */
export const readRow = (tablet: Tablet): Promise<unknown> =>
  tablet.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open("a row", 1);
        opening.onerror = () => reject(new Error("the database did not open"));
        opening.onupgradeneeded = () => reject(new Error("the database was gone"));
        opening.onsuccess = () => {
          const reading = opening.result.transaction("rows").objectStore("rows").get(1);
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
