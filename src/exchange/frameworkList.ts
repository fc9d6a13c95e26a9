/**
 * One CSV of a framework's areas, levels, anchors, sideways lines or steps -> what it comes to in a draft, row by row. Pure; the draft itself changes
 * only when somebody has seen it and says so.
 */
import { newAreaId } from "../domain/frameworks/areaIds.ts";
import {
  strandsOf,
  withAnchor,
  withArea,
  withLevel,
  withSideways,
  withStep,
  withStrand,
  type FrameworkContent,
} from "../domain/frameworks/editing.ts";
import {
  frameworkListFields,
  frameworkListNeeds,
  type FrameworkListColumn,
  type FrameworkListField,
  type FrameworkListKind,
} from "../domain/frameworks/frameworkLists.ts";
import { normalised } from "../domain/frameworks/stepRules.ts";
import type { ImportRefusal } from "../domain/importCodes.ts";
import { distinct } from "./list/columns.ts";
import { plainHeading } from "./list/headings.ts";
import { readTable } from "./table.ts";

export interface FrameworkListRequest {
  kind: FrameworkListKind;
  content: FrameworkContent;
  file: { name: string; bytes: Uint8Array };
  /** What somebody said of the headings; the rest is known by them. */
  columns: Readonly<Record<string, FrameworkListField | null>>;
  newId: () => string;
}

export type FrameworkListOutcome =
  | { state: "refused"; refused: ImportRefusal[] }
  /** A column that it cannot do without is not known by its heading. */
  | { state: "columns"; columns: FrameworkListColumn[]; missing: FrameworkListField[] }
  | {
      state: "planned";
      columns: FrameworkListColumn[];
      add: string[];
      change: string[];
      same: number;
      refuse: ImportRefusal[];
      /** The draft with it. */
      content: FrameworkContent;
    };

/** Headings that a school may have over each column, its own first. */
const headings: Readonly<Record<FrameworkListField, readonly string[]>> = {
  area: ["Area", "Subject"],
  strand: ["Strand"],
  prompt: ["Prompt", "What to look for"],
  level: ["Level", "Stage"],
  band: ["Band"],
  words: ["Anchor", "Words", "Description", "Descriptor"],
  sideways: ["Sideways", "Instead of the next step up"],
  step: ["Step", "Small step", "Statement"],
  counts: ["Counts", "What counts"],
  doesntCount: ["Doesn't count", "What doesn't count", "Does not count"],
  tryItIn: ["Try it in", "Where", "Context"],
};

const examples: Readonly<Record<FrameworkListKind, readonly string[]>> = {
  areas: ["Communication", "Expressing", "Says it in any way"],
  levels: ["K1", "Pre-intentional"],
  anchors: ["Communication", "K1", "Changes breathing, movement or sound when somebody is close by"],
  sideways: ["Communication", "K1", "Let a new adult give the same greeting, and wait as long"],
  steps: [
    "Communication",
    "K1",
    "Stills when a voice begins close by",
    "within 30 s, seen twice",
    "startle to a bang",
    "good-morning greeting",
  ],
};

const longest = 4_000;
const longestName = 200;
const names: readonly FrameworkListField[] = ["area", "level", "band"];

