/** Whatever comes through the door is answered with a code: never a 500, never a word of what was sent. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { refusedIdentity } from "../../src/sync/identityMessages.ts";
import { maxPushBytes, pushResponse, refusedRequest } from "../../src/sync/protocol.ts";
import { formatStamp } from "../../src/sync/stamp.ts";
import { fillSchool, joined, rivers, taOf } from "../unit/server/people.ts";
import { goodPassword, monday, setUp, testServer, type Answer, type TestServer } from "../unit/server/server.ts";

const replica = "aaaaaaaaaaaaaaaa";
const stream = `evidence/${rivers.pupil}/2026-27`;
let made = 0;
const uuid = () => `01900000-0000-7000-8000-${(made += 1).toString(16).padStart(12, "0")}`;

async function school() {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  const [tom, uma] = [
    await joined(server, leader, "tom.ta", [taOf(rivers.class)]),
    await joined(server, leader, "uma.ta", [taOf(rivers.class)]),
  ];
  const change = (person: string, over: object = {}) => {
    const id = uuid();
    const at = formatStamp({ ms: server.clock.now, counter: made % 0xffff, replica });
    const fields = { pupil: rivers.pupil, kind: "note", words: "looked up" };
    return { id, act: id, stream, kind: "observation", record: uuid(), fields, at, by: person, replica, ...over };
  };
  const request = (person: string, ...changes: { act: string }[]) => ({
    version: 1,
    person,
    replica,
    acts: changes.map((each) => ({ id: each.act, changes: [each] })),
  });
  return { server, tom, uma, change, request };
}

function resultOf({ status, body }: Pick<Answer, "status" | "body">): string {
  if (status !== 200) return refusedRequest.parse(body).code;
  const [result] = pushResponse.parse(body).results;
  return result?.outcome === "refused" ? result.code : (result?.outcome ?? "nothing");
}

async function postedRaw(server: TestServer, token: string, path: string, body: BodyInit, type = "application/json") {
  const response = await server.raw(path, { method: "POST", headers: { "content-type": type, authorization: `Bearer ${token}` }, body });
  return { status: response.status, code: refusedIdentity.parse(await response.json()).code };
}

describe("a forged request", () => {
  it("in another's name, with another's token, or with none, is refused by its code", { timeout: 60_000 }, async () => {
    const { server, tom, uma, change, request } = await school();
    const push = async (body: object, token?: string) => resultOf(await server.post("/sync/push", body, token));
    expect(await push(request(tom.person, change(uma.person)), tom.token)).toBe("wrong_person");
    expect(await push(request(uma.person, change(uma.person)), tom.token)).toBe("wrong_person");
    expect(await push(request(tom.person, change(tom.person)))).toBe("unauthenticated");
    expect(await push(request(tom.person, change(tom.person)), "x".repeat(43))).toBe("unauthenticated");
    expect(await push(request(tom.person, change(tom.person)), tom.token)).toBe("accepted");
    const pull = { version: 1, person: uma.person, replica, digest: "", cursors: {} };
    expect(await server.post("/sync/pull", pull, tom.token)).toMatchObject({ status: 403, body: { code: "wrong_person" } });
  });

  it("with another body under a known id, or a stamp ahead, is refused by its code", { timeout: 60_000 }, async () => {
    const { server, tom, uma, change, request } = await school();
    const push = async (person: { person: string; token: string }, each: object & { act: string }) =>
      resultOf(await server.post("/sync/push", request(person.person, each), person.token));
    const said = change(tom.person);
    expect(await push(tom, said)).toBe("accepted");
    const changed = { ...said, fields: { ...said.fields, words: "something else" } };
    expect(await push(tom, changed)).toBe("invalid_change");
    const taken = { ...said, by: uma.person };
    expect(await push(uma, taken)).toBe("invalid_change");
    expect(await push(tom, said)).toBe("known");
    const ahead = formatStamp({ ms: monday + 6 * 60_000, counter: 0, replica });
    expect(await push(tom, change(tom.person, { at: ahead }))).toBe("clock_ahead");
    expect(await push(tom, change(tom.person, { at: formatStamp({ ms: 0, counter: 0, replica }) }))).toBe("invalid_change");
  });

  it("that is huge, deep, no text, no JSON, or full of prototype keys is refused by its code", { timeout: 60_000 }, async () => {
    const { server, tom, change, request } = await school();
    const body = JSON.stringify(request(tom.person, change(tom.person)));
    const within = (inner: string) => body.replace('"looked up"', inner);
    for (const path of ["/sync/push", "/sync/pull"]) {
      const post = (raw: BodyInit, type?: string) => postedRaw(server, tom.token, path, raw, type);
      expect(await post(within(`"${"x".repeat(maxPushBytes)}"`))).toEqual({ status: 413, code: "too_large" });
      expect(await post(within("[".repeat(20_000) + "]".repeat(20_000)))).toEqual({ status: 400, code: "invalid_change" });
      expect(await post(within('{"a":'.repeat(20_000) + "1" + "}".repeat(20_000)))).toEqual({ status: 400, code: "invalid_change" });
      expect(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toEqual({ status: 400, code: "invalid_change" });
      expect(await post("{")).toEqual({ status: 400, code: "invalid_change" });
      expect(await post("")).toEqual({ status: 400, code: "invalid_change" });
      expect(await post(body, "text/plain")).toEqual({ status: 400, code: "invalid_change" });
      for (const key of ["__proto__", "constructor", "prototype"]) {
        expect(await post(within(`"x","${key}":{"removedAt":1}`))).toEqual({ status: 400, code: "invalid_change" });
      }
    }
    const half = within('"\\ud800"');
    expect(await postedRaw(server, tom.token, "/sync/pull", half)).toEqual({ status: 400, code: "invalid_change" });
    for (const key of ["toString", "hasOwnProperty", "valueOf"]) {
      const raw = z.looseObject({}).parse(JSON.parse(within(`"x","${key}":1`)));
      expect(resultOf(await server.post("/sync/push", raw, tom.token))).toBe("version_not_supported");
    }
  });

  it("in which one act's text is no text has that act refused, and the others taken", { timeout: 60_000 }, async () => {
    const { server, tom, change, request } = await school();
    const halves = ["words \ud83d", "\ude00 words"].map((words) =>
      change(tom.person, { fields: { pupil: rivers.pupil, kind: "note", words } }),
    );
    const inKey = change(tom.person, { fields: { pupil: rivers.pupil, kind: "note", seenBy: { "\udc00": "tom" } } });
    const overHalf = change(tom.person, { over: { "\ud800": uuid() } });
    const unknownKind = change(tom.person, { kind: "hologram", fields: { words: "\ud800" } });
    const acts = [change(tom.person), ...halves, inKey, overHalf, unknownKind, change(tom.person)];
    const answer = await server.post("/sync/push", request(tom.person, ...acts), tom.token);
    const { results } = pushResponse.parse(answer.body);
    expect(results.map((result) => (result.outcome === "refused" ? result.code : result.outcome))).toEqual([
      "accepted",
      ...["invalid_change", "invalid_change", "invalid_change", "invalid_change", "invalid_change"],
      "accepted",
    ]);
  });

  // Control 18 names duplicate keys. Nothing but the one parser ever reads a body, and what it read is what is checked, hashed
  // and kept; so a second key is no way past a check, and the last one counts, as JSON.parse has it.
  it("that says a key twice is judged by the last, and by nothing else", { timeout: 60_000 }, async () => {
    const { server, tom, uma, change, request } = await school();
    const push = async (each: { act: string }, inner: (body: string) => string) => {
      const raw = inner(JSON.stringify(request(tom.person, each)));
      const headers = { "content-type": "application/json", authorization: `Bearer ${tom.token}` };
      const response = await server.raw("/sync/push", { method: "POST", headers, body: raw });
      const body: unknown = await response.json();
      return resultOf({ status: response.status, body });
    };
    const twice = (name: string, first: string, last: string) => (body: string) =>
      body.replace(`"${name}":"${last}"`, `"${name}":"${first}","${name}":"${last}"`);
    const inUmasName = change(uma.person);
    expect(await push(inUmasName, twice("by", tom.person, uma.person))).toBe("wrong_person");
    expect(await push(change(tom.person), twice("by", uma.person, tom.person))).toBe("accepted");
    const foreign = change(tom.person, { stream: "evidence/pupil-ben/2026-27" });
    expect(await push(foreign, twice("stream", stream, "evidence/pupil-ben/2026-27"))).not.toBe("accepted");
    const { items } = await server.assembled.store.changesAfter(stream, 0, { bytes: 1e6, author: null });
    expect(items.map(({ by }) => by)).toEqual([tom.person]);
  });

  it("about people, with half a character or far too many in any of its texts, is refused by its code", { timeout: 60_000 }, async () => {
    const claimed = await school();
    const asked = new Set<string>();
    for (const [server, token] of [
      [await testServer(), ""],
      [claimed.server, claimed.tom.token],
    ] as const) {
      for (const { path, needs, method } of server.assembled.routes) {
        const open = token === "" ? needs === "unclaimed" : needs === "school" || needs === "password" || needs === "person";
        if (method !== "POST" || !open || path.startsWith("/sync/")) continue;
        asked.add(path);
        const said = async (body: unknown) => {
          const { status, code } = await postedRaw(server, token, path, typeof body === "string" ? body : JSON.stringify(body));
          return `${path} ${status} ${code}`;
        };
        const body = aboutPeople[path];
        for (const field of textsOf(body)) {
          expect(await said(put(body, field, "Jo \ud83d"))).toBe(`${path} 400 invalid_request`);
          expect(await said(put(body, field, "x".repeat(12_000)))).toMatch(/ (400|404|429) (invalid_request|link_unknown|rate_limited)$/);
          expect(await said(put(body, field, "x".repeat(20_000)))).toBe(`${path} 413 too_large`);
        }
        expect(await said('{"\\udc00":1}')).toBe(`${path} 400 invalid_request`);
      }
    }
    expect([...asked].sort()).toEqual(Object.keys(aboutPeople).sort());
  });

  it("of any other shape is answered with a code too, and changes nothing", { timeout: 120_000 }, async () => {
    const { server, tom, change, request } = await school();
    const before = await server.assembled.store.heads([stream, "school", `card/${rivers.pupil}`]);
    const paths = [
      "version",
      "person",
      "replica",
      "acts",
      "acts.0",
      "acts.0.id",
      "acts.0.changes",
      "acts.0.changes.0",
      "acts.0.changes.0.fields",
    ];
    const inChange = ["id", "act", "stream", "kind", "record", "at", "by", "replica", "over", "redacted"].map(
      (name) => `acts.0.changes.0.${name}`,
    );
    const inFields = ["pupil", "kind", "words", "went", "tally", "observedAt", "seenBy"].map((name) => `acts.0.changes.0.fields.${name}`);
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(null, -1, 1e308, "", "\u0000", "a".repeat(5_000), [], {}, [[]]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths, ...inChange, ...inFields), odd, async (path, value) => {
        // Read without a role over the child, so that even what is well-formed by chance stays out.
        const forged = put(request(tom.person, change(tom.person, { stream: "evidence/nobody/2026-27" })), path.split("."), value);
        const answer = await server.post("/sync/push", forged, tom.token);
        expect(answer.status).toBeLessThan(500);
        if (answer.status !== 200) refusedRequest.parse(answer.body);
        else expect(pushResponse.parse(answer.body).results.every(({ outcome }) => outcome === "refused")).toBe(true);
      }),
      { numRuns: 400 },
    );
    const pullPaths = [
      "version",
      "person",
      "replica",
      "digest",
      "cursors",
      "cursors.school",
      "cursors.school.epoch",
      "cursors.school.seq",
      "first",
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pullPaths), odd, async (path, value) => {
        const whole = { version: 1, person: tom.person, replica, digest: "", cursors: { school: { epoch: "e", seq: 1 } }, first: [] };
        const answer = await server.post("/sync/pull", put(whole, path.split("."), value), tom.token);
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    expect(await server.assembled.store.heads([stream, "school", `card/${rivers.pupil}`])).toEqual(before);
  });
});

/** A copy of a message with one part of it replaced. */
function put(message: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(message)) return message.map((inner: unknown, index) => (String(index) === name ? put(inner, rest, value) : inner));
  if (typeof message !== "object" || message === null) return message;
  const before: unknown = Reflect.get(message, name);
  return { ...message, [name]: put(before, rest, value) };
}

