/** The identity library's traps, each held shut. */
import { createTelemetry } from "@better-auth/telemetry";
import { getMigrations } from "better-auth/db/migration";
import { describe, expect, it } from "vitest";
import { createLibrary, libraryBase, libraryOptions, tokenHeader } from "../../../src/server/identity/library.ts";
import { triesPerLink, triesPerLogin, triesPerLoginAnywhere } from "../../../src/server/identity/attempts.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { invited, joined, rivers, taOf } from "./people.ts";
import { linkMade, signedIn } from "../../../src/sync/identityMessages.ts";
import { cheap, codeOf, goodPassword, otherPassword, secretOf, setUp, taken, testServer, type TestServer } from "./server.ts";

const given = (server: TestServer) => ({
  library: server.assembled.database.library,
  secret: "x".repeat(40),
  trustedProxies: [],
  cost: cheap,
  failed: () => undefined,
});

const asked = (path: string, body: object, headers: Record<string, string> = {}) =>
  new Request(`${libraryBase}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9", ...headers },
    body: JSON.stringify(body),
  });

describe("the identity library", () => {
  it("finds its tables as our migrations made them, and wants nothing more", async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(libraryOptions(given(await testServer())));
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  it("lets nobody sign up", async () => {
    const library = createLibrary(given(await testServer()));
    const answer = await library.handler(asked("/sign-up/email", { email: "a@b.example", password: goodPassword, name: "A" }));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "EMAIL_PASSWORD_SIGN_UP_DISABLED" });
  });

  it("is not mounted: none of its own addresses answers", async () => {
    const server = await testServer();
    await setUp(server);
    for (const path of ["/library/sign-up/email", "/api/auth/sign-up/email", "/sign-in/email", "/library/is-username-available"]) {
      expect(codeOf(await server.post(path, { username: "ruth" }))).toBe("unknown_address");
    }
  });

  it("makes no session but through our own door", async () => {
    const server = await testServer();
    await setUp(server);
    const library = createLibrary(given(server));
    const body = { email: "ruth@meadowbank.example", password: goodPassword };
    expect((await library.handler(asked("/sign-in/email", body))).ok).toBe(false);
    expect((await library.handler(asked("/sign-in/email", body, { [tokenHeader]: "h".repeat(43) }))).ok).toBe(true);
  });

  it("limits tries from one address, whatever NODE_ENV says, and remembers them in the database", async () => {
    const server = await testServer();
    await setUp(server);
    const library = createLibrary(given(server));
    const statuses: number[] = [];
    for (let n = 0; n < 130; n++) {
      statuses.push((await library.handler(asked("/sign-in/username", { username: `nobody${n}`, password: otherPassword }))).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    const again = createLibrary(given(server));
    expect((await again.handler(asked("/sign-in/username", { username: "nobody", password: otherPassword }))).status).toBe(429);
    expect(await server.asks(({ db }) => db.selectFrom("rateLimit").select("key").execute())).not.toEqual([]);
  });

  it("sends nothing to anybody about how it is used, and refuses to start where the environment would have it otherwise", async () => {
    const { options } = createLibrary(given(await testServer()));
    expect(options.telemetry.enabled).toBe(false);
    const sent: unknown[] = [];
    const { publish } = await createTelemetry(options, {
      skipTestCheck: true,
      customTrack: (event) => Promise.resolve(void sent.push(event)),
    });
    await publish({ type: "asked", payload: {} });
    expect(sent).toEqual([]);
    expect(() => readSettings({ BETTER_AUTH_TELEMETRY: "1" })).toThrow("BETTER_AUTH_TELEMETRY");
    expect(() => readSettings({ BETTER_AUTH_SECRETS: "1:other" })).toThrow("BETTER_AUTH_SECRETS");
  });

  it("keeps no session in a cookie, links no accounts, and asks no third party about passwords", async () => {
    const options = libraryOptions(given(await testServer()));
    expect(options.session.cookieCache.enabled).toBe(false);
    expect(options.account.accountLinking.enabled).toBe(false);
    expect(options.plugins.map(({ id }) => id)).toEqual(["username", "bearer"]);
  });
});

describe("tries at one name", () => {
  it("are stopped for a while, for that name alone, after a restart too, and counted afresh once it was right", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const signIn = (login: string, password: string) => server.post("/identity/sign-in", { login, password });
    for (let n = 1; n < triesPerLogin.tries; n++) expect(codeOf(await signIn("jo.bell", otherPassword))).toBe("wrong_sign_in");
    expect((await signIn("JO.BELL", goodPassword)).status).toBe(200);
    for (let n = 0; n < triesPerLogin.tries; n++) expect(codeOf(await signIn("jo.bell", otherPassword))).toBe("wrong_sign_in");
    const stopped = await signIn("Jo.Bell", goodPassword);
    expect(codeOf(stopped)).toBe("rate_limited");
    expect(stopped.body).toMatchObject({ retryAfter: triesPerLogin.withinMs / 1_000 });
    expect(stopped.headers.get("retry-after")).toBe(String(triesPerLogin.withinMs / 1_000));
    expect((await signIn("ruth@meadowbank.example", goodPassword)).status).toBe(200);
    expect((await server.get("/identity/me", ta.token)).status).toBe(200);
    server.clock.now += triesPerLogin.withinMs;
    expect((await signIn("jo.bell", goodPassword)).status).toBe(200);
  });
});

describe("somebody who tries a teacher's name from elsewhere", () => {
  const from = (server: TestServer, remoteAddress: string, password: string) =>
    server
      .raw(
        "/identity/sign-in",
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ login: "ruth@meadowbank.example", password }),
        },
        { incoming: { socket: { remoteAddress } } },
      )
      .then(({ status }) => status);

  it("does not keep the teacher out, gets no further by changing address, and is forgotten when the password is new", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    for (let n = 0; n < triesPerLogin.tries; n++) expect(await from(server, "203.0.113.9", otherPassword)).toBe(401);
    expect(await from(server, "203.0.113.9", goodPassword)).toBe(429);
    expect(await from(server, "192.0.2.1", goodPassword)).toBe(200);
    for (let n = 0; n < triesPerLoginAnywhere.tries; n++) expect(await from(server, `198.51.100.${n}`, otherPassword)).toBe(401);
    expect(await from(server, "192.0.2.1", goodPassword)).toBe(429);
    const link = taken(await server.post("/identity/links", { person: leader.person }, leader.token), linkMade);
    const reset = await server.post("/identity/links/claim", { secret: secretOf(link.path), password: otherPassword });
    expect(reset.status).toBe(200);
    expect(await from(server, "192.0.2.1", otherPassword)).toBe(200);
  });
});

describe("somebody who has just used a link", () => {
  it("is signed in, however many tried to sign in from the same school before: nothing the link told them is lost", async () => {
    const server = await testServer();
    const link = await invited(server, await setUp(server), "Jo Bell", [taOf(rivers.class)]);
    const statuses: number[] = [];
    for (let n = 0; n < 130; n++) {
      statuses.push((await server.post("/identity/sign-in", { login: `nobody${n}`, password: otherPassword })).status);
    }
    expect(statuses).toContain(429);
    const claim = { secret: secretOf(link.path), login: "jo.bell", password: goodPassword };
    const { token } = taken(await server.post("/identity/links/claim", claim), signedIn);
    expect((await server.get("/identity/me", token)).status).toBe(200);
  });
});

describe("tries from one address", () => {
  const socket = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
  const open = (server: TestServer, forwarded: string, env: object) =>
    server
      .raw(
        "/setup/open",
        {
          method: "POST",
          headers: { "content-type": "application/json", "x-forwarded-for": forwarded },
          body: JSON.stringify({ secret: "x".repeat(43) }),
        },
        env,
      )
      .then(({ status }) => status);

  it("are counted by the address of the connection, whatever the request says of itself", async () => {
    const server = await testServer();
    for (let n = 0; n < triesPerLink.tries; n++) expect(await open(server, `198.51.100.${n}`, socket("203.0.113.9"))).toBe(404);
    expect(await open(server, "198.51.100.99", socket("203.0.113.9"))).toBe(429);
    expect(await open(server, "203.0.113.9", socket("203.0.113.10"))).toBe(404);
  });

  it("are counted by what a trusted proxy says, and no further back than that", async () => {
    const server = await testServer({ settings: { TRUSTED_PROXIES: "10.0.0.1" } });
    for (let n = 0; n < triesPerLink.tries; n++) {
      expect(await open(server, `198.51.100.${n}, 203.0.113.9`, socket("10.0.0.1"))).toBe(404);
    }
    expect(await open(server, "198.51.100.99, 203.0.113.9", socket("10.0.0.1"))).toBe(429);
    expect(await open(server, "203.0.113.10", socket("10.0.0.1"))).toBe(404);
    expect(await open(server, "203.0.113.9", socket("203.0.113.11"))).toBe(404);
  });
});

describe("whether an account exists", () => {
  it.each([
    ["an e-mail address", "ruth@meadowbank.example", (n: number) => `nobody${n}@meadowbank.example`],
    ["a user name", "jo.bell", (n: number) => `no.bell${n}`],
  ])("cannot be told from how long the answer takes, by %s", async (_what, login, another) => {
    const server = await testServer({ cost: { logN: 13, r: 8, p: 1 } });
    await joined(server, await setUp(server), "jo.bell", [taOf(rivers.class)]);
    const took = async (tried: string) => {
      const began = performance.now();
      expect(codeOf(await server.post("/identity/sign-in", { login: tried, password: otherPassword }))).toBe("wrong_sign_in");
      return performance.now() - began;
    };
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 9; n++) {
      known.push(await took(login));
      unknown.push(await took(another(n)));
    }
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });
});
