/** A server process of the tests: the real one, over the front end in the folder it is given. */
import { run } from "../../../src/server/run.ts";

await run(process.argv[2] ?? "");
