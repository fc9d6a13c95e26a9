import type { Notes } from "./Notes.ts";

/** An attachment: what is being written is kept when its sheet closes, and when the page goes out of sight, where an iPad may drop it. */
export function keptWhenLeft(notes: Notes): () => () => void {
  return () => {
    const left = () => {
      if (document.visibilityState === "hidden") notes.flush();
    };
    document.addEventListener("visibilitychange", left);
    return () => {
      document.removeEventListener("visibilitychange", left);
      // While it is torn down Svelte still answers with what was there before: a note just saved would be kept as waiting.
      queueMicrotask(() => notes.flush());
    };
  };
}
