/**
 * A target's own journey, from raw records: how much help, how often and how quickly, still there, and new places, people and
 * materials. A child is compared with their own beginning and with nobody else.
 */
import { scale, type Answer } from "../answer.ts";
import type { Fields } from "../kinds.ts";
import type { SaidPair } from "../pairs.ts";
import type { Day } from "../time.ts";
import { mondayOf, type Module } from "../year.ts";
import { middleOf } from "./middle.ts";
import { newOnesOf, type Named, type NewOnes } from "./newOnes.ts";
import { opportunitiesOf, type Standing } from "./opportunities.ts";
import { stillThere, type AfterGap } from "./stillThere.ts";
import { triesOf, type Tried } from "./tries.ts";

/** A week in which there was an opportunity. */
export interface JourneyWeek {
  /** Its Monday. */
  week: Day;
  times: number;
  worked: number;
  /** The middle step of its opportunities, 0 (not yet) to 3 (on own); null when nobody said. */
  help: number | null;
}

/** The middle of what was first measured and of what was measured last, in one unit. */
export interface Measured {
  unit: NonNullable<Fields<"observation">["measure"]>["unit"];
  first: number;
  last: number;
}

export interface Journey {
  times: number;
  since: Day | null;
  /** Said no, which is told and counts in no rate. */
  declined: number;
  weeks: JourneyWeek[];
  /** The middle step of the first few and of the latest few; null while they would be the same ones. */
  help: { first: number; last: number } | null;
  /** The latest few: how many of them worked. */
  lately: { times: number; worked: number } | null;
  measured: Measured | null;
  still: AfterGap[];
  fresh: NewOnes;
}

/** A middle of fewer is chance. */
const few = 5;

/** The first few and the last few of a list, when they are different ones. */
function ends<T>(list: readonly T[]): { first: T[]; last: T[] } | null {
  return list.length < 2 * few ? null : { first: list.slice(0, few), last: list.slice(-few) };
}

const rank = (step: Answer) => scale.indexOf(step);

/** Each step as often as it was seen. */
const stepsOf = (tries: readonly Tried[]): number[] =>
  tries.flatMap(({ step, times }) => (step === null ? [] : Array.from({ length: times }, () => rank(step))));

function weeksOf(tries: readonly Tried[]): JourneyWeek[] {
  const weeks = new Map<Day, Tried[]>();
  for (const tried of tries) weeks.set(mondayOf(tried.day), [...(weeks.get(mondayOf(tried.day)) ?? []), tried]);
  return [...weeks].map(([week, own]) => ({
    week,
    times: own.reduce((sum, { times }) => sum + times, 0),
    worked: own.reduce((sum, { worked }) => sum + worked, 0),
    help: middleOf(stepsOf(own)),
  }));
}

/** Whole opportunities from the latest back, until there are enough: a tally is never cut. */
function latelyOf(tries: readonly Tried[]): Journey["lately"] {
  let [times, worked] = [0, 0];
  for (const tried of tries.toReversed()) {
    if (times >= few) break;
    times += tried.times;
    worked += tried.worked;
  }
  return times === 0 ? null : { times, worked };
}

/** Only what is known exactly was measured; of several units the one used most. */
function measuredOf(tries: readonly Tried[]): Measured | null {
  const all = tries.flatMap(({ records: [{ fields }] }) => (fields.precision === "exact" && fields.measure ? [fields.measure] : []));
  const uses = (unit: Measured["unit"]) => all.filter((measure) => measure.unit === unit);
  const [most] = all.map(({ unit }) => unit).sort((one, other) => uses(other).length - uses(one).length);
  const both = most && ends(uses(most).map(({ value }) => value));
  const [first, last] = [middleOf(both?.first ?? []), middleOf(both?.last ?? [])];
  return most === undefined || first === null || last === null ? null : { unit: most, first, last };
}

export interface JourneyAsked {
  /** All that stands of this target. */
  records: readonly Standing[];
  said: readonly SaidPair[];
  planned: Answer | undefined;
  modules: readonly Module[];
  zone: string;
  named: (record: Standing) => Named;
}

export function journeyOf({ records, said, planned, modules, zone, named }: JourneyAsked): Journey {
  const tries = triesOf(opportunitiesOf(records, said), planned, zone);
  const steps = ends(stepsOf(tries));
  const [first, last] = [middleOf(steps?.first ?? []), middleOf(steps?.last ?? [])];
  return {
    times: tries.reduce((sum, { times }) => sum + times, 0),
    since: tries[0]?.day ?? null,
    declined: records.filter(({ fields }) => fields.went === "declined").length,
    weeks: weeksOf(tries),
    help: first === null || last === null ? null : { first, last },
    lately: latelyOf(tries),
    measured: measuredOf(tries),
    still: stillThere(tries, modules),
    fresh: newOnesOf(tries, named),
  };
}
