/** "Cai", "Cai and Femi", "Cai, Femi and Theo". */
export function andList(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** "1 record", "3 records". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Words as a sentence that another may follow: with a full stop, unless whoever wrote them has ended them. */
export const sentence = (words: string): string => (/[.!?…]["”’)]*$/.test(words) ? words : `${words}.`);
