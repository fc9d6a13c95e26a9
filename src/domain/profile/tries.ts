/** How opportunities at one target went, each at so much help, and whether that was the help planned or less. */
import { scale, type Answer, type Went } from "../answer.ts";
import { isPalmTally, timesOf } from "../observing.ts";
import { dayOf, type Day, type Instant } from "../time.ts";
import type { Opportunity, Standing } from "./opportunities.ts";

/** One opportunity as the rates read it: a tally of four of five is five tries, four of which worked. */
export interface Tried {
  at: Instant;
  day: Day;
  /** The step on the scale; null for palms, which say only whether it worked, and for *partly*. */
  step: Answer | null;
  times: number;
  worked: number;
  records: Opportunity;
}

const rank = (answer: Answer) => scale.indexOf(answer);

const stepOf = (went: Went | undefined): Answer | null => scale.find((answer) => answer === went) ?? null;

/**
 * True when it went at the help planned or less. A target that plans none is done on own: the cue it names is not help.
 */
function workedAt(went: Went | undefined, planned: Answer | undefined): boolean {
  const step = stepOf(went);
  return step !== null && step !== "notYet" && rank(step) >= rank(planned ?? "onOwn");
}

function triedIn({ fields: { went, tally } }: Standing, planned: Answer | undefined): Pick<Tried, "step" | "times" | "worked"> {
  if (isPalmTally(tally)) return { step: null, times: timesOf(tally), worked: tally.worked };
  const times = timesOf(tally);
  return { step: stepOf(went), times, worked: workedAt(went, planned) ? times : 0 };
}

/** Of two who saw one moment differently, who saw more help is believed: a rate is never better for having been seen twice. */
function humbler(one: Pick<Tried, "step" | "times" | "worked">, other: Pick<Tried, "step" | "times" | "worked">) {
  if (one.step !== null && other.step !== null) return rank(one.step) <= rank(other.step) ? one : other;
  return one.worked / one.times <= other.worked / other.times ? one : other;
}

/** The opportunities at a target as tries. One whose tally was counted down to nothing was none. */
export function triesOf(opportunities: readonly Opportunity[], planned: Answer | undefined, zone: string): Tried[] {
  return opportunities
    .map((records): Tried => {
      const [first, second] = records;
      const one = triedIn(first, planned);
      const tried = second === undefined ? one : humbler(one, triedIn(second, planned));
      return { at: first.observedAt, day: dayOf(first.observedAt, zone), records, ...tried };
    })
    .filter(({ times }) => times > 0);
}
