/** An import's plan as lines for a terminal: what comes in, what is left out and why, by file and line and never by name. */
import type { ImportRefusal, Spot } from "../../domain/importCodes.ts";
import type { ImportPlan, Planned } from "../../exchange/plan.ts";
import {
  columnWords,
  importNoticeWords,
  importRefusalWords,
  importSkipWords,
  linesWords,
  schoolChoiceWords,
} from "../../words/importWords.ts";
import { spotWords } from "../../words/spotWords.ts";
import { andList, counted } from "../../words/lists.ts";

const plannedWords: Record<Planned, (count: number) => string> = {
  pupil: (count) => counted(count, "pupil"),
  group: (count) => counted(count, "group"),
  staff: (count) => `${count} staff`,
  membership: (count) => counted(count, "place in a group", "places in groups"),
  teaching: (count) => counted(count, "teacher of a group", "teachers of groups"),
};

const planned = ["pupil", "group", "staff", "membership", "teaching"] as const;

/** How many of each are in a list. */
export function countsOf(of: readonly { what: Planned }[]): Record<Planned, number> {
  const count = (what: Planned) => of.filter((each) => each.what === what).length;
  return {
    pupil: count("pupil"),
    group: count("group"),
    staff: count("staff"),
    membership: count("membership"),
    teaching: count("teaching"),
  };
}

function countWords(of: readonly { what: Planned }[]): string {
  const counts = countsOf(of);
  const some = planned.filter((what) => counts[what] > 0).map((what) => plannedWords[what](counts[what]));
  return some.length === 0 ? "nothing" : andList(some);
}

/** Spots of one file and reason, as one line: "Section.csv, lines 16 to 29: of another school". */
export function together(of: readonly (Spot & { why: string })[]): string[] {
  const groups = new Map<string, { file: string; why: string; lines: number[] }>();
  for (const one of of) {
    const key = JSON.stringify([one.file, one.why]);
    const group = groups.get(key) ?? { file: one.file, why: one.why, lines: [] };
    if (one.line !== undefined) group.lines.push(one.line);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ file, why, lines }) => `  ${file}${lines.length === 0 ? "" : `, ${linesWords(lines)}`}: ${why}`);
}

export const refusalLines = (refused: readonly ImportRefusal[]): string[] =>
  refused.map((refusal) => `  ${spotWords(refusal)} ${importRefusalWords(refusal)}`);

export const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);

/** The whole plan. */
export function planLines({ school, add, change, skip, refuse, columns, notices }: ImportPlan): string[] {
  const leftOut = new Map<string, string[]>();
  for (const { file, column, why } of columns) {
    const title = `${file} (${columnWords[why]})`;
    leftOut.set(title, [...(leftOut.get(title) ?? []), column]);
  }
  const changed = change.map(({ spot, columns: names }) => ({ ...spot, why: names.length === 0 ? "its dates" : andList(names) }));
  const skipped = skip.map((one) => ({ ...one, why: importSkipWords[one.code] }));
  const noColumns = [...leftOut].map(([file, names]) => `  ${file}: ${names.join(", ")}`);
  const toKnow = notices.map((notice) => `  ${importNoticeWords(notice)}`);
  return [
    schoolChoiceWords(school),
    `Added: ${countWords(add)}.`,
    `Changed: ${countWords(change)}.`,
    ...together(changed),
    ...section("Left out:", together(skipped)),
    ...section("Columns that nothing is taken from:", noColumns),
    ...section("To know:", toKnow),
    ...section(`Cannot be taken: ${counted(refuse.length, "row")}.`, refusalLines(refuse)),
  ];
}
