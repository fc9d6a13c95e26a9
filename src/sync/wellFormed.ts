/**
 * Half of a surrogate pair (an emoji cut in two) is no text: it cannot be stored as it came, and what is hashed and what is
 * kept would differ. So tablets write none, and the server takes none.
 */

/** The same text, each half character replaced by the sign for one that cannot be shown. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Whether this is text, or holds nothing but text, keys included. Walks as deep as it goes: depth is for the caller to limit. */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return !/\p{Surrogate}/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every((entry) => entry.every(isWellFormed));
}
