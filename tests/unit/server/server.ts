/** A whole server in process, over a school of its own in a temporary folder, with a clock that tests move. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod";
import type { Draft } from "../../../src/domain/draft.ts";
import { createApp } from "../../../src/server/app.ts";
import { assemble, type Assembled, type Outside } from "../../../src/server/assemble.ts";
import { offerSetup } from "../../../src/server/identity/setup.ts";
import { doesSecondStep } from "../../fixtures/authenticator.ts";
import { textOfTables } from "../../fixtures/textOfTables.ts";
import { createLog } from "../../../src/server/log.ts";
import { state } from "../../../src/server/people/schoolLog.ts";
import { readSettings } from "../../../src/server/settings.ts";
import type { Open } from "../../../src/server/storage/schoolDatabase.ts";
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
  /** Every byte of the school's database. */
  bytes: () => Promise<Buffer>;
  /** Asks the school's database itself, past its doors. */
  asks: <T>(work: (open: Open) => Promise<T>) => Promise<T>;
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
  liveTimes?: Outside["liveTimes"];
}

/** Where a school's database is made, by the folder of the school: undefined where it is a file in that folder. */
let elsewhere: (() => string | undefined) | undefined;
const made = new Map<string, string | undefined>();

/** From now on a server of the tests has its school there. */
export function schoolsIn(place: typeof elsewhere): void {
  elsewhere = place;
  made.clear();
}

/** A server that is started again over a folder finds the school it had. */
function databaseFor(folder: string): NodeJS.ProcessEnv {
  if (!made.has(folder)) made.set(folder, elsewhere?.());
  return { DATABASE_URL: made.get(folder) };
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every byte of the database, that of SQLite's write-ahead log included. */
async function bytesOf({ database }: Assembled, folder: string): Promise<Buffer> {
  if (database.library.type === "postgres") return Buffer.from(await database.reading(({ db }) => textOfTables(db)));
  const files = readdirSync(folder).filter((name) => name.startsWith("school.sqlite"));
  return Buffer.concat(files.map((name) => readFileSync(join(folder, name))));
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

export async function testServer({
  settings = {},
  routes = [],
  dataDir = temporaryFolder(),
  cost = cheap,
  prepareDemonstration,
  liveTimes,
}: Asked = {}): Promise<TestServer> {
  const clock = { now: monday };
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const read = readSettings({
    DATA_DIR: dataDir,
    AUTH_SECRET: "a secret of the tests, long enough to use",
    ...databaseFor(dataDir),
    ...settings,
  });
  const opened = await assemble(read, {
    now: () => clock.now,
    log,
    cost,
    ...(prepareDemonstration ? { prepareDemonstration } : {}),
    ...(liveTimes ? { liveTimes } : {}),
  });
  // A test may close it before its end.
  let closed: Promise<void> | undefined;
  const assembled = { ...opened, close: () => (closed ??= opened.close()) };
  onTestFinished(assembled.close);
  let ids = 0;
  const app = createApp({
    routes: [...assembled.routes, ...routes],
    bearerOf: (token) => assembled.sessions.bearerOf(token),
    wasOfLost: (token) => assembled.tablets.wasOfLost(token),
    isSetUp: assembled.isSetUp,
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
    bytes: () => bytesOf(assembled, dataDir),
    asks: (work) => assembled.database.writing(work),
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

/** The secret of a fresh link to set the school up by. */
export async function setUpSecret({ asks, clock }: TestServer): Promise<string> {
  const offered = await asks(({ db }) => offerSetup(db, clock.now));
  if (!offered) throw new Error("The school is set up already.");
  return secretOf(offered.path);
}

/** Says something in the school's log, as the server does. */
export function says({ asks, clock }: TestServer, by: string, ...statements: Draft[]): Promise<void> {
  return asks(({ log }) => state(log, by, clock.now, statements));
}

/** Sets the school up through the link, and gives back the first leader's session. */
export async function setUp(server: TestServer): Promise<SignedIn> {
  const secret = await setUpSecret(server);
  const leader = { displayName: "Ruth Okafor", login: "ruth@meadowbank.example", password: goodPassword };
  return wholly(server, taken(await server.post("/setup/claim", { secret, school, leader }), signedIn));
}

/** A session that owes nothing any more: whoever leads has done their second step. */
export function wholly(server: TestServer, session: SignedIn): Promise<SignedIn> {
  return doesSecondStep(session, async (path, body) => taken(await server.post(path, body, session.token), z.unknown()), server.clock.now);
}

/** Signs somebody in, with the second step where they owe one. */
export async function signsIn(server: TestServer, login: string, password = goodPassword): Promise<SignedIn> {
  return wholly(server, taken(await server.post("/identity/sign-in", { login, password }), signedIn));
}
