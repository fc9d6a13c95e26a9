import { runStages } from "./runStages.ts";
import { stages } from "./stages.ts";

/**
 * Three quarters of an hour on two cores that do nothing else, and half as long again where somebody else has a share of them: what
 * comes to an end is never stopped for being slow. What takes longer belongs to the night.
 */
const fine = await runStages(stages, 80 * 60_000, (line) => console.log(line));
process.exitCode = fine ? 0 : 1;
