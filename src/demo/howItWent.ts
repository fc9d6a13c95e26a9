/**
 * How one target goes over the year. The child's help level drifts with practice and scatters from day to day; what is
 * recorded is the button that level falls under. The school's line comes out nearly flat; only a target's own line slopes.
 */
import type { Answer, Help, Went } from "../domain/answer.ts";
import type { Random } from "./random.ts";

/** Where each button begins on the scale of levels, best first. Below the last is not yet. */
export type Buttons = readonly (readonly [Answer, number])[];

/** What the targets of one child have in common: where they start, how fast practice moves them, which buttons levels fall under. */
export interface Going {
  buttons: Buttons;
  /** Share of opportunities that the child declines. */
  declines: number;
  /** The level before any practice. */
  start: (random: Random) => number;
  /** Levels that ten opportunities add, for one target. */
  perTen: (random: Random) => number;
  /** Levels that so many opportunities have come to. What is well practised is met, and a harder one takes its place: it ends. */
  practised: (perTen: number, opportunities: number) => number;
  /** Opportunities that one record stands for: where little is written down, most of the practice is not. */
  opportunities: number;
}

const dayNoise = 0.8;

/** What moves one opportunity, in levels. */
export interface Conditions {
  drowsy: boolean;
  newAdult: boolean;
  newPlace: boolean;
  /** Calendar days since the last holiday. */
  daysBack: number;
}

export class TargetPath {
  readonly #going: Going;
  readonly #start: number;
  readonly #perTen: number;
  /** After so many opportunities, a sudden step up ("got it") or down (illness, another medicine), in levels. */
  readonly #turn: { after: number; by: number } | undefined;
  readonly #random: Random;
  #opportunities = 0;

  /** @param maintain what is kept is expected to stay where it is */
  constructor(random: Random, maintain: boolean, going: Going) {
    this.#random = random;
    this.#going = going;
    this.#start = going.start(random);
    const perTen = going.perTen(random);
    this.#perTen = maintain ? 0 : perTen;
    const turning = maintain ? 1 : random.next();
    const after = random.whole(5, 14);
    this.#turn = turning < 1 / 10 ? { after, by: 1.2 } : turning < 1 / 10 + 1 / 12 ? { after, by: -1 } : undefined;
  }

  /** Where practice has brought the child, on a usual day. */
  get level(): number {
    const turned = this.#turn && this.#opportunities > this.#turn.after ? this.#turn.by : 0;
    return this.#start + this.#going.practised(this.#perTen, this.#opportunities) + turned;
  }

  /** How the next opportunity goes. */
  next({ drowsy, newAdult, newPlace, daysBack }: Conditions): Went {
    const random = this.#random;
    this.#opportunities += this.#going.opportunities;
    if (random.chance(this.#going.declines)) return "declined";
    const rusty = 0.7 * Math.max(0, 1 - daysBack / 14);
    const level = this.level + random.normal(0, dayNoise) - (drowsy ? 1.2 : 0) - (newAdult ? 0.5 : 0) - (newPlace ? 0.6 : 0) - rusty;
    return this.#going.buttons.find(([, from]) => level >= from)?.[0] ?? "notYet";
  }
}

/** The rungs of help behind the two buttons that have several, by how often each is meant. */
export interface HelpWeights {
  bitOfHelp: readonly (readonly [Help, number])[];
  lotsOfHelp: readonly (readonly [Help, number])[];
}

/** The exact help behind a button, where somebody says it. */
export function exactHelp(went: Went, weights: HelpWeights, random: Random): Help | undefined {
  return went === "bitOfHelp" || went === "lotsOfHelp" ? random.weighted(weights[went]) : undefined;
}
