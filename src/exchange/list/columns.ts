/** What each column of a list holds: as somebody said, as the same headings held before, or as its heading says. */
import { isFieldOf, type ColumnsSaid, type FieldOf, type ListColumn, type ListKind, type ListQuestion } from "../../domain/listCodes.ts";
import { readUpn } from "../../domain/upn.ts";
import type { Table } from "../table.ts";
import { headingsOf, isSecret, needsOf, plainHeading } from "./headings.ts";
import { looksLikeValue } from "./values.ts";

/** Headings as they are told apart: two that read the same get a number, and one that is empty its place. */
export function distinct(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((text, index) => {
    const heading = text === "" ? `Column ${index + 1}` : text;
    let name = heading;
    for (let times = 2; taken.has(plainHeading(name)); times += 1) name = `${heading} (${times})`;
    taken.add(plainHeading(name));
    return name;
  });
}

/** A first line that holds a child's data is no line of headings: it would be lost, and kept as the name of a column. */
export const holdsValues = (header: readonly string[]): boolean => header.some(looksLikeValue);

/** How many rows are looked at to see what a column without a known heading holds. */
const looked = 50;

/** A column whose every cell is a UPN holds UPNs, whatever it is called. */
function holdsUpns({ rows }: Table, index: number): boolean {
  const cells = rows
    .slice(0, looked)
    .map(({ cells: all }) => all[index] ?? "")
    .filter((cell) => cell !== "");
  return cells.length > 0 && cells.every((cell) => readUpn(cell).found === "upn");
}

interface Given {
  kind: ListKind;
  table: Table;
  headings: readonly string[];
  said: ColumnsSaid;
  remembered: ColumnsSaid | undefined;
}

/** The columns as far as they are known, and the first question about them; none when the list can be read. */
export function columnsOf(given: Given): { columns: ListColumn[]; question: ListQuestion | undefined } {
  const { kind, headings, table, said, remembered } = given;
  const known = new Map<string, ListColumn>();
  const set = (heading: string, field: ListColumn["field"], how: ListColumn["how"]) => known.set(heading, { heading, field, how });
  const isFree = (field: string) => ![...known.values()].some((column) => column.field === field);
  const open = () => headings.filter((heading) => !known.has(heading));

  for (const heading of headings) {
    const by = said[heading];
    if (isSecret(heading)) set(heading, null, "password");
    else if (by !== undefined) set(heading, by, "said");
  }
  for (const heading of open()) {
    const by = remembered?.[heading];
    if (by === null || (by !== undefined && isFieldOf(kind, by) && isFree(by))) set(heading, by, "remembered");
  }

  const fields = fieldsOf(kind);
  let several: ListQuestion | undefined;
  for (const field of fields.filter(isFree)) {
    const aliases = headingsOf[field].map(plainHeading);
    const fitting = open().filter((heading) => aliases.includes(withoutNumber(heading, headings)));
    const rank = (heading: string) => aliases.indexOf(withoutNumber(heading, headings));
    const [first, second] = fitting.sort((a, b) => rank(a) - rank(b));
    if (first === undefined) continue;
    if (second !== undefined && rank(first) === rank(second)) {
      several ??= { code: "column", field, why: "several", choices: fitting.filter((heading) => rank(heading) === rank(first)) };
    } else set(first, field, "known");
  }
  const likely = isFieldOf(kind, "upn") && isFree("upn") ? open().filter((heading) => holdsUpns(table, headings.indexOf(heading))) : [];
  for (const heading of likely) set(heading, null, "likely");
  const columns = headings.map((heading) => known.get(heading) ?? { heading, field: null, how: "none" as const });
  const question = several ?? likelyUpn(likely) ?? missing(kind, columns);
  return { columns, question };
}

/** "Name" where the file has "Name" twice and this is its second. */
function withoutNumber(heading: string, headings: readonly string[]): string {
  const base = heading.replace(/ \(\d+\)$/, "");
  const isSecond = base !== heading && headings.some((other) => plainHeading(other) === plainHeading(base));
  return plainHeading(isSecond ? base : heading);
}

const fieldsOf = (kind: ListKind): FieldOf<ListKind>[] => {
  const fields: FieldOf<ListKind>[] = [];
  for (const field in headingsOf) if (isFieldOf(kind, field)) fields.push(field);
  return fields;
};

function likelyUpn(choices: readonly string[]): ListQuestion | undefined {
  return choices.length === 0 ? undefined : { code: "column", field: "upn", why: "likely", choices };
}

/** The first field that the list cannot do without, where nothing holds it: that of the way it is nearest to. */
function missing(kind: ListKind, columns: readonly ListColumn[]): ListQuestion | undefined {
  const there = new Set(columns.flatMap(({ field }) => field ?? []));
  for (const ways of needsOf[kind]) {
    const left = ways.map((way) => way.filter((field) => !there.has(field)));
    if (left.some(({ length }) => length === 0)) continue;
    const begun = left.find((one, index) => one.length < (ways[index]?.length ?? 0)) ?? left[0];
    const field = begun?.[0];
    const choices = columns.filter((column) => column.field === null && column.how !== "password").map(({ heading }) => heading);
    if (field !== undefined) return { code: "column", field, why: "missing", choices };
  }
  return undefined;
}