/** A list to fill in: its headings and one row that shows what goes under them. */
export function frameworkTemplateOf(kind: FrameworkListKind): string {
  const quoted = (cell: string) => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const rows = [frameworkListFields[kind].map((field) => headings[field][0] ?? field), examples[kind]];
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`;
}

function columnsOf({ kind, columns: said }: FrameworkListRequest, found: readonly string[]): FrameworkListColumn[] {
  const fields: readonly FrameworkListField[] = frameworkListFields[kind];
  const taken = new Set<FrameworkListField>(Object.values(said).filter((field) => field !== null));
  return found.map((heading) => {
    const by = said[heading];
    if (by !== undefined) return { heading, field: by };
    const field = fields.find((one) => !taken.has(one) && headings[one].map(plainHeading).includes(plainHeading(heading)));
    if (field !== undefined) taken.add(field);
    return { heading, field: field ?? null };
  });
}

/** One row, and what it does to the draft. */
type Row = Partial<Record<FrameworkListField, string>>;
interface Unknown {
  refuse: "strand" | "level";
}
type Put = { content: FrameworkContent; how: "add" | "change" | "same"; said: string } | Unknown;
interface Named {
  id: string;
  name: string;
}

export function planFrameworkList(request: FrameworkListRequest): FrameworkListOutcome {
  const { kind, file, newId } = request;
  const table = readTable(file.name, file.bytes, { old: true });
  if ("code" in table) return { state: "refused", refused: [table] };
  const columns = columnsOf(request, distinct(table.header));
  const missing = frameworkListNeeds[kind].filter((field) => !columns.some((column) => column.field === field));
  if (missing.length > 0) return { state: "columns", columns, missing };

  let { content } = request;
  const refuse: ImportRefusal[] = [...table.refused];
  const [add, change]: [string[], string[]] = [[], []];
  const lines = new Map<string, number>();
  let same = 0;
  for (const { line, cells, exact } of table.rows) {
    const spot = (field?: FrameworkListField) => ({
      file: file.name,
      line,
      ...(field === undefined ? {} : { column: columns.find((column) => column.field === field)?.heading }),
    });
    const row: Row = {};
    for (const [at, { field }] of columns.entries()) if (field !== null) row[field] = (exact[at] ?? "").trim();
    if (examples[kind].every((cell, at) => cells[at] === cell) && cells.length === examples[kind].length) continue;
    const faults = faultsOf(kind, row);
    if (faults.length > 0) {
      refuse.push(...faults.map(({ field, ...fault }): ImportRefusal => ({ ...fault, ...spot(field) })));
      continue;
    }
    const key = keyOf(kind, row);
    const before = lines.get(key);
    if (before !== undefined) {
      refuse.push({ code: "rowTwice", otherLine: before, ...spot() });
      continue;
    }
    const put = puts[kind](content, row, newId);
    if ("refuse" in put) {
      const choices = put.refuse === "strand" ? strandsOf(content.areas).map(({ name }) => name) : content.scale.map(({ name }) => name);
      refuse.push({ code: "notOneOf", choices, ...spot(put.refuse) });
      continue;
    }
    lines.set(key, line);
    ({ content } = put);
    if (put.how === "add") add.push(put.said);
    else if (put.how === "change") change.push(put.said);
    else same += 1;
  }
  return { state: "planned", columns, add, change, same, refuse, content };
}

function faultsOf(kind: FrameworkListKind, row: Row) {
  const missing = frameworkListNeeds[kind]
    .filter((field) => (row[field] ?? "") === "")
    .map((field) => ({ code: "valueMissing" as const, field }));
  const long = frameworkListFields[kind].flatMap((field) => {
    const max = names.includes(field) || (kind === "areas" && field === "strand") ? longestName : longest;
    return (row[field] ?? "").length > max ? [{ code: "valueTooLong" as const, max, field }] : [];
  });
  return [...missing, ...long];
}

/** What two rows of one list may not both say. */
function keyOf(kind: FrameworkListKind, row: Row): string {
  const fields: readonly FrameworkListField[] =
    kind === "areas"
      ? ["area", "strand"]
      : kind === "levels"
        ? ["level"]
        : kind === "anchors" || kind === "sideways"
          ? ["strand", "level"]
          : ["strand", "level", "step"];
  return fields.map((field) => normalised(row[field] ?? "")).join("|");
}

const called = <T extends { id: string; name: string }>(all: readonly T[], name = ""): T | undefined =>
  all.find((one) => normalised(one.name) === normalised(name)) ?? all.find(({ id }) => id === name.toLowerCase());

/** The strand and the level that a row names, or which of them there is not. */
function placeOf(content: FrameworkContent, { strand: strandSaid, level: levelSaid }: Row): { strand: Named; level: Named } | Unknown {
  const strand = called(strandsOf(content.areas), strandSaid);
  const level = called(content.scale, levelSaid);
  if (!strand) return { refuse: "strand" };
  return level ? { strand, level } : { refuse: "level" };
}

/** A line for a strand at a level. */
function putLine(
  content: FrameworkContent,
  lines: FrameworkContent["anchors"],
  row: Row,
  words: string | undefined,
  withLine: typeof withAnchor,
): Put {
  const place = placeOf(content, row);
  if ("refuse" in place) return place;
  const { strand, level } = place;
  const had = lines.find((line) => line.strand === strand.id && line.level === level.id);
  const how = !had ? "add" : had.words === words ? "same" : "change";
  const said = words ?? "";
  return { content: withLine(content, strand.id, level.id, said), how, said: `${strand.name}, ${level.name}: ${said}` };
}

const puts: Readonly<Record<FrameworkListKind, (content: FrameworkContent, row: Row, newId: () => string) => Put>> = {
  areas: (content, { area: name = "", strand = "", prompt = "" }, newId) => {
    const had = called(content.areas, name);
    const area = had ?? { id: newAreaId(content, newId()), name, strands: [] };
    const known = strand === "" || called(area.strands, strand) !== undefined;
    const reworded = prompt !== "" && prompt !== area.prompt;
    const next = withArea(content, { ...area, ...(reworded ? { prompt } : {}) });
    const how = !had ? "add" : known && !reworded ? "same" : "change";
    const said = strand === "" ? name : `${name}: ${strand}`;
    return { content: known ? next : withStrand(next, area.id, { id: newAreaId(next, newId()), name: strand }), how, said };
  },
  levels: (content, { level: name = "", band = "" }, newId) => {
    const had = called(content.scale, name);
    const changes = band !== "" && band !== had?.band;
    const next = { ...(had ?? { id: newId(), name }), ...(band === "" ? {} : { band }) };
    return { content: withLevel(content, next), how: !had ? "add" : changes ? "change" : "same", said: name };
  },
  anchors: (content, row) => putLine(content, content.anchors, row, row.words, withAnchor),
  sideways: (content, row) => putLine(content, content.sideways, row, row.sideways, withSideways),
  steps: (content, row, newId) => {
    const place = placeOf(content, row);
    if ("refuse" in place) return place;
    const { strand, level } = place;
    const { step = "", counts = "", doesntCount = "", tryItIn = "" } = row;
    const had = content.steps.find(
      (one) => one.strand === strand.id && one.level === level.id && normalised(one.step) === normalised(step),
    );
    const next = {
      ...{ id: had?.id ?? newId(), strand: strand.id, level: level.id, step },
      ...{
        counts: counts || (had?.counts ?? ""),
        doesntCount: doesntCount || (had?.doesntCount ?? ""),
        tryItIn: tryItIn || (had?.tryItIn ?? ""),
      },
    };
    const how = !had ? "add" : JSON.stringify(had) === JSON.stringify({ ...had, ...next }) ? "same" : "change";
    return { content: withStep(content, next), how, said: `${strand.name}, ${level.name}: ${step}` };
  },
};
