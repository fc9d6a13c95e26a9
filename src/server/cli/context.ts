/** What every verb of the command line works with. */
import { codeLine, type SaidCode } from "../../words/codes.ts";
import { assemble, type Assembled } from "../assemble.ts";
import type { Cost } from "../identity/passwords.ts";
import { createLog } from "../log.ts";
import { readSettings, type Settings } from "../settings.ts";
import { schoolAddress } from "../tls/address.ts";
import { findTls } from "../tls/files.ts";
import type { Refused } from "../web/route.ts";

const hereOnly =
  "These links open on this machine only: the server does not know the address that iPads reach it by. Set PUBLIC_URL, or make a certificate for its name (npm run school -- certificate --host NAME), and make them again.";

/** A sentence that ends a verb with 1: what was asked cannot be done. */
export class VerbRefused extends Error {
  override readonly name = "VerbRefused";
}

/** Asks whoever sits there, and gives their answer; `unseen` shows nothing of what they type. */
export type Ask = (question: string, how?: { unseen: boolean }) => Promise<string>;

export interface Terminal {
  environment: NodeJS.ProcessEnv;
  out: (line: string) => void;
  /** Progress and log: what is not the answer. */
  err: (line: string) => void;
  /** All of standard input, for what must not stand on a command line. */
  input: () => Promise<string>;
  /** Undefined when nobody sits there: then flags have to say. */
  ask?: Ask | undefined;
  /** Writes over the last line, for a bar that grows. Undefined where lines cannot be written over. */
  redraw?: ((line: string) => void) | undefined;
  now: () => number;
  cost?: Cost;
}

export interface CliContext extends Pick<Terminal, "now" | "input" | "ask" | "redraw" | "cost"> {
  settings: Settings;
  /** The school's parts, opened once; `close` is called when the verb has ended. */
  open: () => Promise<Assembled>;
  /** The address people reach the school at. */
  origin: () => string;
  /** A link to hand out. Says once where it cannot be opened. */
  link: (path: string) => string;
  /** Says something on the way. Kept apart from the answer. */
  note: (line: string) => void;
  /** The verb's answer: lines for people, or with `--json` one object, last. */
  answer: (result: object, lines: readonly string[]) => void;
  close: () => Promise<void>;
}

/** @param json whether `--json` was asked for, once the command line is parsed */
export function createContext({ environment, out, err, input, ask, redraw, now, cost }: Terminal, json: () => boolean): CliContext {
  const settings = readSettings(environment);
  const address = () => schoolAddress(settings, findTls(settings, now()));
  let opened: Promise<Assembled> | undefined;
  let warned = false;
  return {
    settings,
    now,
    input,
    ask,
    redraw,
    ...(cost ? { cost } : {}),
    open() {
      opened ??= assemble(settings, { now, log: createLog((line) => err(line.trimEnd())), ...(cost ? { cost } : {}) });
      return opened;
    },
    origin() {
      return address().origin;
    },
    link(path) {
      const { origin, isHereOnly } = address();
      if (isHereOnly && !warned) err(hereOnly);
      warned ||= isHereOnly;
      return `${origin}${path}`;
    },
    note: err,
    answer(result, lines) {
      if (json()) out(JSON.stringify(result));
      else for (const line of lines) out(line);
    },
    async close() {
      await (await opened)?.close();
      opened = undefined;
    },
  };
}

/**
 * What was asked for, or the end of the verb with the refusal's sentence.
 * @param whereFrom by the field refused: where on the command line it came from, or a whole sentence in place of the refusal's
 */
export function taken<T extends object>(outcome: T | Refused, whereFrom: Readonly<Record<string, string>> = {}): T {
  if (!("refused" in outcome)) return outcome;
  const where = whereFrom[outcome.field ?? ""] ?? outcome.field;
  throw where?.endsWith(".") ? new VerbRefused(where) : refusal(outcome.refused, where);
}

/** Ends the verb unless nothing was refused. */
export function unrefused(outcome: Refused | undefined): void {
  if (outcome) throw refusal(outcome.refused, outcome.field);
}

function refusal(code: SaidCode, field: string | undefined): VerbRefused {
  return new VerbRefused(field === undefined ? codeLine(code) : `${field}: ${codeLine(code)}`);
}
