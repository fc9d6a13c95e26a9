/**
 * What a page says to a waiting service worker once the person has chosen a calm moment for the update. Until then the
 * new version waits, so that nobody's typing is interrupted by a reload.
 */
export const takeOver = { type: "take over" } as const;

/** Whether what arrived is that message: anything may post to a worker, so nothing is taken on trust. */
export const isTakeOver = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "type" in data && data.type === takeOver.type;
