/**
 * How one target goes over the year. The child's help level drifts with practice and scatters from day to day; what is
 * recorded is the button that level falls under. The school's line comes out nearly flat; only a target's own line slopes.
 */
import type { Answer, Help, Went } from "../domain/answer.ts";
import type { Random } from "./random.ts";

/** Where each button begins on the scale of levels, so that a Brook class in September comes to 6, 36, 36 and 18 in a hundred. */
const buttons: readonly (readonly [Answer, number])[] = [
  ["onOwn", 1.49],
  ["bitOfHelp", 0.15],
  ["lotsOfHelp", -0.86],
];

const dayNoise = 0.8;
/** What drowsy mornings, new adults and first days back take away again. */
const usualStart = 0.2;
/** How far apart targets start. */
const betweenTargets = 0.55;
/** What practice can add before the target is met and a harder one takes its place. */
const ceiling = 0.6;
const declines = 0.04;

/** What moves one opportunity, in levels. */
export interface Conditions {
  drowsy: boolean;
  newAdult: boolean;
  newPlace: boolean;
  /** Calendar days since the last holiday. */
  daysBack: number;
}

export class TargetPath {
  readonly #start: number;
  readonly #perTen: number;
  /** After so many opportunities, a sudden step up ("got it") or down (illness, another medicine), in levels. */
  readonly #turn: { after: number; by: number } | undefined;
  readonly #random: Random;
  #opportunities = 0;

  constructor(random: Random, maintain: boolean) {
    this.#random = random;
    this.#start = random.normal(usualStart, betweenTargets);
    const drift = random.weighted([
      ["none", 25],
      ["down", 8],
      ["up", 67],
    ] as const);
    const speed = Math.abs(random.normal(0.25, 0.2));
    this.#perTen = maintain || drift === "none" ? 0 : drift === "down" ? -speed / 2 : speed;
    const turning = maintain ? 1 : random.next();
    const after = random.whole(5, 14);
    this.#turn = turning < 1 / 10 ? { after, by: 1.2 } : turning < 1 / 10 + 1 / 12 ? { after, by: -1 } : undefined;
  }

  /** How the next opportunity goes. */
  next({ drowsy, newAdult, newPlace, daysBack }: Conditions): Went {
    const random = this.#random;
    this.#opportunities += 1;
    if (random.chance(declines)) return "declined";
    const practised = ceiling * (1 - Math.exp((-Math.abs(this.#perTen) * this.#opportunities) / 10 / ceiling));
    const turned = this.#turn && this.#opportunities > this.#turn.after ? this.#turn.by : 0;
    const rusty = 0.7 * Math.max(0, 1 - daysBack / 14);
    const level =
      this.#start +
      Math.sign(this.#perTen) * practised +
      turned +
      random.normal(0, dayNoise) -
      (drowsy ? 1.2 : 0) -
      (newAdult ? 0.5 : 0) -
      (newPlace ? 0.6 : 0) -
      rusty;
    return buttons.find(([, from]) => level >= from)?.[0] ?? "notYet";
  }
}

/** The exact help behind a button, where somebody says it. */
export function exactHelp(went: Went, random: Random): Help | undefined {
  if (went === "bitOfHelp") {
    return random.weighted([
      ["touchOrObjectCue", 12],
      ["wordSignOrSymbol", 10],
      ["shown", 14],
    ] as const);
  }
  if (went !== "lotsOfHelp") return undefined;
  return random.weighted([
    ["handUnderHand", 26],
    ["fullPhysical", 10],
  ] as const);
}
