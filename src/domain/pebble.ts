/** The round mark beside a name: two letters and a tint, neither of which is ever the only thing that tells two people apart. */

/** Two letters of one name, one each of two. */
export function initialsOf(name: string): string {
  const [first = "", second] = name
    .split(/\s+/)
    .map((part) => part.replace(/[^\p{L}]/gu, ""))
    .filter((part) => part !== "");
  return second === undefined ? first.slice(0, 2) : `${first.slice(0, 1)}${second.slice(0, 1)}`;
}

/** A tint without meaning, from the id alone: the same for a person on every tablet. */
export function tintOf(id: string): number {
  return Array.from(id).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7) % 5;
}

/** First name and initial, as on a tile that anybody may read: "Priya K." One name alone stands as it is. */
export function tileName(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/);
  const initial = Array.from(others.at(-1) ?? "")[0];
  return initial === undefined ? first : `${first} ${initial}.`;
}
