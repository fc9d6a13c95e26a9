import { spawn } from "node:child_process";

/** A screen that nobody looks at, for browsers that draw on one. */
export interface Display {
  /** As in the DISPLAY variable. */
  readonly name: string;
  close(): void;
}

/** Starts Xvfb on a display of its own choosing, large enough for an iPad either way up. */
export const startDisplay = (): Promise<Display> =>
  new Promise((resolve, reject) => {
    const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1280x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    screen.once("error", reject);
    screen.once("exit", (code) => reject(new Error(`Xvfb ended with ${code ?? "a signal"}`)));
    // It says its number once it takes connections.
    screen.stdio[3]?.once("data", (number: Buffer) => {
      resolve({ name: `:${number.toString().trim()}`, close: () => screen.kill() });
    });
  });
