/**
 * In the frame after the next change of the page, or soon, for what no change tells. Runs in a page, and travels there as text: it
 * names nothing outside of itself.
 */
export function onceChanged(look: () => void): void {
  const next = () => {
    changes.disconnect();
    clearTimeout(later);
    requestAnimationFrame(look);
  };
  const changes = new MutationObserver(next);
  changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const later = setTimeout(next, 100);
}
