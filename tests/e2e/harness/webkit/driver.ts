import { spawn } from "node:child_process";
import { z } from "zod";
import { endGroup } from "../../../machine/command.ts";
import { freePort } from "../../../machine/freePort.ts";

/** A refusal by the driver: its code (`stale element reference`, `element click intercepted`, ...) and its words. */
export class DriverError extends Error {
  constructor(
    readonly code: string,
    words: string,
  ) {
    super(`${code}: ${words}`);
  }
}

const refusal = z.object({ value: z.object({ error: z.string(), message: z.string() }) });
const answer = z.object({ value: z.unknown() });
const session = z.object({ sessionId: z.string() });

/** WebKitWebDriver with one session: the few W3C WebDriver commands that a tablet needs, over fetch. */
export interface Driver {
  /** @param path Below the session, such as `/url`. */
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** SIGKILL to the driver and every process of its browser. */
  kill(): void;
  /** Ends the session as a person quits an app. */
  quit(): Promise<void>;
}

const send = async (method: string, url: string, body?: object): Promise<unknown> => {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said: unknown = await response.json();
  const refused = refusal.safeParse(said);
  if (refused.success) throw new DriverError(refused.data.value.error, refused.data.value.message);
  return answer.parse(said).value;
};

const listens = async (base: string): Promise<void> => {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      await send("GET", `${base}/status`);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
};

/** Starts the driver as the leader of a process group of its own, and the given program as its browser. */
export const startDriver = async (browser: string, env: NodeJS.ProcessEnv): Promise<Driver> => {
  const port = await freePort();
  const child = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", detached: true, env });
  const group = child.pid;
  if (group === undefined) throw new Error("WebKitWebDriver did not start");
  const kill = () => endGroup(group);
  const atExit = () => kill();
  process.once("exit", atExit);
  child.once("exit", () => process.off("exit", atExit));
  const base = `http://127.0.0.1:${port}`;
  await listens(base);
  const { sessionId } = session.parse(
    await send("POST", `${base}/session`, {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: [] } } },
    }),
  );
  const at = `${base}/session/${sessionId}`;
  await send("POST", `${at}/timeouts`, { script: 300_000, pageLoad: 60_000 });
  return {
    get: (path) => send("GET", at + path),
    post: (path, body) => send("POST", at + path, body),
    kill,
    quit: async () => {
      // The browser may be gone before its last answer: that is what was asked for.
      await send("DELETE", at).catch(() => undefined);
      kill();
    },
  };
};
