/**
 * The four pathways as the demonstration school has them: how many, who they are, how much is written of them and how it goes.
 * The figures are those of the design (`demonstration-school.md`); they describe no real school.
 */
import type { Answer, Help } from "../../domain/answer.ts";
import type { Recorded } from "../ways.ts";

export const pathwayNames = ["brook", "stream", "river", "waterfall"] as const;
export type PathwayName = (typeof pathwayNames)[number];
export const phaseNames = ["phase-1", "phase-2", "phase-3", "phase-4"] as const;
export type PhaseName = (typeof phaseNames)[number];

type Weights<T> = readonly (readonly [T, number])[];

/** Pupils and classes of a pathway in a phase, and the site they are on. */
export interface Cell {
  pathway: PathwayName;
  phase: PhaseName;
  pupils: number;
  classes: number;
  site: string;
}

const cell = (pathway: PathwayName, phase: PhaseName, pupils: number, classes: number, site: string): Cell => ({
  ...{ pathway, phase, pupils, classes, site },
});

/** 371 pupils in 42 classes on five sites, 319 of them up to Year 11. */
export const cells: readonly Cell[] = [
  cell("brook", "phase-1", 18, 2, "main"),
  cell("brook", "phase-2", 16, 2, "main"),
  cell("brook", "phase-3", 28, 3, "main"),
  cell("brook", "phase-4", 12, 2, "main"),
  cell("stream", "phase-1", 33, 4, "orchard"),
  cell("stream", "phase-2", 24, 3, "orchard"),
  cell("stream", "phase-3", 41, 5, "main"),
  cell("stream", "phase-4", 14, 2, "college"),
  cell("river", "phase-1", 35, 4, "orchard"),
  cell("river", "phase-2", 26, 3, "main"),
  cell("river", "phase-3", 43, 4, "harbour"),
  cell("river", "phase-4", 16, 2, "college"),
  cell("waterfall", "phase-1", 13, 1, "mill-lane"),
  cell("waterfall", "phase-2", 13, 1, "mill-lane"),
  cell("waterfall", "phase-3", 29, 3, "mill-lane"),
  cell("waterfall", "phase-4", 10, 1, "college"),
];

/** The year groups of a phase, the youngest first. */
export const yearGroupsOf: Readonly<Record<PhaseName, readonly number[]>> = {
  "phase-1": [0, 1, 2, 3],
  "phase-2": [4, 5, 6],
  "phase-3": [7, 8, 9, 10, 11],
  "phase-4": [12, 13, 14],
};

export function phaseOf(yearGroup: number): PhaseName {
  return phaseNames.find((phase) => yearGroupsOf[phase].includes(yearGroup)) ?? "phase-4";
}

/** How tries go in September, in per cent: what the buttons' places on the scale are worked out from. */
export interface September extends Record<Answer, number> {
  declined: number;
}

/** What a person may say of a target at a data point; `none` where nobody says anything. */
export type Result = "met" | "metWithMoreHelp" | "partly" | "notMet" | "kept" | "none";

export interface Pathway {
  assistants: number;
  boys: number;
  needs: Weights<string>;
  /** Share of pupils up to Year 11 who have the pupil premium. */
  ppg: number;
  /** Records a pupil and school week. */
  perWeek: number;
  kinds: (yearGroup: number) => Weights<Recorded>;
  stateSaid: number;
  /** Mixture of pupils: weight, mean share of sessions attended, its spread, whether absence comes in stays in hospital. */
  attendance: Weights<{ mean: number; sd: number; blocks: boolean }>;
  /** Live targets a pupil. */
  live: number;
  september: September;
  bitOfHelp: Weights<Help>;
  lotsOfHelp: Weights<Help>;
  /** Levels that ten opportunities add, by pupil: mean and spread, and the share of pupils who stay and who lose. */
  practice: { mean: number; sd: number; none: number; down: number };
  /** By data point: after modules 2, 4 and 6. Weights of what is said of targets that are not there to be kept. */
  results: readonly [Weights<Result>, Weights<Result>, Weights<Result>];
  maintained: number;
}

const results = (met: number, more: number, partly: number, notMet: number, none: number): Weights<Result> => [
  ["met", met],
  ["metWithMoreHelp", more],
  ["partly", partly],
  ["notMet", notMet],
  ["none", none],
];

