/** A list to begin from: the headings that are known, and one row that shows what goes under them. */
import type { FieldOf, ListKind } from "../../domain/listCodes.ts";
import { headingsOf } from "./headings.ts";

type Shown<K extends ListKind> = readonly (readonly [FieldOf<K>, string])[];

/** Nobody is called so, and the UPN is of a school that there is not. */
const examples: { readonly [K in ListKind]: Shown<K> } = {
  pupils: [
    ...([
      ["upn", "R674123101121"],
      ["firstName", "Example"],
      ["lastName", "Pupil"],
      ["knownAs", "Ex"],
      ["birthDate", "2017-03-09"],
    ] as const),
    ...([
      ["yearGroup", "4"],
      ["class", "Kingfisher"],
      ["groups", "Hydro; Choir"],
      ["phase", "Phase 2"],
      ["site", "Main"],
    ] as const),
    ...([
      ["pathway", "Brook"],
      ["ppg", "yes"],
      ["eal", "no"],
      ["sex", "female"],
      ["lookedAfter", "no"],
      ["primaryNeed", "PMLD"],
    ] as const),
  ],
  targets: [
    ...([
      ["upn", "R674123101121"],
      ["firstName", "Example"],
      ["lastName", "Pupil"],
      ["class", "Kingfisher"],
    ] as const),
    ...([
      ["wording", "Looks to the page before it turns"],
      ["area", "Communication"],
      ["step", "communication-k4-one-of-two"],
      ["outcome", "Makes choices in the day"],
      ["need", "Communication and interaction"],
    ] as const),
    ...([
      ["module", "2"],
      ["counts", "Eyes to the page, a second or more"],
      ["doesntCount", "A glance at the sound"],
    ] as const),
  ],
  classes: [
    ...([
      ["name", "Example class"],
      ["type", "class"],
      ["phase", "Phase 2"],
      ["site", "Main"],
      ["pathway", "Brook"],
    ] as const),
    ...([
      ["from", "2026-09-01"],
      ["until", "2027-07-31"],
    ] as const),
  ],
  consents: [
    ...([
      ["upn", "R674123101121"],
      ["firstName", "Example"],
      ["lastName", "Pupil"],
      ["class", "Kingfisher"],
    ] as const),
    ...([
      ["inside", "yes"],
      ["parents", "yes"],
      ["public", "no"],
      ["from", "2026-09-01"],
      ["until", "2027-08-31"],
      ["who", "Mother"],
    ] as const),
  ],
  staff: [
    ...([
      ["fullName", "Example Teacher"],
      ["email", "teacher@school.example"],
      ["role", "Teacher"],
      ["class", "Kingfisher"],
    ] as const),
    ...([
      ["groups", "Hydro"],
      ["phase", ""],
      ["from", "2026-09-01"],
      ["until", ""],
    ] as const),
  ],
};

const shownOf = (kind: ListKind): readonly (readonly [FieldOf<ListKind>, string])[] => examples[kind];

const quoted = (cell: string) => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The file, as spreadsheets open it: with a mark that it is UTF-8, and line ends of both signs. */
export function templateOf(kind: ListKind): string {
  const shown = shownOf(kind);
  const rows = [shown.map(([field]) => headingsOf[field][0] ?? field), shown.map(([, cell]) => cell)];
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

/** The example of a template, left standing above a school's own rows: it is nobody. */
export function isExample(kind: ListKind, cells: readonly string[]): boolean {
  const shown = shownOf(kind).map(([, cell]) => cell);
  return cells.length === shown.length && cells.every((cell, index) => cell === shown[index]);
}
