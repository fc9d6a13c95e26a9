import { parseArgs } from "node:util";
import { run } from "./command.ts";

/**
 * `npm run test:sim -- --seeds 500 --from 1`, and `npm run test:night`: the simulation with as many seeds as asked for. What is asked for reaches the
 * tests as SIM_SEEDS and SIM_FROM; the night adds the files named *.night.ts (deliberate faults, soak).
 */
const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    from: { type: "string" },
    night: { type: "boolean", default: false },
  },
});

const wholeNumber = (name: string, text: string | undefined): Record<string, string> => {
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${name} takes a whole number, not ${text}`);
  return { [`SIM_${name.toUpperCase()}`]: text };
};

const env = {
  ...wholeNumber("seeds", values.seeds ?? (values.night ? "2000" : undefined)),
  ...wholeNumber("from", values.from),
};
const projects = values.night ? ["--project", "sim", "--project", "night"] : ["--project", "sim"];
const { code } = await run("npx", ["vitest", "run", ...projects], { within: 12 * 60 * 60_000, env });
process.exitCode = code ?? 1;
