/**
 * The server's log: one JSON line an event, on standard output. It names nobody: routes by their pattern, pupils not at all, bodies
 * never; staff by their ids alone, where somebody decided about somebody's access.
 */
import { pino } from "pino";

export interface RequestLine {
  id: string;
  method: string;
  /** The pattern of the route, never the address asked for. */
  route: string;
  status: number;
  ms: number;
  code?: string | undefined;
}

export interface Log {
  request(line: RequestLine): void;
  /** Something that should not have happened; `id` is what the person was told. */
  failure(error: unknown, id: string): void;
  note(event: string, facts?: Record<string, string | number | boolean>): void;
}

/** Where an error was thrown: its class and frames. Its message is left out, as it may quote what somebody wrote. */
function traceOf(error: unknown): { name: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { name: error.name, ...code, at: frames.slice(0, 12).map((line) => line.trim()) };
}

/** Writes to `write` (standard output in earnest). */
export function createLog(write: (line: string) => void): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
  return {
    request: (line) => logger.info(line, "request"),
    failure: (error, id) => logger.error({ id, ...traceOf(error) }, "failure"),
    note: (event, facts) => logger.info({ ...facts }, event),
  };
}
