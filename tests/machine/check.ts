import { runStages } from "./runStages.ts";
import { checks } from "./stages.ts";

const fine = await runStages(checks, 10 * 60_000, (line) => console.log(line));
process.exitCode = fine ? 0 : 1;
