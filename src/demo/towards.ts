/** Which outcome of a child's plan a target is worked on for. */
import { shippedFrameworks } from "../domain/frameworks/shipped.ts";
import type { Need } from "../domain/needs.ts";
import type { Strand } from "./strands.ts";

export interface PlannedOutcome {
  id: string;
  need: Need;
  wording: string;
}

/** Areas serve needs many-to-many, the need they serve first named first; an outcome is named under one. */
const needsOf: ReadonlyMap<string, readonly Need[]> = new Map(
  shippedFrameworks.flatMap(({ areas }) => areas.flatMap(({ needs = [], strands }) => strands.map(({ id }) => [id, needs] as const))),
);

/** The id of the outcome that a target of a strand hangs under; null where the plan has none of its needs. */
export function outcomeOf(strand: Strand, outcomes: readonly PlannedOutcome[]): string | null {
  for (const need of needsOf.get(strand) ?? []) {
    const found = outcomes.find((outcome) => outcome.need === need);
    if (found) return found.id;
  }
  return null;
}
