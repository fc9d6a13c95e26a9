/** Evidence beside each strand and level of a ladder: through targets linked to a step of it, and through steps watched for. */
import type { TopicSummary } from "../summary.ts";
import { isEvidence } from "./opportunities.ts";

/** A step of a framework's bank. */
export interface LadderStep {
  id: string;
  strand: string;
  level: string;
  step: string;
}

/** A target as far as a ladder needs it. */
export interface Linked {
  id: string;
  area: string | null;
  /** The step it is linked to; null where it is filed under its strand alone. */
  step: string | null;
}

/** What there is evidence of: a target, or a step watched for. */
export interface StrandItem {
  target: string | null;
  step: string | null;
  level: string | null;
  /** The latest day on which it was seen. */
  day: string;
}

/**
 * By strand, what was seen of it and at which level, the highest level first and what says none last. From summaries: how often
 * and how it went is the journey of each.
 */
export function strandEvidence(
  strands: readonly string[],
  levels: readonly string[],
  steps: readonly LadderStep[],
  targets: readonly Linked[],
  topics: Readonly<Record<string, TopicSummary>>,
): Map<string, StrandItem[]> {
  const stepById = new Map(steps.map((step) => [step.id, step]));
  const dayOf = (topic: string) => {
    const found = topics[topic];
    return found?.seen.some((seen) => isEvidence({ went: seen.went, state: undefined })) ? found.day : undefined;
  };
  const items = [
    ...targets.map(({ id, area, step }) => {
      const linked = step === null ? undefined : stepById.get(step);
      return {
        strand: linked?.strand ?? area,
        item: { target: id, step: linked?.id ?? null, level: linked?.level ?? null, day: dayOf(id) },
      };
    }),
    ...steps.map(({ id, strand, level }) => ({ strand, item: { target: null, step: id, level, day: dayOf(id) } })),
  ];
  const rank = ({ level }: StrandItem) => (level === null ? -1 : levels.indexOf(level));
  return new Map(
    strands.map((strand) => [
      strand,
      items
        .flatMap(({ strand: of, item: { day, ...item } }) => (of === strand && day !== undefined ? [{ ...item, day }] : []))
        .sort((one, other) => rank(other) - rank(one) || (one.day < other.day ? 1 : -1)),
    ]),
  );
}
