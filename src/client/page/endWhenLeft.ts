/**
 * A page that is left may be kept whole by the browser, to be shown again at once. Its engine would be kept with it: with a person's key
 * in its memory, and in the middle of a transaction that the engine of the next page then waits for in vain.
 */
interface Page {
  addEventListener(type: "pagehide" | "pageshow", hear: (event: Pick<PageTransitionEvent, "persisted">) => void): void;
  location: Pick<Location, "reload">;
}

/** @param end ends the engine: at once, whatever it is at. What it was writing is whole, or not there */
export function endWhenLeft(page: Page, end: () => void): void {
  page.addEventListener("pagehide", ({ persisted }) => {
    if (persisted) end();
  });
  page.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) page.location.reload();
  });
}
