/** Runs the simulation in a process of its own, with faults in it, and tells what broke. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { answered, type Answered, type Asked } from "./asked.ts";

const underFault = fileURLToPath(new URL("underFault.ts", import.meta.url));
/** A run of many seeds takes minutes where two cores serve everybody; one that takes longer hangs, which is not how a fault shows. */
const longestMs = 15 * 60_000;

/** @throws Error when the process broke down otherwise than by a promise that was not kept */
export async function hunt(what: Asked): Promise<Answered> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", underFault, JSON.stringify(what)], {
    timeout: longestMs,
    killSignal: "SIGKILL",
  });
  return answered.parse(JSON.parse(stdout));
}
