/** Bytes of a CSV file -> a header and rows, each with the line it begins on. Nothing of a cell is interpreted: text stays text. */
import Papa from "papaparse";
import { maxBytes, type ImportRefusal } from "../domain/importCodes.ts";

const maxRows = 100_000;

export interface TableRow {
  line: number;
  cells: readonly string[];
  /** The same cells as they stand in the file, for words that are kept to the letter. */
  exact: readonly string[];
}

export interface Table {
  header: readonly string[];
  rows: readonly TableRow[];
  /** Rows that could not be read. */
  refused: readonly ImportRefusal[];
  encoding: Encoding;
}

/** What office programs save a CSV as: UTF-8, what Windows wrote before it, or "Unicode text". */
type Encoding = "utf-8" | "windows-1252" | "utf-16le";

/** The text of a file, or undefined when its bytes are none in that encoding (a byte order mark is dropped). */
function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

const isMarkedUtf16 = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xfe;

/** The text, in the first of the encodings that can be: bytes that are UTF-8 by chance are hardly ever anything else. */
function textOf(bytes: Uint8Array, old: boolean): { text: string; encoding: Encoding } | undefined {
  const encodings: readonly Encoding[] = !old ? ["utf-8"] : isMarkedUtf16(bytes) ? ["utf-16le"] : ["utf-8", "windows-1252"];
  for (const encoding of encodings) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
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
 * What separates the cells: whichever the line of headings has most of outside its quotes. A guess over several lines takes a list of
 * two columns for one, when a blank line stands at its end.
 */
function delimiterOf(text: string): string {
  const [first = ""] = text.trimStart().split(/\r\n|\r|\n/, 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const count = (sign: string) => bare.split(sign).length;
  return [",", ";", "\t"].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

/** Spreadsheets end rows with cells that nobody filled in: those hold nothing, and shift nothing. */
function withoutTail(cells: readonly string[], width: number): readonly string[] {
  return isBlank(cells.slice(width)) ? cells.slice(0, width) : cells;
}

/**
 * Reads one file. The file is refused when it is too large, no text or has no header; a row, when it has another number of
 * cells than the header or its quotes do not close. Blank rows are nothing.
 * @param old whether text older than UTF-8 is read as well
 */
export function readTable(file: string, bytes: Uint8Array, { old = false } = {}): Table | ImportRefusal {
  if (bytes.length > maxBytes) return { code: "fileTooLarge", file, maxBytes };
  const read = textOf(bytes, old);
  if (read === undefined) return { code: "notUtf8", file };
  const { text, encoding } = read;
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  if (parsed.data.length > maxRows + 1) return { code: "tooManyRows", file, maxRows };
  const misquoted = new Set(parsed.errors.flatMap((error) => (error.type === "Quotes" && error.row !== undefined ? [error.row] : [])));

  let header: readonly string[] | undefined;
  const rows: TableRow[] = [];
  const refused: ImportRefusal[] = [];
  let line = 1;
  for (const [index, all] of parsed.data.entries()) {
    const begins = line;
    line += linesOf(all);
    const cells = withoutTail(all, header?.length ?? all.length);
    if (misquoted.has(index)) refused.push({ code: "quoteOpen", file, line: begins });
    else if (isBlank(cells)) continue;
    else if (!header) header = cells.map(tidy);
    else if (cells.length !== header.length) {
      refused.push({ code: "ragged", file, line: begins, expected: header.length, found: cells.length });
    } else rows.push({ line: begins, cells: cells.map(tidy), exact: cells });
  }
  return header ? { header, rows, refused, encoding } : { code: "fileEmpty", file };
}
