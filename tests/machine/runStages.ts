import { failed, lastLine, together, type Outcome } from "./outcome.ts";
import type { Beside, Stage } from "./stages.ts";

/**
 * Runs stages one after another, and goes on after a failure, so that one run tells everything that is wrong. A stage whose ground is
 * missing counts as one failure. Ends by printing what failed and the line that counts.
 *
 * @param within The time for all of them, in milliseconds.
 * @returns Whether nothing failed.
 */
export const runStages = async (stages: readonly (Stage | Beside)[], within: number, print: (line: string) => void): Promise<boolean> => {
  const until = Date.now() + within;
  const outcomes = new Map<string, Outcome>();
  const times: string[] = [];
  const runOne = async ({ name, needs = [], run }: Stage): Promise<void> => {
    const missing = needs.filter((need) => (outcomes.get(need)?.failures.length ?? 0) > 0);
    const began = Date.now();
    outcomes.set(name, missing.length > 0 ? failed(`${name}: not run, because ${missing.join(" and ")} failed`) : await run(until - began));
    times.push(`${name} ${((Date.now() - began) / 1000).toFixed(0)} s`);
  };
  for (const stage of stages) {
    const beside = "run" in stage ? [stage] : stage;
    const title = beside.map(({ name }) => name).join(" and ");
    print(`\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`);
    await Promise.all(beside.map(runOne));
  }
  const all = together([...outcomes.values()]);
  print(`\n${times.join(" · ")}`);
  for (const failure of all.failures) print(`✗ ${failure}`);
  print(lastLine(all));
  return all.failures.length === 0;
};
