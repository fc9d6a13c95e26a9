/** Targets that two people changed at once. */
import type { StreamName } from "../../domain/streams.ts";
import { lifeOf, type Transition } from "../../domain/targetLife.ts";
import type { Reading } from "./reading.ts";
import { transitionsOf } from "./targetRows.ts";

/** Those of them that this person is one of the two for, each with its transitions in dispute. */
export function disputedTargets(transitions: readonly Transition[], person: string): { target: string; dispute: Transition[] }[] {
  const targets = [...new Set(transitions.map(({ target }) => target))];
  return targets
    .map((target) => ({ target, dispute: lifeOf(transitions.filter((one) => one.target === target)).dispute }))
    .filter(({ dispute }) => dispute.some(({ by }) => by === person));
}

/** How many targets of one child two people changed at once, one of them this person. */
export async function countDisputes({ store, person }: Pick<Reading, "store" | "person">, card: StreamName): Promise<number> {
  const transitions = transitionsOf(await store.records(card, "transition"));
  return disputedTargets(transitions, person).length;
}
