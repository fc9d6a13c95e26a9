import type { TargetState } from "../../domain/kinds/card.ts";
import type { Fortnight } from "../../domain/phase.ts";
import type { Day } from "../../domain/time.ts";

/** This year's plan: agreed with parents, in place, or not there yet. */
export type PlanStanding = "agreed" | "notAgreed" | "none";

export interface PhasePupil {
  id: string;
  name: string;
  plan: PlanStanding;
  agreedOn: Day | null;
  /** How many targets there are in each state. */
  targets: Record<TargetState, number>;
  /** Null where this iPad keeps none of the child's evidence. */
  evidence: PhaseEvidence | null;
}

export interface PhaseEvidence {
  /** Pieces over six weeks, in the order of the frameworks: an area with an active target and none is there too. */
  areas: AreaCount[];
  fortnight: Fortnight;
  noChance: boolean;
}

/** `area` is null for what is about a target that nobody has filed under one. */
export interface AreaCount {
  area: string | null;
  pieces: number;
}

/** `id` is null for the children of the phase who are in no class of it. */
export interface PhaseClass {
  id: string | null;
  name: string;
  pathway: string | null;
  pupils: PhasePupil[];
}

export interface PhaseView {
  /** The phases this person may look at, by their codes, and the one that is shown; null when there is none. */
  phases: string[];
  phase: string | null;
  /** Evidence of somebody here is kept on this iPad: who leads the school asks for it when it is needed. */
  held: boolean;
  today: Day;
  /** The first day of the six weeks, and of the fortnight. */
  evidenceFrom: Day;
  fortnightFrom: Day;
  /** The names of the areas that are counted. */
  areas: { id: string; name: string }[];
  classes: PhaseClass[];
}
