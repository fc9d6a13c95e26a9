/** `npm start`. */
import { fileURLToPath } from "node:url";
import { prepareDemonstration } from "./cli/demo.ts";
import { run } from "./run.ts";

await run(fileURLToPath(new URL("../..", import.meta.url)), { prepareDemonstration });
