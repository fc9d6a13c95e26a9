/** The whole simulation of one seed: what runs under a deliberate fault is loaded from here. */
import { events } from "./events/all.ts";
import { run, scenarioOf, type Ran } from "./scenario.ts";

/** Runs a seed. @throws Failed */
export function simulate(seed: number): Promise<Ran> {
  return run(scenarioOf(seed, events));
}
