/** How the adults of a pathway write things down: of what, how often they say how the child is, and in which words. */
import type { HelpWeights } from "./howItWent.ts";
import type { Strand } from "./strands.ts";
import type { Lines } from "./words/template.ts";

export type Recorded = "target" | "engagement" | "step" | "note";

/** Lines that go with any target, with how the child is, and with none. */
export interface Voice {
  declined: readonly string[];
  anyWay: readonly string[];
  drowsy: readonly string[];
  unsettled: readonly string[];
  afterSeizure: readonly string[];
  /** What people go on with. */
  endings: readonly string[];
  notes: readonly string[];
  home: readonly string[];
}

export interface Ways {
  /** Of what records are, by weight, for a child of a year group. */
  kinds: (yearGroup: number) => readonly (readonly [Recorded, number])[];
  /** Share of half-days on which a state is said. */
  stateSaid: number;
  helps: HelpWeights;
  voice: Voice;
  linesOf: Readonly<Partial<Record<Strand, Lines>>>;
}
