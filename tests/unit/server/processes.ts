/** Processes of the tests: the real server and the real command line, each in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";
import { temporaryFolder, writeBuilt } from "./server.ts";

export const script = fileURLToPath(new URL("./aServer.ts", import.meta.url));

const commandLine = fileURLToPath(new URL("../../../src/server/cli/main.ts", import.meta.url));

export interface Process {
  pid: number;
  /** What it has said on standard output and error so far. */
  said: () => string;
  exit: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts the real server over a front end that was built already.
 * @param program a script that runs it, where it is not to be the plain one
 */
export function serve(environment: NodeJS.ProcessEnv, root = builtRoot(), program = script): Process {
  const child = spawn(process.execPath, ["--import", "tsx", program, root], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (more: string) => (said += more));
  const exit = once(child, "exit").then(([code]) => (typeof code === "number" ? code : null));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
  });
  return { pid: child.pid ?? 0, said: () => said, exit, kill: (signal) => child.kill(signal) };
}

export function builtRoot(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, "dist"));
  writeBuilt(join(root, "dist/app"));
  return root;
}

/** Where a server says it is, once it has said so. */
export async function addressIn(said: () => string): Promise<string> {
  const found = () => /Small Steps is at (\S+)/.exec(said())?.[1];
  await expect.poll(found, { timeout: 100_000 }).toBeDefined();
  return found() ?? "";
}

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** One command line over a folder, from its start to its end. */
export async function command(environment: NodeJS.ProcessEnv, args: readonly string[], input = ""): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", commandLine, ...args], { env: { PATH: process.env.PATH, ...environment } });
  child.stdin.end(input);
  const exit = once(child, "exit").then(([code]) => (typeof code === "number" ? code : null));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { status, stdout, stderr };
}
