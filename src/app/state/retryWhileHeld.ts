import type { Doing } from "./Doing.svelte.ts";

/** Often enough that making room is felt at once, seldom enough to leave a tablet in peace. */
const everyMs = 4_000;

/** An attachment: while what is held is on screen, it is tried again by itself, and at once when somebody comes back to the app. */
export function retryWhileHeld(doing: Doing): () => () => void {
  return () => {
    const retry = () => {
      if (document.visibilityState === "visible") void doing.retry();
    };
    const timer = setInterval(retry, everyMs);
    document.addEventListener("visibilitychange", retry);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", retry);
    };
  };
}