const secret = "x".repeat(43);
const grant = { role: "ta", scope: { type: "class", id: "kingfisher" }, from: "2026-09-21", until: "2026-09-21" };

/** A message of each route about people, every text of it given. */
const aboutPeople: Record<string, object> = {
  "/setup/open": { secret },
  "/setup/claim": {
    secret,
    school: { name: "Oak", zone: "Europe/London" },
    leader: { displayName: "Ruth", login: "ruth", password: goodPassword },
  },
  "/identity/sign-in": { login: "tom.ta", password: goodPassword },
  "/identity/sign-out": {},
  "/identity/password": { current: goodPassword, next: goodPassword },
  "/identity/invitations": { displayName: "Jo", grants: [grant] },
  "/identity/links": { person: "jo" },
  "/identity/links/withdraw": { invitation: "one" },
  "/identity/links/open": { secret },
  "/identity/links/claim": { secret, login: "jo", password: goodPassword },
  "/identity/grants": { person: "jo", grant },
  "/identity/grants/end": { grant: "one" },
  "/identity/departures": { person: "jo", leftOn: "2026-09-21" },
  "/identity/sessions/end": { person: "jo" },
  "/identity/rescues": { ephemeral: "one", wrapping: "one" },
  "/identity/rescues/decide": { rescue: "one", allow: true },
  "/identity/second-step": { typed: "123456" },
  "/identity/second-step/offer": { typed: "123456" },
  "/identity/second-step/confirm": { typed: "123456" },
  "/identity/second-step/link": { secret },
  "/identity/second-step/codes": { typed: "123456" },
  "/identity/second-steps/reset": { person: "jo" },
  "/identity/readings": { writer: "one", readings: [{ number: 1, at: 1, pupil: "amara", page: "plan", hash: "one" }] },
  "/identity/audit": { readings: false, before: { at: 1, writer: "one", number: 1 }, marks: [] },
  "/identity/tablets/standing": { tablet: "one" },
  "/identity/tablets/report": { waiting: [] },
  "/identity/tablets/name": { tablet: "one", name: "one" },
  "/identity/tablets/lost": { tablet: "one", lost: true },
  "/identity/tablets/end": { tablet: "one", person: "one" },
};

/** Where in a message there is text. */
function textsOf(message: unknown): string[][] {
  if (typeof message === "string") return [[]];
  if (typeof message !== "object" || message === null) return [];
  return Object.entries(message).flatMap(([name, inner]) => textsOf(inner).map((path) => [name, ...path]));
}
