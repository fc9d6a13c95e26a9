/** Requests as tablets send them, of every route and sometimes with more in them than the table of routes asks: what is mutated. */
import { randomUUID } from "node:crypto";
import { isKindName, type KindName } from "../../../src/domain/kinds.ts";
import { streams } from "../../../src/domain/streams.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Random } from "../../sim/random.ts";
import { hills, rivers } from "../../unit/server/people.ts";
import { goodPassword, type Answer, type TestServer } from "../../unit/server/server.ts";
import { pushTable, streamAbout } from "../pushTable.ts";
import { table, year, type Asking } from "../routeTable.ts";
import type { Actor } from "./canaries.ts";
import { gone, ownOfTa, pictureOf, picturesOf, seen, tablet, type Made } from "./fixture.ts";

export interface Sent {
  /** Which of the valid requests it was. */
  key: string;
  method: string;
  path: string;
  token: string | undefined;
  body: unknown;
}

type AskingAs = Asking & { actor: Actor };
type Ask = (asking: Asking) => Promise<unknown>;

const nothing: Answer = { status: 401, headers: new Headers(), body: { code: "unauthenticated" } };

/** What a row of the table of routes would send, and does not. */
async function sentBy(key: string, ask: Ask, asking: Asking): Promise<Sent> {
  const sent: Sent[] = [];
  const note = (method: string, path: string, token: string | undefined, body?: unknown) => sent.push({ key, method, path, token, body });
  const recorder: TestServer = {
    ...asking.server,
    get: (path, token) => {
      note("GET", path, token);
      return Promise.resolve(nothing);
    },
    post: (path, body, token) => {
      note("POST", path, token, body);
      return Promise.resolve(nothing);
    },
    raw: (path, init = {}) => {
      const token = new Headers(init.headers).get("authorization")?.slice("Bearer ".length);
      note(init.method ?? "GET", path, token, typeof init.body === "string" ? JSON.parse(init.body) : undefined);
      return Promise.resolve(Response.json(nothing.body, { status: 401 }));
    },
  };
  await ask({ ...asking, server: recorder });
  const [first] = sent;
  if (!first) throw new Error(`${key} asks nothing.`);
  return first;
}

/** Words of a request that no refusal and no log may repeat. */
export const echo = "qxechoqx";
const replica = "aaaaaaaaaaaaaaaa";

/** Records that each of the two children has, by how their ids begin: an act may say more of one. */
const recordThere: Partial<Record<KindName, string>> = {
  myPage: "page-",
  target: "target-",
  strategy: "strategy-",
  identity: "identity-",
  observation: seen,
  remark: "remark-",
  picture: pictureOf,
  activity: "activity-",
};

let made = 0;
const uuid7 = () => `01900000-0000-7000-8${(made += 1).toString(16).padStart(3, "0").slice(-3)}-${randomUUID().slice(24)}`;

/** Acts of several changes of any kind; most of them about what is one's own. */
function acts({ server, person, about, actor }: AskingAs, dice: Random): object[] {
  const names = Object.keys(pushTable).filter(isKindName);
  const theirs = names.filter((kind) => pushTable[kind].may.some((role) => role === actor));
  return Array.from({ length: 1 + dice.int(3) }, () => {
    const act = uuid7();
    const changes = Array.from({ length: 1 + dice.int(4) }, () => {
      // Evidence is what tablets send most.
      const wanted = dice.chance(0.9) && theirs.length > 0 ? theirs : names;
      const kind: KindName = wanted.includes("observation") && dice.chance(0.5) ? "observation" : dice.pick(wanted);
      const { fields, record, in: type } = pushTable[kind];
      const at = formatStamp({ ms: server.clock.now, counter: dice.int(0xffff), replica });
      const more = kind === "observation" ? { words: echo } : {};
      const there = recordThere[kind];
      const edited = there !== undefined && dice.chance(0.4) ? `${there}${about.pupil}` : undefined;
      const name = { record: edited ?? record?.(about) ?? uuid7(), stream: streamAbout[type](about) };
      return { id: uuid7(), act, ...name, kind, fields: { ...fields(about), ...more }, at, by: person, replica };
    });
    return { id: act, changes };
  });
}

function ownChange({ server, person }: Asking, kind: string, fields: object, more: object = {}): object {
  const act = uuid7();
  const at = formatStamp({ ms: server.clock.now, counter: 1, replica });
  const stream = streams.evidence(rivers.pupil, year);
  const change = { id: uuid7(), act, stream, kind, record: uuid7(), fields, at, by: person, replica, ...more };
  return { version: 1, person, replica, acts: [{ id: act, changes: [change] }] };
}

