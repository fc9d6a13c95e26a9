/** The command line in process, as somebody at the server's terminal uses it. */
import { runProgram } from "../../../src/server/cli/program.ts";
import { cheap } from "./server.ts";

/** One command line over a school's folder: its status, and what it said. */
export async function terminal(
  dataDir: string,
  args: string[],
  { input = "", now, env = {} }: { input?: string; now: number; env?: NodeJS.ProcessEnv },
) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runProgram(args, {
    environment: { DATA_DIR: dataDir, ...env },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Promise.resolve(input),
    now: () => now,
    cost: cheap,
  });
  return { status, out: out.join("\n"), err: err.join("\n"), last: (): unknown => JSON.parse(out.at(-1) ?? "") };
}
