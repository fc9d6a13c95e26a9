/** What once failed, shrunk, with what it found. It is run for ever. */
import type { Event } from "./events/event.ts";
import type { Scenario } from "./scenario.ts";

export interface Kept {
  found: string;
  /** The seed of the school it happens in. */
  seed: number;
  /** The steps it came to, each with its dice: a seed alone is another story once there are other events to draw from. */
  steps: readonly (readonly [event: string, dice: number])[];
}

export const kept: readonly Kept[] = [];

export function scenarioKept({ seed, steps }: Kept, events: readonly Event[]): Scenario {
  return {
    seed,
    steps: steps.map(([name, dice]) => {
      const event = events.find((one) => one.name === name);
      if (!event) throw new Error(`what was kept needs the event "${name}"`);
      return { event, dice };
    }),
  };
}
