/** What is wrong with a line of a list that somebody pasted: what, where, and what to do. */
export type PasteCode = "oneWord" | "manyParts" | "longName" | "longTarget" | "longChip" | "twice";

const pasteWords: Record<PasteCode, string> = {
  oneWord: "is one word. Write the first name and the last name.",
  manyParts: "has several commas. Write the last name, a comma and the first name.",
  longName: "is longer than a name: at most 200 letters. Write one child a line.",
  longTarget: "is longer than 4,000 letters. Make it two lines.",
  longChip: "is longer than 200 letters. Say it in a few words.",
  twice: "is there twice. Take one of the two away.",
};

const quoted = 40;

/** "Line 3, “Cai”, is one word. Write the first name and the last name." */
export function badLineSaid({ at, words, why }: { at: number; words: string; why: PasteCode }): string {
  const start = words.length > quoted ? `${words.slice(0, quoted).trimEnd()}…` : words;
  return `Line ${at}, “${start}”, ${pasteWords[why]}`;
}
