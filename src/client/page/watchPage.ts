/** Tells the engine what only a page can see, now and whenever it changes. */
import type { PageFacts } from "../worker/messages.ts";

/** Safari's own word for "opened from the Home Screen", which it knew before the standard did. */
function isStandalone(page: Window): boolean {
  const { navigator } = page;
  return page.matchMedia("(display-mode: standalone)").matches || ("standalone" in navigator && navigator.standalone === true);
}

export function watchPage(page: Window, tell: (facts: Partial<PageFacts>) => void): void {
  const { document, navigator } = page;
  const visible = () => tell({ visible: document.visibilityState === "visible" });
  const onLine = () => tell({ onLine: navigator.onLine });
  const installed = () => tell({ installed: isStandalone(page) });

  document.addEventListener("visibilitychange", visible);
  page.addEventListener("online", onLine);
  page.addEventListener("offline", onLine);
  page.matchMedia("(display-mode: standalone)").addEventListener("change", installed);

  tell({ visible: document.visibilityState === "visible", onLine: navigator.onLine, installed: isStandalone(page), updateReady: false });
}

/** Whether what is stored here is safe from eviction; asked for at once, because browsers grant it to installed apps without a question. */
export async function askToPersist(storage: StorageManager | undefined, tell: (facts: Partial<PageFacts>) => void): Promise<boolean> {
  const persistent = storage === undefined ? false : (await storage.persisted()) || (await storage.persist());
  tell({ persistent });
  return persistent;
}
