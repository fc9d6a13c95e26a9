/** What the school holds of a moment, as its server has merged it: the records made since it began, by child and words. */
import { recordsOnServer, type KeptRecord } from "./schoolFile.ts";
import type { School } from "./school.ts";

/** An observation as the server holds it, with names where it has ids. */
export interface Held {
  readonly id: string;
  readonly child: string;
  readonly target: string | undefined;
  readonly fields: KeptRecord["fields"];
  readonly stream: string;
}

/** Ids of the observations there are now, to tell what comes after apart. */
export function seenSoFar(school: School): ReadonlySet<string> {
  return new Set(recordsOnServer(school, "observation").map(({ id }) => id));
}

/** What was recorded since, oldest first. */
export function recordedSince(school: School, before: ReadonlySet<string>): Held[] {
  const [names, targets] = [fieldOf(school, "pupil", "firstName"), fieldOf(school, "target", "wording")];
  return recordsOnServer(school, "observation")
    .filter(({ id }) => !before.has(id))
    .map(({ id, stream, fields }) => ({
      id,
      stream,
      fields,
      child: names.get(textOf(fields.pupil)) ?? "",
      target: targets.get(textOf(fields.target)),
    }));
}

/** The id of the record of a kind that says this in a field. */
export function idOf(school: School, kind: string, field: string, says: string): string {
  const found = recordsOnServer(school, kind).find(({ fields }) => fields[field] === says);
  if (!found) throw new Error(`the school has no ${kind} whose ${field} is ${says}`);
  return found.id;
}

function fieldOf(school: School, kind: string, field: string): ReadonlyMap<string, string> {
  return new Map(recordsOnServer(school, kind).map(({ id, fields }) => [id, textOf(fields[field])]));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
