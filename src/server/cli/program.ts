/** The command line, assembled from its verbs. */
import { Command, CommanderError } from "commander";
import { StartRefused } from "../startRefused.ts";
import { backup } from "./backup.ts";
import { certificate } from "./certificate.ts";
import { check } from "./check.ts";
import { createContext, VerbRefused, type CliContext, type Terminal } from "./context.ts";
import { demo } from "./demo.ts";
import { importRoster } from "./import.ts";
import { rescue } from "./rescue.ts";
import { rescueKey } from "./rescueKey.ts";
import { restoring } from "./restore.ts";
import { restored } from "./restored.ts";
import { setup } from "./setup.ts";
import { staff } from "./staff.ts";

/** Each verb adds its command. `context` may be asked once the command line is parsed, not before. */
export type Verb = (program: Command, context: () => CliContext) => void;

const verbs: readonly Verb[] = [setup, demo, importRoster, staff, rescue, rescueKey, certificate, backup, restoring, restored, check];

/** Runs one command line (without the program's own name) and returns the exit status. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command("npm run school --")
    .description("The school's server from its own terminal. It works on the school in DATA_DIR, beside a running server or without one.")
    .option("--json", "print one JSON object, last")
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: (text) => terminal.err(text.trimEnd()) });
  let made: CliContext | undefined;
  const context = () => (made ??= createContext(terminal, () => program.opts<{ json?: boolean }>().json === true));
  for (const verb of verbs) verb(program, context);
  try {
    await program.parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof VerbRefused || error instanceof StartRefused)) throw error;
    terminal.err(error.message);
    return 1;
  } finally {
    await made?.close();
  }
}
