/**
 * The real server, which lets its collector run every few seconds: how large the process is then says what it holds. Left alone it
 * lets a hundred megabytes of rubbish lie and takes them away at once, and for minutes that looks like growing.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { run } from "../../../src/server/run.ts";

const everyMs = 5_000;

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");
if (typeof collect !== "function") throw new Error("This Node.js has no collector to call.");
setInterval(() => {
  Reflect.apply(collect, undefined, []);
}, everyMs).unref();

await run(process.argv[2] ?? "");