/** More than the table of routes asks: with what is really there. */
function more({ own, links, rescue }: Made, actor: Actor, dice: Random): Record<string, Ask> {
  const post =
    (path: string, body: (asking: Asking) => object): Ask =>
    (asking) =>
      asking.server.post(path, body(asking), asking.token);
  const sync = ({ person }: Asking) => ({ version: 1, person, replica });
  const pupil = dice.pick([rivers.pupil, rivers.pupil, hills.pupil]);
  const part = dice.pick(["original", "thumbnail"] as const);
  const from = dice.pick([0, 0, 100, 333]);
  const named = ({ person }: Asking) => ({
    ...{ version: 1, person, stream: streams.evidence(pupil, year), record: `${pictureOf}${pupil}`, part, from },
  });
  const bytes = Buffer.from(picturesOf(pupil)[part].subarray(from)).toString("base64");
  return {
    "push many": post("/sync/push", (asking) => ({ ...sync(asking), acts: acts({ ...asking, actor }, dice) })),
    "push more": post("/sync/push", (asking) => ({ ...sync(asking), acts: acts({ ...asking, actor }, dice) })),
    "push a correction": post("/sync/push", (asking) =>
      ownChange(asking, "observation", { went: "onOwn" }, { record: ownOfTa, over: { went: uuid7() } }),
    ),
    "push a redaction": post("/sync/push", (asking) => ownChange(asking, "redaction", { records: [ownOfTa], why: "wrongPupil" })),
    "push a picture": post("/sync/push", (asking) => ownChange(asking, "picture", { pupil: rivers.pupil, observation: ownOfTa })),
    "pull everything": post("/sync/pull", (asking) => ({ ...sync(asking), digest: "", cursors: {} })),
    "pull what is first": post("/sync/pull", (asking) => ({
      ...sync(asking),
      digest: "x",
      cursors: {},
      first: Object.values(streamAbout).map((of) => of(own)),
    })),
    "pull the digest": post("/sync/pull", (asking) => ({ ...sync(asking), digest: "x".repeat(43) })),
    "history of kinds": post("/sync/history", ({ person }) => ({
      version: 1,
      person,
      pupil,
      kinds: ["observation", "pupil", "identity"],
      before: { [streams.card(pupil)]: 9 },
    })),
    "whole history": post("/sync/history", ({ person }) => ({ version: 1, person, pupil })),
    "get a picture": post("/sync/blobs/get", named),
    "put a picture": post("/sync/blobs/put", (asking) => ({ ...named(asking), bytes })),
    "erase a child": post("/sync/erase", ({ person }) => ({ version: 1, person, pupil: dice.pick([gone, gone, pupil]), why: "request" })),
    "sign in": post("/identity/sign-in", () => ({ login: "qxlogin.ta", password: goodPassword, tablet })),
    "open a link": post("/identity/links/open", () => ({ secret: dice.pick(Object.values(links)) })),
    "claim a link to join": post("/identity/links/claim", () => ({
      secret: links.join,
      login: "new.person",
      password: "three kites and an umbrella",
      tablet,
    })),
    "claim a link to reset": post("/identity/links/claim", () => ({
      secret: dice.pick(Object.values(links)),
      password: "three kites and an umbrella",
    })),
    "change a password": post("/identity/password", () => ({ current: goodPassword, next: "three kites and an umbrella" })),
    "report what waits": post("/identity/tablets/report", ({ person }) => ({ waiting: [{ person, count: 3 }] })),
    "decide a rescue": post("/identity/rescues/decide", () => ({ rescue, allow: true })),
    "set up again": post("/setup/claim", () => ({
      secret: "x".repeat(43),
      school: { name: echo, zone: "Europe/London" },
      leader: { displayName: echo, login: echo, password: goodPassword },
    })),
  };
}

/** One request, of any route, as this person may or may not send it. */
export async function aRequest({ actor, ...asking }: AskingAs, school: Made, dice: Random): Promise<Sent> {
  const extra = Object.entries(more(school, actor, dice));
  const ofSync = extra.filter(([key]) => /^(push|pull|history|whole|get|put|erase) /.test(key));
  const listed = Object.entries(table).map(([key, { ask }]): [string, Ask] => [key, ask]);
  const [key, ask] = dice.pick(
    dice.weighted([
      { weight: 5, from: ofSync },
      { weight: 2, from: extra },
      { weight: 3, from: listed },
    ]).from,
  );
  return sentBy(key, ask, asking);
}
