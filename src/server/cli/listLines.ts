/** What a list comes to as lines for a terminal: by line and column, and never by name. */
import type { ListColumn, ListRows } from "../../domain/listCodes.ts";
import { columnWords, importNoticeWords, importSkipWords } from "../../words/importWords.ts";
import { andList, counted } from "../../words/lists.ts";
import { columnKnownWords, fieldWords, listKindWords, newPlacesWords } from "../../words/listWords.ts";
import { refusalLines, section, together } from "./importLines.ts";

/** The columns, each with what it is taken for. */
function columnLines(columns: readonly ListColumn[]): string[] {
  const widest = Math.max(...columns.map(({ heading }) => heading.length));
  return columns.map(
    ({ heading, field, how }) =>
      `  ${heading.padEnd(widest)}  ${field ? `${fieldWords[field]} (${columnKnownWords[how]})` : columnKnownWords[how]}`,
  );
}

export function listLines({ kind, add, change, skip, refuse, made, leftOut, notices }: ListRows, columns: readonly ListColumn[]): string[] {
  const rows = (of: readonly { line?: number | undefined }[]) => counted(new Set(of.map(({ line }) => line)).size, "row");
  const changed = change.map((row) => ({ ...row, why: andList(row.columns) }));
  const skipped = skip.map((row) => ({ ...row, why: importSkipWords[row.code] }));
  const secret = leftOut.filter(({ why }) => why === "password").map(({ column }) => `  ${column}: ${columnWords.password}`);
  return [
    `${listKindWords[kind]}: ${rows(add)} to add, ${rows(change)} to change, ${rows(skip)} left out, ${rows(refuse)} cannot be taken.`,
    ...section("Columns:", columnLines(columns)),
    ...section("Columns that are never read:", secret),
    ...section("Added:", together(add.map((row) => ({ ...row, why: "new" })))),
    ...section("Changed:", together(changed)),
    ...(made.length === 0 ? [] : [`Made on the way: ${newPlacesWords(made)}.`]),
    ...section("Left out:", together(skipped)),
    ...section(
      "To know:",
      notices.map((notice) => `  ${importNoticeWords(notice)}`),
    ),
    ...section(`Cannot be taken: ${rows(refuse)}.`, refusalLines(refuse)),
  ];
}