export const pathways: Readonly<Record<PathwayName, Pathway>> = {
  brook: {
    assistants: 4,
    boys: 0.57,
    needs: [
      ["PMLD", 68],
      ["SLD", 14],
      ["PD", 10],
      ["MSI", 5],
      ["VI", 3],
    ],
    ppg: 0.24,
    perWeek: 6,
    kinds: () => [
      ["target", 63],
      ["engagement", 20],
      ["step", 7],
      ["note", 10],
    ],
    stateSaid: 0.3,
    attendance: [
      [{ mean: 0.94, sd: 0.02, blocks: false }, 56],
      [{ mean: 0.8, sd: 0.06, blocks: true }, 36],
      [{ mean: 0.4, sd: 0.15, blocks: true }, 8],
    ],
    live: 8,
    september: { onOwn: 6, bitOfHelp: 36, lotsOfHelp: 36, notYet: 18, declined: 4 },
    bitOfHelp: [
      ["touchOrObjectCue", 12],
      ["wordSignOrSymbol", 10],
      ["shown", 14],
    ],
    lotsOfHelp: [
      ["handUnderHand", 26],
      ["fullPhysical", 10],
    ],
    practice: { mean: 0.2, sd: 0.25, none: 0.25, down: 0.08 },
    results: [results(12, 8, 46, 22, 4), results(22, 12, 40, 14, 4), results(41, 14, 22, 9, 4)],
    maintained: 0.14,
  },
  stream: {
    assistants: 3,
    boys: 0.74,
    needs: [
      ["ASD", 62],
      ["SLD", 33],
      ["PD", 3],
      ["HI", 2],
    ],
    ppg: 0.31,
    perWeek: 3,
    kinds: (yearGroup) => [
      ["target", 200],
      ["engagement", yearGroup <= 6 ? 90 : 20],
      ["note", 50],
    ],
    stateSaid: 0.05,
    attendance: [
      [{ mean: 0.95, sd: 0.02, blocks: false }, 73],
      [{ mean: 0.82, sd: 0.05, blocks: false }, 24],
      [{ mean: 0.45, sd: 0.15, blocks: false }, 3],
    ],
    live: 8,
    september: { onOwn: 14, bitOfHelp: 51, lotsOfHelp: 12, notYet: 17, declined: 6 },
    bitOfHelp: [
      ["touchOrObjectCue", 8],
      ["wordSignOrSymbol", 25],
      ["shown", 18],
    ],
    lotsOfHelp: [
      ["handUnderHand", 9],
      ["fullPhysical", 3],
    ],
    practice: { mean: 0.5, sd: 0.35, none: 0, down: 0 },
    results: [results(16, 8, 46, 22, 6), results(30, 10, 38, 14, 5), results(52, 12, 21, 10, 3)],
    maintained: 0.02,
  },
  river: {
    assistants: 2,
    boys: 0.73,
    needs: [
      ["ASD", 50],
      ["SLCN", 24],
      ["MLD", 20],
      ["SEMH", 3],
      ["PD", 3],
    ],
    ppg: 0.34,
    perWeek: 1.7,
    kinds: () => [
      ["target", 120],
      ["engagement", 5],
      ["note", 45],
    ],
    stateSaid: 0.05,
    attendance: [
      [{ mean: 0.955, sd: 0.02, blocks: false }, 80],
      [{ mean: 0.83, sd: 0.05, blocks: false }, 18],
      [{ mean: 0.45, sd: 0.15, blocks: false }, 2],
    ],
    live: 7,
    september: { onOwn: 24, bitOfHelp: 53, lotsOfHelp: 3, notYet: 17, declined: 3 },
    bitOfHelp: [
      ["touchOrObjectCue", 4],
      ["wordSignOrSymbol", 32],
      ["shown", 17],
    ],
    lotsOfHelp: [
      ["handUnderHand", 9],
      ["fullPhysical", 1],
    ],
    practice: { mean: 0.5, sd: 0.35, none: 0, down: 0 },
    results: [results(18, 6, 48, 22, 6), results(36, 8, 36, 15, 5), results(60, 9, 19, 9, 3)],
    maintained: 0,
  },
  waterfall: {
    assistants: 2,
    boys: 0.7,
    needs: [
      ["MLD", 38],
      ["ASD", 40],
      ["SLCN", 12],
      ["SEMH", 10],
    ],
    ppg: 0.36,
    perWeek: 1,
    kinds: () => [
      ["target", 60],
      ["note", 40],
    ],
    stateSaid: 0.05,
    attendance: [
      [{ mean: 0.956, sd: 0.02, blocks: false }, 78],
      [{ mean: 0.82, sd: 0.05, blocks: false }, 19],
      [{ mean: 0.45, sd: 0.15, blocks: false }, 3],
    ],
    live: 6,
    september: { onOwn: 32, bitOfHelp: 48, lotsOfHelp: 1, notYet: 17, declined: 2 },
    bitOfHelp: [
      ["touchOrObjectCue", 2],
      ["wordSignOrSymbol", 33],
      ["shown", 13],
    ],
    lotsOfHelp: [["handUnderHand", 1]],
    practice: { mean: 0.5, sd: 0.35, none: 0, down: 0 },
    results: [results(20, 4, 48, 22, 6), results(40, 5, 36, 15, 4), results(66, 6, 17, 9, 2)],
    maintained: 0,
  },
};
