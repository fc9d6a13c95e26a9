/** `npm run school -- <verb>`. */
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { keepFilesToOurselves } from "../ownFiles.ts";
import { VerbRefused } from "./context.ts";
import { runProgram } from "./program.ts";

/** Questions go where notes go, so that the answer of a verb stays alone on standard output. Ctrl+C or Ctrl+D is an answer too. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const gone = new AbortController();
  terminal.once("close", () => gone.abort());
  try {
    return await terminal.question(question, { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
    throw new VerbRefused("Stopped. Nothing was changed.");
  } finally {
    terminal.close();
  }
}

keepFilesToOurselves();
process.exitCode = await runProgram(process.argv.slice(2), {
  environment: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
  redraw: process.stderr.isTTY ? (line) => process.stderr.write(`\r\u001B[2K${line}`) : undefined,
  now: Date.now,
});
