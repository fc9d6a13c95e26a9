/** Which area an observation is about: its target's, its step's strand, or the area of engagement that was watched. */
import type { MergedRecord } from "../../sync/record.ts";
import { recordsOf, type RecordOf } from "../../sync/recordOf.ts";

/** The strand of each step of the school's frameworks, by the step. */
export function strandsOf(frameworks: readonly MergedRecord[]): Map<string, string> {
  const steps = recordsOf(frameworks, "frameworkVersion").flatMap(({ fields }) => fields.steps ?? []);
  return new Map(steps.map(({ id, strand }) => [id, strand]));
}

/**
 * @param strands the strand of a step
 * @returns by target and step; one that nobody has filed is null, and what is neither is undefined
 */
export function areasOf(
  targets: readonly RecordOf<"target">[],
  strands: ReadonlyMap<string, string>,
): (subject: string | undefined) => string | null | undefined {
  const areas = new Map(targets.map(({ id, fields }) => [id, fields.area ?? strands.get(fields.step ?? "") ?? null] as const));
  return (subject = "") => areas.get(subject) ?? strands.get(subject) ?? (areas.has(subject) ? null : undefined);
}
