/** What of a school may not lie anywhere in clear, and the files that are searched for it. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Classroom } from "./classroom.ts";
import { recordsOnServer } from "./schoolFile.ts";

/** Every child's name, target's text and adult's surname of the school, and what was written: none may lie on an iPad in clear. */
export function secretsOf({ school, adults }: Classroom, note: string): string[] {
  const said = (kind: string, ...fields: string[]) =>
    recordsOnServer(school, kind).flatMap((record) => fields.map((field) => record.fields[field]));
  const texts = [
    ...said("pupil", "firstName", "lastName", "knownAs"),
    ...said("target", "wording"),
    ...said("observation", "words"),
    ...said("staff", "displayName").map((name) => (typeof name === "string" ? name.split(" ").at(-1) : "")),
    ...adults.map(({ password }) => password),
    note,
  ];
  const long = texts.filter((text): text is string => typeof text === "string" && text.trim().length > 3);
  return [...new Set(long.flatMap((text) => [text.trim(), JSON.stringify(text.trim()).slice(1, -1)]))];
}

/** Every file under a folder. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Which of these texts lie in some files, in UTF-8 or UTF-16, and where. */
export async function found(files: readonly string[], texts: readonly string[]): Promise<string[]> {
  const hits: string[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    for (const text of texts)
      if (bytes.includes(text, 0, "utf8") || bytes.includes(text, 0, "utf16le"))
        hits.push(`${text} in ${file.replace(/^.*tablet-1\//, "")}`);
  }
  return hits;
}
