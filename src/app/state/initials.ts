/** The letters on an adult's pebble: two of one name, one each of two. */
export function initialsOf(name: string): string {
  const [first = "", second] = name
    .split(/\s+/)
    .map((part) => part.replace(/[^\p{L}]/gu, ""))
    .filter((part) => part !== "");
  return second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
}

/** A tint without meaning, the same for a person on every tablet. */
export function tintOf(id: string): number {
  return Array.from(id).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % 5;
}
