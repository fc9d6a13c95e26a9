/** A whole server in process, over a school of its own in a temporary folder, with a clock that tests move. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";
import { createApp } from "../../../src/server/app.ts";
import { assemble, type Assembled, type Outside } from "../../../src/server/assemble.ts";
import { isSetUp, offerSetup } from "../../../src/server/identity/setup.ts";
import { createLog } from "../../../src/server/log.ts";
import { readSettings } from "../../../src/server/settings.ts";
import type { Route } from "../../../src/server/web/route.ts";
import { refusedIdentity, type SignedIn, signedIn } from "../../../src/sync/identityMessages.ts";

/** Monday 21 September 2026, half past eight in London. */
export const monday = Date.UTC(2026, 8, 21, 7, 30);
export const aDay = 86_400_000;

/** Cheap enough for hundreds of sign-ins; passwords.test.ts measures the real one. */
export const cheap = { logN: 4, r: 8, p: 1 };

export const goodPassword = "wet flannel on tuesday";
export const otherPassword = "two parachutes and a drum";

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface TestServer {
  assembled: Assembled;
  dataDir: string;
  lines: string[];
  clock: { now: number };
  get(path: string, token?: string): Promise<Answer>;
  post(path: string, body: unknown, token?: string): Promise<Answer>;
  raw(path: string, init?: RequestInit, env?: object): Promise<Response>;
}

export interface Asked {
  settings?: NodeJS.ProcessEnv;
  /** More routes than the server's own. */
  routes?: Route[];
  dataDir?: string;
  cost?: typeof cheap;
  prepareDemonstration?: Outside["prepareDemonstration"];
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What Vite leaves behind, in small. */
export function writeBuilt(folder: string): string {
  mkdirSync(join(folder, "assets"), { recursive: true });
  for (const [name, text] of Object.entries({
    "index.html": "<!doctype html><title>the shell</title>",
    "insecure.html": "<!doctype html><title>This address is not secure</title>",
    "sw.js": "self.shell = true;",
    "pages.css": "body { margin: 0 }",
    "assets/main-0a1b2c3d.js": `console.info("${"long ".repeat(500)}");`,
    "manifest.webmanifest": "{}",
  })) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function testServer({
  settings = {},
  routes = [],
  dataDir = temporaryFolder(),
  cost = cheap,
  prepareDemonstration,
}: Asked = {}): TestServer {
  const clock = { now: monday };
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const read = readSettings({ DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use", ...settings });
  const assembled = assemble(read, { now: () => clock.now, log, cost, ...(prepareDemonstration ? { prepareDemonstration } : {}) });
  onTestFinished(() => assembled.close());
  let ids = 0;
  const app = createApp({
    routes: [...assembled.routes, ...routes],
    personOf: (token) => assembled.sessions.personOf(token),
    isSetUp: () => isSetUp(assembled.db),
    trust: read,
    folder: writeBuilt(temporaryFolder()),
    log,
    newId: () => `request-${++ids}`,
    elapsed: () => clock.now,
  });
  const raw = async (path: string, init?: RequestInit, env: object = {}) => app.request(path, init, env);
  const answered = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const json = response.headers.get("content-type")?.startsWith("application/json");
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const bearing = (token: string | undefined) => (token === undefined ? {} : { authorization: `Bearer ${token}` });
  return {
    assembled,
    dataDir,
    lines,
    clock,
    raw,
    get: async (path, token) => answered(await raw(path, { headers: bearing(token) })),
    post: async (path, body, token) =>
      answered(
        await raw(path, { method: "POST", headers: { "content-type": "application/json", ...bearing(token) }, body: JSON.stringify(body) }),
      ),
  };
}

/** The code of a refusal. Fails the test when the answer is none. */
export function codeOf({ status, body }: Answer): string {
  if (status < 400) throw new Error(`Not refused: ${status} ${JSON.stringify(body)}`);
  return z.parse(refusedIdentity, body).code;
}

/** The body of an answer that is not a refusal. */
export function taken<T>({ status, body }: Answer, schema: { parse: (body: unknown) => T }): T {
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** The secret behind the `#` of a link. */
export function secretOf(path: string): string {
  return path.slice(path.indexOf("#") + 1);
}

export const school = { name: "Meadow Bank", zone: "Europe/London" };

/** Sets the school up through the link, and gives back the first leader's session. */
export async function setUp(server: TestServer): Promise<SignedIn> {
  const offered = offerSetup(server.assembled.db, server.clock.now);
  if (!offered) throw new Error("The school is set up already.");
  const leader = { displayName: "Ruth Okafor", login: "ruth@meadowbank.example", password: goodPassword };
  return taken(await server.post("/setup/claim", { secret: secretOf(offered.path), school, leader }), signedIn);
}
