/** What somebody pasted from a list: lines, as names or as targets. Pure. */

/** Bullets and numbers that a word processor puts before a line are no part of its words. */
const mark = /^\s*(?:[•◦▪‣·*–—-]\s+|\(?\d{1,3}[.)]\s+)/u;

/** The lines that say something, in order, each once as it stands. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r?\n/)
    .map((line) => line.replace(mark, "").trim())
    .filter((line) => line !== "");
}

export interface PastedName {
  firstName: string;
  lastName: string;
}

/** A name a line: "Amara Okafor", "Okafor, Amara" or two cells of a table. A line with one word has no last name, and is asked about. */
export function namesOf(pasted: string): { names: PastedName[]; unclear: string[] } {
  const names: PastedName[] = [];
  const unclear: string[] = [];
  for (const line of linesOf(pasted)) {
    const name = nameOf(line);
    if (name) names.push(name);
    else unclear.push(line);
  }
  return { names, unclear };
}

function nameOf(line: string): PastedName | null {
  const cells = line.split(/\t+/).map((part) => part.trim());
  const commas = line.split(",").map((part) => part.trim());
  const words = line.split(/\s+/);
  const [firstName = "", lastName = ""] =
    cells.length > 1 ? cells : commas.length === 2 ? [commas[1], commas[0]] : [words[0], words.slice(1).join(" ")];
  return firstName === "" || lastName === "" ? null : { firstName, lastName };
}
