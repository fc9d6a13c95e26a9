/** A framework on its way to its next version: what it says, and each thing that can be said differently. Ids stay: targets and records carry them. */
import type { BankStep, Framework } from "./framework.ts";

/** What a version says, without its number. */
export type FrameworkContent = Pick<Framework, "name" | "areas" | "scale" | "anchors" | "steps" | "sideways" | "pathways">;
export type FrameworkArea = FrameworkContent["areas"][number];
export type FrameworkLevel = FrameworkContent["scale"][number];

/** What keeps a version from being adopted: things that have no name, a step that says nothing, or more than a version can hold. */
export type FrameworkGap = "nameMissing" | "noAreas" | "areaUnnamed" | "levelUnnamed" | "stepEmpty" | "tooMany";

/** What one version can hold. */
const frameworkLimits = { areas: 20, levels: 100, steps: 2_000, anchors: 2_000 } as const;

/** What targets are filed under: an area's strands, or itself where it has none. */
export const strandsOf = (areas: FrameworkContent["areas"]): { id: string; name: string }[] =>
  areas.flatMap(({ id, name, strands }) =>
    strands.length === 0 ? [{ id, name }] : strands.map((one) => ({ id: one.id, name: one.name })),
  );

/** In its place where there is one of the same id, else at the end. */
function put<T extends { id: string }>(all: readonly T[], one: T): T[] {
  return all.some(({ id }) => id === one.id) ? all.map((had) => (had.id === one.id ? one : had)) : [...all, one];
}

/** One line for a strand at a level; without words there is none. */
function withLine(lines: FrameworkContent["anchors"], strand: string, level: string, words: string): FrameworkContent["anchors"] {
  const others = lines.filter((line) => line.strand !== strand || line.level !== level);
  return words.trim() === "" ? others : [...others, { strand, level, words: words.trim() }];
}

export const withAnchor = (content: FrameworkContent, strand: string, level: string, words: string): FrameworkContent => ({
  ...content,
  anchors: withLine(content.anchors, strand, level, words),
});

/** What to try when the next step up is not the next step. */
export const withSideways = (content: FrameworkContent, strand: string, level: string, words: string): FrameworkContent => ({
  ...content,
  sideways: withLine(content.sideways, strand, level, words),
});

export const withStep = (content: FrameworkContent, step: BankStep): FrameworkContent => ({ ...content, steps: put(content.steps, step) });

export const withoutStep = (content: FrameworkContent, id: string): FrameworkContent => ({
  ...content,
  steps: content.steps.filter((step) => step.id !== id),
});

export const withArea = (content: FrameworkContent, area: FrameworkArea): FrameworkContent =>
  onlyWhatStands({ ...content, areas: put(content.areas, area) });

/** The first strand of an area takes its id over, and with it everything that was filed under the area itself. */
export function withStrand(content: FrameworkContent, area: string, strand: { id: string; name: string }): FrameworkContent {
  const areas = content.areas.map((one) =>
    one.id === area ? { ...one, strands: one.strands.length === 0 ? [{ ...strand, id: area }] : put(one.strands, strand) } : one,
  );
  return onlyWhatStands({ ...content, areas });
}

export const withoutStrand = (content: FrameworkContent, area: string, id: string): FrameworkContent =>
  onlyWhatStands({
    ...content,
    areas: content.areas.map((one) => (one.id === area ? { ...one, strands: one.strands.filter((strand) => strand.id !== id) } : one)),
  });

export const withoutArea = (content: FrameworkContent, id: string): FrameworkContent =>
  onlyWhatStands({ ...content, areas: content.areas.filter((area) => area.id !== id) });

export const withLevel = (content: FrameworkContent, level: FrameworkLevel): FrameworkContent => ({
  ...content,
  scale: put(content.scale, level),
});

export const withoutLevel = (content: FrameworkContent, id: string): FrameworkContent =>
  onlyWhatStands({ ...content, scale: content.scale.filter((level) => level.id !== id) });

/** Anchors and steps of a strand or a level that is no more go with it. */
function onlyWhatStands(content: FrameworkContent): FrameworkContent {
  const strands = new Set(strandsOf(content.areas).map(({ id }) => id));
  const levels = new Set(content.scale.map(({ id }) => id));
  const stands = ({ strand, level }: { strand: string; level: string }) => strands.has(strand) && levels.has(level);
  const { anchors, steps, sideways } = content;
  return { ...content, anchors: anchors.filter(stands), steps: steps.filter(stands), sideways: sideways.filter(stands) };
}

export function gapsOf({ name, areas, scale, anchors, steps, sideways }: FrameworkContent): FrameworkGap[] {
  const empty = (words: string) => words.trim() === "";
  const { areas: mostAreas, levels, steps: mostSteps, anchors: mostAnchors } = frameworkLimits;
  const lines = Math.max(anchors.length, sideways.length);
  const many = areas.length > mostAreas || scale.length > levels || steps.length > mostSteps || lines > mostAnchors;
  const unnamed = areas.some((area) => empty(area.name) || area.strands.some((strand) => empty(strand.name)));
  return [
    ...(empty(name) ? (["nameMissing"] as const) : []),
    ...(areas.length === 0 ? (["noAreas"] as const) : []),
    ...(unnamed ? (["areaUnnamed"] as const) : []),
    ...(scale.some((level) => empty(level.name)) ? (["levelUnnamed"] as const) : []),
    ...(steps.some(({ step }) => empty(step)) ? (["stepEmpty"] as const) : []),
    ...(many ? (["tooMany"] as const) : []),
  ];
}
