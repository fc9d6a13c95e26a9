import { execFile, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../machine/freePort.ts";
import { serverBundle } from "./serverBundle.ts";

/** One school's server, what `npm start` runs, with a folder of its own that outlives it. */
export interface School {
  readonly origin: string;
  /** Where its records are: what another school is a copy of, or what is copied before the worst happens. */
  readonly dataDir: string;
  /** Starts it at its address with its data, and waits until it can serve. */
  start(): Promise<void>;
  /** Asks it to end (SIGTERM) and waits until it has let go of its data. */
  stop(): Promise<void>;
  /** Sets the clock of a school that has one of its own, its running server's too. */
  setClock(ahead: number): Promise<void>;
  /** Ends it as a power cut does (SIGKILL). */
  kill(): Promise<void>;
  /** What its running server holds of the machine's memory, in bytes. */
  memory(): Promise<number>;
  /** Waits for a line on its terminal, and answers what the pattern's first group holds. */
  said(pattern: RegExp): Promise<string>;
  /** All that its running server has said, its log included. */
  lines(): readonly string[];
  /** `npm run school -- <verb> ... --json` on this school's data. Answers the JSON object printed last, or throws what was said instead. */
  command(...args: readonly string[]): Promise<unknown>;
}

const patience = 60_000;

/** How far ahead of the truth the clock of a school is: of its server as it starts, and of the commands at its terminal. */
export interface SchoolClock {
  ahead: number;
}

const node = (args: readonly string[], env: NodeJS.ProcessEnv, clock: SchoolClock | undefined): ChildProcess => {
  const shifted = clock === undefined ? [] : ["--import", pathToFileURL(serverBundle.clock).href];
  const told = clock === undefined ? env : { ...env, SMALL_STEPS_CLOCK_AHEAD: String(clock.ahead) };
  const stdio: StdioOptions = ["ignore", "pipe", "pipe", ...(clock === undefined ? [] : ["ipc" as const])];
  return spawn(process.execPath, [...shifted, ...args], { env: told, stdio });
};

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/**
 * @param dataDir A folder of this school's own; made by the server when missing.
 * @param clock Its clock, where that is not the machine's.
 */
export const schoolAt = async (dataDir: string, clock?: SchoolClock): Promise<School> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let server: ChildProcess | undefined;

  const hear = (line: string) => {
    lines.push(line);
    for (const look of waiting) look();
  };

  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    const ending = server;
    server = undefined;
    if (ending === undefined || isGone(ending)) return;
    const exit = once(ending, "exit");
    ending.kill(signal);
    await exit;
  };

  /** Waits for what the pattern's first group holds in a line of its terminal. */
  const said = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const asked = server;
      const look = () => {
        const found = lines.map((line) => pattern.exec(line)?.[1]).find((group) => group !== undefined);
        if (found === undefined) return;
        finish();
        resolve(found);
      };
      const fail = () => {
        finish();
        reject(new Error(`the server never said ${pattern.source}. It said:\n${lines.join("\n")}`));
      };
      const giveUp = setTimeout(fail, patience);
      const finish = () => {
        clearTimeout(giveUp);
        waiting.delete(look);
        asked?.off("exit", fail);
      };
      asked?.once("exit", fail);
      waiting.add(look);
      look();
    });

  return {
    origin,
    dataDir,
    start: async () => {
      lines.length = 0;
      server = node([serverBundle.server], env, clock);
      for (const output of [server.stdout, server.stderr]) if (output !== null) createInterface(output).on("line", hear);
      await said(/(is at http)/);
    },
    setClock: async (ahead) => {
      if (clock === undefined) throw new Error("This school is at the machine's time.");
      clock.ahead = ahead;
      if (server === undefined) return;
      const set = once(server, "message");
      server.send(ahead);
      await set;
    },
    memory: async () => {
      if (server?.pid === undefined) throw new Error("The server is not running.");
      const { pid } = server;
      // Every macOS has `ps`; a small Linux may not.
      const said = await readFile(`/proc/${pid}/status`, "utf8").then(
        (status) => /^VmRSS:\s+(\d+)/m.exec(status)?.[1],
        async () => (await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)])).stdout,
      );
      return Number(said) * 1024;
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    lines: () => lines,
    said,
    command: async (...args) => {
      const said = { out: "", err: "" };
      const child = node([serverBundle.terminal, ...args, "--json"], env, clock);
      child.stdout?.on("data", (part: Buffer) => (said.out += part.toString()));
      child.stderr?.on("data", (part: Buffer) => (said.err += part.toString()));
      const code: unknown = (await once(child, "close"))[0];
      if (code !== 0) throw new Error(`school ${args.join(" ")} ended with ${String(code)}: ${said.err}${said.out}`);
      const answer: unknown = JSON.parse(said.out.trim().split("\n").at(-1) ?? "");
      return answer;
    },
  };
};
