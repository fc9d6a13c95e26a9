import { tick } from "svelte";

/**
 * An attachment: what opens takes the focus with its heading, or its field, so that a keyboard or a screen reader goes on from
 * there. When it closes, what is then in its place takes it, unless something else has.
 */
export function focused(place: HTMLElement): () => void {
  place.focus();
  return () => void tick().then(findFocus);
}

/** What was pressed is gone from the page, and the focus with it: the heading, or the line, of what is there now takes it. */
export function findFocus(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('main [tabindex="-1"]:not(h1)')?.focus();
}
