/** What somebody pasted from a list: lines, as names, targets or responses, and the lines that cannot be taken. Pure. */
import type { PasteCode } from "../../words/pasteWords.ts";

/** Bullets and numbers that a word processor puts before a line are no part of its words. */
const mark = /^\s*(?:[•◦▪‣·*–—-]\s+|\(?\d{1,3}[.)]\s+)/u;

const longestLabel = 200;
const longestText = 4_000;

interface Line {
  /** Its place in what was pasted, the first is 1. */
  at: number;
  words: string;
}

export interface BadLine extends Line {
  why: PasteCode;
}

/** What a list came to; nothing of it is taken while a line is bad. */
export interface Pasted<T> {
  taken: T[];
  bad: BadLine[];
}

/** The lines that say something, in order. */
function linesOf(pasted: string): Line[] {
  return pasted
    .split(/\r?\n/)
    .map((line, index) => ({ at: index + 1, words: line.replace(mark, "").trim() }))
    .filter(({ words }) => words !== "");
}

function sorted<T>(lines: readonly Line[], read: (line: Line) => { taken: T } | { why: PasteCode }): Pasted<T> {
  const found = lines.map((line) => ({ line, read: read(line) }));
  return {
    taken: found.flatMap(({ read: one }) => ("taken" in one ? [one.taken] : [])),
    bad: found.flatMap(({ line, read: one }) => ("why" in one ? [{ ...line, why: one.why }] : [])),
  };
}

/** One line one target, its wording kept to the letter. */
export function targetsOf(pasted: string): Pasted<string> {
  const lines = linesOf(pasted);
  return sorted<string>(lines, ({ at, words }) => {
    if (words.length > longestText) return { why: "longTarget" };
    return lines.some((other) => other.at < at && other.words === words) ? { why: "twice" } : { taken: words };
  });
}

/** What a child does, one a line; said twice it is said once. */
export function chipsOf(pasted: string): Pasted<string> {
  const { taken, bad } = sorted<string>(linesOf(pasted), ({ words }) =>
    words.length > longestLabel ? { why: "longChip" } : { taken: words },
  );
  return { taken: [...new Set(taken)], bad };
}

export interface PastedName {
  firstName: string;
  lastName: string;
}

/** A name a line: "Amara Okafor", "Okafor, Amara" or two cells of a table. A line with one word has no last name, and is asked about. */
export function namesOf(pasted: string): Pasted<PastedName> {
  return sorted<PastedName>(linesOf(pasted), ({ words }) => nameOf(words));
}

function nameOf(line: string): { taken: PastedName } | { why: PasteCode } {
  const cells = line.split(/\t+/).map((part) => part.trim());
  const commas = line.split(",").map((part) => part.trim());
  const words = line.split(/\s+/);
  if (cells.length === 1 && commas.length > 2) return { why: "manyParts" };
  const [firstName = "", lastName = ""] =
    cells.length > 1 ? cells : commas.length === 2 ? [commas[1], commas[0]] : [words[0], words.slice(1).join(" ")];
  if (firstName === "" || lastName === "") return { why: "oneWord" };
  return Math.max(firstName.length, lastName.length) > longestLabel ? { why: "longName" } : { taken: { firstName, lastName } };
}
