/** Makes a failing run short: steps are left out, in ever smaller pieces, as long as what is left breaks the same promise. */
import { Failed, run, type Scenario, type Step } from "./scenario.ts";

/** The first line of what was broken, without where. */
function promiseOf(error: unknown): string {
  if (!(error instanceof Failed)) throw error;
  const { cause } = error;
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}

async function broken(scenario: Scenario): Promise<string | undefined> {
  try {
    await run(scenario);
    return undefined;
  } catch (error) {
    return promiseOf(error);
  }
}

/**
 * @param failed a run that broke
 * @param tries how many shorter runs to try at most
 * @returns the shortest scenario found that breaks in the same way; replay it with `run`
 */
export async function shrink(failed: Failed, tries = 400): Promise<Scenario> {
  const promise = promiseOf(failed);
  const { seed } = failed.scenario;
  let steps: readonly Step[] = failed.scenario.steps.slice(0, failed.at + 1);
  if ((await broken({ seed, steps })) !== promise) steps = failed.scenario.steps;
  let left = tries;
  for (let piece = Math.ceil(steps.length / 2); piece >= 1 && left > 0; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let from = 0; from < steps.length && left > 0;) {
      const without = [...steps.slice(0, from), ...steps.slice(from + piece)];
      left -= 1;
      if ((await broken({ seed, steps: without })) === promise) steps = without;
      else from += piece;
    }
  }
  return { seed, steps };
}

/** A scenario as it can be written down. */
export function told({ seed, steps }: Scenario): string {
  return `seed ${seed}, ${steps.length} steps:\n${steps.map(({ event, dice }) => `  ${event.name} (${dice})`).join("\n")}`;
}
