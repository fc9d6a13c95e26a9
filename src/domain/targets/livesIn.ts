/** Which targets stood in a span of days, such as a school year, and how each stood at its end. */
import type { TargetState } from "../kinds/card.ts";
import { livesOf, type TargetLife, type Transition } from "../targetLife.ts";
import type { Day } from "../time.ts";

const isWorkedOn = (state: TargetState): boolean => state === "active" || state === "paused";

/**
 * What came after the span is not known in it; a target that was over before it, or that nobody had started by its end, is left out.
 * @param dayOf the day a transition was made
 */
export function livesIn(
  targets: readonly string[],
  transitions: readonly Transition[],
  dayOf: (transition: Transition) => Day,
  { from, until }: { from: Day; until: Day },
): Map<string, TargetLife> {
  const known = transitions.filter((one) => dayOf(one) <= until);
  const before = livesOf(
    targets,
    known.filter((one) => dayOf(one) < from),
  );
  const stood = new Set([
    ...[...before].flatMap(([target, life]) => (isWorkedOn(life.state) ? [target] : [])),
    ...known.flatMap((one) => (isWorkedOn(one.to) && dayOf(one) >= from ? [one.target] : [])),
  ]);
  return new Map([...livesOf(targets, known)].filter(([target]) => stood.has(target)));
}
