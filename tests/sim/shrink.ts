/** Makes a failing run short: steps are left out, in ever smaller pieces, as long as what is left breaks the same promise. */
import { Failed, run, type Scenario } from "./scenario.ts";

/** What a run breaks, without where. */
async function broken(scenario: Scenario): Promise<string | undefined> {
  try {
    await run(scenario);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return error.promise;
  }
}

/**
 * @param failed a run that broke
 * @param enough asked before each shorter run: true when what was found by then has to do
 * @returns the shortest scenario found that breaks in the same way; replay it with `run`
 */
export async function shrink(failed: Failed, enough: () => boolean): Promise<Scenario> {
  const { seed } = failed.scenario;
  const breaks = async (steps: Scenario["steps"]) => (await broken({ seed, steps })) === failed.promise;
  const until = failed.scenario.steps.slice(0, failed.at + 1);
  let steps = !enough() && (await breaks(until)) ? until : failed.scenario.steps;
  for (let piece = Math.ceil(steps.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let from = 0; from < steps.length;) {
      if (enough()) return { seed, steps };
      const without = [...steps.slice(0, from), ...steps.slice(from + piece)];
      if (await breaks(without)) steps = without;
      else from += piece;
    }
  }
  return { seed, steps };
}

/** A scenario as it is kept in kept.ts. */
export function told({ seed, steps }: Scenario): string {
  const lines = steps.map(({ event, dice }) => `  [${JSON.stringify(event.name)}, ${dice}],`);
  return `seed ${seed}, in ${steps.length} steps:\n[\n${lines.join("\n")}\n]`;
}
