/** One run: steps drawn from a seed, each with dice of its own, so that a failing run can be made shorter and still fail. */
import { checkEnd, checkSummaries, settle } from "./checks/atEnd.ts";
import { checkServer } from "./checks/serverHolds.ts";
import type { Event } from "./events/event.ts";
import { Random } from "./random.ts";
import { World } from "./world/world.ts";

export interface Step {
  event: Event;
  /** The seed of its dice. */
  dice: number;
}

export interface Scenario {
  seed: number;
  steps: readonly Step[];
}

export interface Ran {
  steps: number;
  counts: ReadonlyMap<string, number>;
}

export function scenarioOf(seed: number, events: readonly Event[]): Scenario {
  const random = new Random(seed);
  const length = 40 + random.int(80);
  return { seed, steps: Array.from({ length }, () => ({ event: random.weighted(events), dice: random.bits() })) };
}

/** Where a run broke, and why. */
export class Failed extends Error {
  readonly scenario: Scenario;
  /** The step it broke after; the number of steps when it broke at the end. */
  readonly at: number;
  /** What was not kept, without its details. */
  readonly promise: string;

  constructor(scenario: Scenario, at: number, cause: unknown) {
    const step = scenario.steps[at];
    const where = step ? `step ${at} of ${scenario.steps.length} (${step.event.name})` : "the end";
    super(`seed ${scenario.seed} broke at ${where}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "Failed";
    this.scenario = scenario;
    this.at = at;
    this.promise = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] ?? "";
    if (cause instanceof Error && cause.stack !== undefined) this.stack = `${this.message}\n${cause.stack}`;
  }
}

/** Runs a scenario, checking after every step and at the end. @throws Failed */
export async function run(scenario: Scenario): Promise<Ran> {
  const world = new World(scenario.seed);
  let at = 0;
  try {
    await world.server.found();
    for (const seat of world.seats) if (world.dice.chance(0.8)) await world.exchange(seat);
    for (; at < scenario.steps.length; at += 1) {
      const step = scenario.steps[at];
      if (!step) break;
      world.dice = new Random(step.dice);
      if (await step.event.run(world, new Random(~step.dice))) world.happened(step.event.name);
      for (const seat of world.seats) world.look(seat);
      checkServer(world);
      if (world.dice.chance(0.03)) {
        const seat = world.dice.pick(world.seats);
        await world.ages.on(seat.tablet, () => checkSummaries(seat));
      }
    }
    world.dice = new Random(scenario.seed);
    await settle(world);
    await checkEnd(world);
    return { steps: at, counts: world.counts };
  } catch (error) {
    throw new Failed(scenario, at, error);
  } finally {
    world.close();
  }
}
