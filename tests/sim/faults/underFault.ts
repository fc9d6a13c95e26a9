/**
 * A process of its own in which the simulation runs with faults in it: what is loaded here is loaded by nobody else. It takes
 * `{ faults, seeds }` as JSON, and writes the first seed that broke, and the promise, as JSON.
 */
import { register } from "node:module";
import { asked, type Answered } from "./asked.ts";

const { faults, seeds } = asked.parse(JSON.parse(process.argv[2] ?? ""));
register("./hooks.ts", { parentURL: import.meta.url, data: faults });
const { simulate } = await import("../simulate.ts");
const { Failed } = await import("../scenario.ts");

let broke: Answered = null;
for (let seed = 1; seed <= seeds && broke === null; seed += 1) {
  try {
    await simulate(seed);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    broke = { seed, promise: error.promise };
  }
}
console.log(JSON.stringify(broke));
