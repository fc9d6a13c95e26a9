/** The server as a process: starts it with the process's settings, and stops it gracefully when told to. */
import { createLog } from "./log.ts";
import { readSettings } from "./settings.ts";
import { start, type Starting } from "./start.ts";
import { keepFilesToOurselves } from "./ownFiles.ts";
import { StartRefused } from "./startRefused.ts";

/**
 * Runs until SIGTERM or SIGINT, then finishes what is in flight and exits with 0. What stops it from starting is said on
 * standard error, in a sentence, and it exits with 1.
 * @param root the folder that holds index.html, vite.config.ts and src
 */
export async function run(root: string, given: Pick<Starting, "prepareDemonstration"> = {}): Promise<void> {
  keepFilesToOurselves();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const parent = process.ppid;
  try {
    const log = createLog((line) => process.stdout.write(line));
    const started = await start(readSettings(process.env), { ...given, root, say, log, now: Date.now });
    let stopped: Promise<void> | undefined;
    // A terminal tells the whole group, and the loader passes it on: the second word must not cut short what the first began.
    const stop = () => {
      stopped ??= started.stop().then(() => process.exit(0));
    };
    process.on("SIGTERM", stop);
    process.on("SIGINT", stop);
    whenLeftBehind(parent, stop);
    started.greeting.forEach(say);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

const lookMs = 1_000;

/** npm hands SIGTERM to the shell it ran us in, which dies of it and passes nothing on: a parent that is gone is that signal. */
function whenLeftBehind(parent: number, stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, lookMs).unref();
}
