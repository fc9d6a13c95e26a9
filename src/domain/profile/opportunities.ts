/**
 * What the figures of a profile count: opportunities a child had, never records an adult wrote. Two adults who saw one moment
 * saw one opportunity, and what is no evidence is none.
 */
import type { Fields } from "../kinds.ts";
import { pairsOf, type SaidPair } from "../pairs.ts";
import type { Instant } from "../time.ts";

/** An observation that stands: neither removed nor taken back. */
export interface Standing {
  id: string;
  observedAt: Instant;
  fields: Fields<"observation">;
}

/** What counts for a rule. A pupil who was asleep had no opportunity, and one who declined has told us something else. */
export function isEvidence({ went, state }: Pick<Fields<"observation">, "went" | "state">): boolean {
  return went !== "declined" && state !== "asleep";
}

/** One opportunity: the record of it, and the other where two adults saw it. The earlier first. */
export type Opportunity = readonly [Standing, Standing?];

/** The opportunities among records of one pupil and topic, in the order they were seen. */
export function opportunitiesOf(records: readonly Standing[], said: readonly SaidPair[]): Opportunity[] {
  const evidence = records
    .filter(({ fields }) => isEvidence(fields))
    .sort((one, other) => one.observedAt - other.observedAt || (one.id < other.id ? -1 : 1));
  const pairable = evidence.map(({ id, observedAt, fields: { target, step, went, seenBy, precision } }) => ({
    ...{ id, observedAt, target, step, went, seenBy, precision },
  }));
  const second = new Map(pairsOf(pairable, said).map(({ records: [first, other] }) => [first, other]));
  const seconds = new Set(second.values());
  const byId = new Map(evidence.map((record) => [record.id, record]));
  return evidence.flatMap((record): Opportunity[] => {
    if (seconds.has(record.id)) return [];
    const other = byId.get(second.get(record.id) ?? "");
    return [other ? [record, other] : [record]];
  });
}
