/** A run of mutated requests from one seed: the same seed sends the same mutations. */
import { cpSync } from "node:fs";
import * as z from "zod";
import { pushResponse } from "../../../src/sync/protocol.ts";
import { Random } from "../../sim/random.ts";
import { temporaryFolder, testServer, type TestServer } from "../../unit/server/server.ts";
import { damageIn } from "../../unit/server/damageIn.ts";
import type { About } from "../routeTable.ts";
import { booksOf, newActs } from "./books.ts";
import { actors, type Actor } from "./canaries.ts";
import { makeSchool, type Made } from "./fixture.ts";
import { inBytes, type Wire } from "./inBytes.ts";
import { asText, inJson } from "./inJson.ts";
import { refusalIn, wrongWith, type Came } from "./judge.ts";
import { aRequest, type Sent } from "./requests.ts";

export interface Ran {
  /** How often each of these was: a valid request, a mutation, a status and code. */
  counts: Map<string, number>;
  wrong: string[];
}

/** A school to send to; each is as the first was made. */
export interface Schools {
  next: () => Promise<{ server: TestServer; school: Made }>;
}

/** A school's folder, made once for all runs: a file of SQLite is copied sooner than a school is set up. */
export async function copiesIn(dataDir: string): Promise<Schools> {
  const first = await testServer({ dataDir });
  const school = await makeSchool(first);
  await first.assembled.close();
  return {
    async next() {
      const copy = temporaryFolder();
      cpSync(dataDir, copy, { recursive: true });
      return { server: await testServer({ dataDir: copy }), school };
    },
  };
}

/** Each made from nothing: for a database that is no file. */
export const madeAnew: Schools = {
  async next() {
    const server = await testServer();
    return { server, school: await makeSchool(server) };
  },
};

/** Three mutations at most, of what is said or of how it travels; now and then none. */
function mutated(sent: Sent, school: Made, dice: Random): { wire: Wire; by: string[] } {
  const tokens = actors.flatMap((actor) => school.who(actor).token ?? []);
  const by: string[] = [];
  let body = sent.body;
  for (let times = dice.pick([0, 0, 1, 1, 1, 1, 2, 3]); times > 0 && body !== undefined; times -= 1) {
    const [name, mutation] = dice.pick(Object.entries(inJson));
    by.push(name);
    body = mutation(body, dice, school);
  }
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (sent.token !== undefined) headers.authorization = `Bearer ${sent.token}`;
  let wire: Wire = { method: sent.method, path: sent.path, headers, body: sent.method === "GET" ? undefined : Buffer.from(asText(body)) };
  if (dice.chance(0.25)) {
    const [name, mutation] = dice.pick(Object.entries(inBytes));
    by.push(name);
    wire = mutation(wire, dice, tokens);
  }
  return { wire, by };
}

/** Whether a client can say it at all. */
function canBeSent(address: string, init: RequestInit): boolean {
  try {
    return new Request(address, init).url.startsWith("http://localhost/");
  } catch {
    return false;
  }
}

/** Sends it, and reads the answer; of one that goes on, what comes first. Undefined where nothing can send it. */
async function answerTo(server: TestServer, wire: Wire): Promise<Came | undefined> {
  const { method, path, headers, body } = wire;
  const address = `http://localhost${path}`;
  const init: RequestInit = { method, headers, ...(body ? { body } : {}) };
  if (!canBeSent(address, init)) return undefined;
  const lines = server.lines.length;
  const response = await server.raw(address, init);
  const type = response.headers.get("content-type") ?? "";
  const logged = server.lines.slice(lines).find((line) => line.includes('"route"'));
  const named = logged === undefined ? undefined : lineOfRequest.parse(JSON.parse(logged)).route;
  const route = named?.startsWith("/") ? named : undefined;
  const text = type === "text/event-stream" ? await firstOf(response) : await response.text();
  return { wire, route, status: response.status, type, headers: JSON.stringify([...response.headers]), text };
}

const lineOfRequest = z.looseObject({ route: z.string() });

async function firstOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const read = await reader?.read();
  await reader?.cancel();
  return read?.value ? new TextDecoder().decode(read.value) : "";
}

/** Kinds of record, and routes, that decide who may read what: after one of them the school is not the one that the canaries know. */
const decidesAccess = /"kind":"(membership|class|pupil|staff|erasure|redaction)"|"(until|leftOn)"/;
const readsOnly =
  /^\/identity\/(me|staff|grants|rescues|tablets|upkeep|audit|second-step|second-steps)$|^\/identity\/(links\/open|readings|tablets\/(standing|report))$/;

function isSpoilt({ route, wire, status }: Came, begun: number): boolean {
  if (status >= 400 || route === undefined) return false;
  if (route === "/sync/erase") return true;
  if (route === "/sync/push") return begun > 0 && decidesAccess.test(wire.body?.toString() ?? "");
  return (
    /^\/(identity|setup)\//.test(route) &&
    !(readsOnly.test(route) && (wire.method === "GET" || /open|standing|report|audit|readings/.test(route)))
  );
}

/** How it was answered: which route took it, or the codes of its refusals, those of single acts among them. */
function codesIn(came: Came): string[] {
  if (came.status >= 400 || came.route === undefined) return [refusalIn(came)?.code ?? String(came.status)];
  const acts = came.route === "/sync/push" ? pushResponse.parse(JSON.parse(came.text)).results : [];
  return [`ok ${came.route}`, ...acts.map((result) => (result.outcome === "refused" ? result.code : result.outcome))];
}

export async function run(seed: number, requests: number, schools: Schools): Promise<Ran> {
  const dice = new Random(seed);
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const wrong: string[] = [];
  let { server, school } = await schools.next();
  let before = await booksOf(server);
  let read = server.lines.length;
  for (let number = 0; number < requests; number += 1) {
    const actor: Actor = dice.pick(actors);
    const { person, token } = school.who(actor);
    const about: About = dice.chance(0.7) ? school.own : school.foreign;
    const sent = await aRequest({ server, person, token, about, actor }, school, dice);
    const { wire, by } = mutated(sent, school, dice);
    // Nobody's turn is refused for want of patience.
    server.clock.now += 700;
    const came = await answerTo(server, wire);
    if (!came) continue;
    const after = await booksOf(server);
    const lines = server.lines.slice(read).join("\n");
    // A request with another's token is that other's.
    const bearer = actors.find((each) => wire.headers.authorization === `Bearer ${school.who(each).token ?? "nobody's"}`) ?? "nobody";
    const found = wrongWith({ actor: bearer, person: school.who(bearer).person, came, before, after, lines, canaries: school.canaries });
    const { begun } = newActs(before, after);
    for (const each of [sent.key, ...by]) count(each);
    for (const code of codesIn(came)) count(code);
    if (begun.size > 0) count("acts taken");
    wrong.push(
      ...found.map(
        (each) =>
          `request ${number} (${sent.key} by ${actor}, ${by.join(" ") || "as it is"}): ${each}\n  ${came.status} ${came.text.slice(0, 300)}\n  ${wire.method} ${wire.path.slice(0, 200)} ${wire.body?.toString().slice(0, 1_500) ?? ""}`,
      ),
    );
    [before, read] = [after, server.lines.length];
    if (!isSpoilt(came, begun.size)) continue;
    wrong.push(...(await damageIn(server)));
    await server.assembled.close();
    ({ server, school } = await schools.next());
    [before, read] = [await booksOf(server), server.lines.length];
  }
  wrong.push(...(await damageIn(server)));
  return { counts, wrong };
}
