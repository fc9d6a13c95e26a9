/**
 * An app on the Home Screen stays open for weeks, and a browser looks for a new version only when a page is loaded: so it is
 * asked to look whenever the app comes to the front, at most once an hour.
 */
import type { Instant } from "../../domain/time.ts";

const hour = 60 * 60_000;

export function watchUpdates(
  page: Pick<Document, "addEventListener" | "visibilityState">,
  now: () => Instant,
  registration: { update: () => Promise<unknown> },
): void {
  let looked = now();
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState !== "visible" || now() - looked < hour) return;
    looked = now();
    // With no network there is nothing to find; the next time it comes to the front it looks again.
    registration.update().catch(() => undefined);
  });
}
