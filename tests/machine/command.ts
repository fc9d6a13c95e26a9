import { spawn } from "node:child_process";

/** How a command ended: its exit code, or null when it was stopped for taking longer than it was given. */
export interface Ending {
  readonly code: number | null;
  readonly tooLong: boolean;
}

export interface CommandOptions {
  /** The most it may take, in milliseconds. Then it is stopped, with everything it started. */
  readonly within: number;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program of this project (or of the machine) with its output going where ours goes.
 *
 * It gets a process group of its own: a runner that hangs holds browsers and servers, and those must end with it.
 */
export const run = (program: string, args: readonly string[], { within, env = {} }: CommandOptions): Promise<Ending> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env }, detached: true });
    const stop = () => {
      if (child.pid !== undefined) endGroup(child.pid);
    };
    let tooLong = false;
    const limit = setTimeout(() => {
      tooLong = true;
      stop();
    }, within);
    process.once("exit", stop);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(limit);
      process.off("exit", stop);
      resolve({ code: tooLong ? null : code, tooLong });
    });
  });

/** Ends a process group at once. One that has already gone is no error: that is what was wanted. */
export const endGroup = (leader: number): void => {
  try {
    process.kill(-leader, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
};
