/** `npm run school -- <verb>`. */
import { text } from "node:stream/consumers";
import { keepFilesToOurselves } from "../ownFiles.ts";
import { asking } from "./asking.ts";
import { runProgram } from "./program.ts";

keepFilesToOurselves();
process.exitCode = await runProgram(process.argv.slice(2), {
  environment: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  ask: process.stdin.isTTY && process.stderr.isTTY ? asking(process.stdin, process.stderr) : undefined,
  redraw: process.stderr.isTTY ? (line) => process.stderr.write(`\r\u001B[2K${line}`) : undefined,
  now: Date.now,
});
