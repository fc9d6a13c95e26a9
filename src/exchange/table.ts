/** Bytes of a CSV file -> a header and rows, each with the line it begins on. Nothing of a cell is interpreted: text stays text. */
import Papa from "papaparse";
import type { ImportRefusal } from "../domain/importCodes.ts";

/** A school of 2,000 pupils in ten sections each is 400 kB; a file beyond this is not a roster. */
export const maxBytes = 20_000_000;
const maxRows = 100_000;

export interface TableRow {
  line: number;
  cells: readonly string[];
}

export interface Table {
  header: readonly string[];
  rows: readonly TableRow[];
  /** Rows that could not be read. */
  refused: readonly ImportRefusal[];
}

/** The text of a file, or undefined when its bytes are not UTF-8 (a byte order mark is dropped). */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

const lineBreak = /\r\n|\r|\n/g;

/** The lines a row takes in the file: one, and one more for each break inside its quotes. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(lineBreak)?.length ?? 0), 1);
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** Cells as they are kept: accents composed, breaks and runs of spaces made one space, none at the ends. */
const tidy = (cell: string) => cell.normalize("NFC").replace(/\s+/g, " ").trim();

/**
 * Reads one file. The file is refused when it is too large, not UTF-8 or has no header; a row, when it has another number of
 * cells than the header or its quotes do not close. Blank rows are nothing.
 */
export function readTable(file: string, bytes: Uint8Array): Table | ImportRefusal {
  if (bytes.length > maxBytes) return { code: "fileTooLarge", file, maxBytes };
  const text = decode(bytes);
  if (text === undefined) return { code: "notUtf8", file };
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: [",", ";", "\t"] });
  if (parsed.data.length > maxRows + 1) return { code: "tooManyRows", file, maxRows };
  const misquoted = new Set(parsed.errors.flatMap((error) => (error.type === "Quotes" && error.row !== undefined ? [error.row] : [])));

  let header: readonly string[] | undefined;
  const rows: TableRow[] = [];
  const refused: ImportRefusal[] = [];
  let line = 1;
  for (const [index, cells] of parsed.data.entries()) {
    const begins = line;
    line += linesOf(cells);
    if (misquoted.has(index)) refused.push({ code: "quoteOpen", file, line: begins });
    else if (isBlank(cells)) continue;
    else if (!header) header = cells.map(tidy);
    else if (cells.length !== header.length) {
      refused.push({ code: "ragged", file, line: begins, expected: header.length, found: cells.length });
    } else rows.push({ line: begins, cells: cells.map(tidy) });
  }
  return header ? { header, rows, refused } : { code: "fileEmpty", file };
}
