import type { BankStep } from "../framework.ts";

export type Strand = "communication" | "cognition" | "control" | "fine" | "gross" | "wellbeing";
export type Level = "k1" | "k2" | "k3" | "k4" | "k5" | "k6" | "k7" | "k8";

/** What one entry of the bank says: the step, what counts, what doesn't, where to try it. */
export interface Entry {
  /** Tells the step from its neighbours, and never changes: records point at it. */
  slug: string;
  step: string;
  counts: string;
  doesntCount: string;
  tryItIn: string;
}

/** The steps of one strand and level. */
export function stepsAt(strand: Strand, level: Level, entries: readonly Entry[]): BankStep[] {
  return entries.map(({ slug, ...words }) => ({ id: `${strand}-${level}-${slug}`, strand, level, ...words }));
}
