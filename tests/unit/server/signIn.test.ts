import { describe, expect, it } from "vitest";
import { me, refusedIdentity, signedIn } from "../../../src/sync/identityMessages.ts";
import { endAllSessions } from "../../../src/server/identity/accounts.ts";
import { joined, rivers, taOf } from "./people.ts";
import { aDay, codeOf, goodPassword, otherPassword, setUp, taken, temporaryFolder, testServer, type TestServer } from "./server.ts";

const signIn = (server: TestServer, login: string, password: string) => server.post("/identity/sign-in", { login, password });

describe("somebody signs in", () => {
  it("with an e-mail address or a user name, in any case, and any characters in the password", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const odd = "  ꙮ “kväll” \t 🫖 ﬁn  ";
    const ta = await joined(server, leader, "Jo.Bell-2", [taOf(rivers.class)], odd);
    expect(taken(await signIn(server, "RUTH@meadowbank.example", goodPassword), signedIn).person).toBe(leader.person);
    expect(taken(await signIn(server, "jo.bell-2", odd), signedIn).person).toBe(ta.person);
    expect(taken(await signIn(server, " JO.BELL-2 ", odd.normalize("NFKC")), signedIn).person).toBe(ta.person);
    expect(codeOf(await signIn(server, "jo.bell-2", odd.trim()))).toBe("wrong_sign_in");
  });

  it("and gets the same answer for a wrong password, an unknown name and no name at all", async () => {
    const server = await testServer();
    await setUp(server);
    for (const login of ["ruth@meadowbank.example", "nobody@meadowbank.example", "nobody", "no body", "x@y.invalid"]) {
      const { status, body } = await signIn(server, login, otherPassword);
      expect([status, Object.keys(refusedIdentity.parse(body))]).toEqual([401, ["code", "id"]]);
      expect(body).toMatchObject({ code: "wrong_sign_in" });
    }
  });

  it("and an account without an address cannot be entered by the address that stands in for it", async () => {
    const server = await testServer();
    const ta = await joined(server, await setUp(server), "jo.bell", [taOf(rivers.class)]);
    expect(codeOf(await signIn(server, `${ta.person}@no-address.invalid`, goodPassword))).toBe("wrong_sign_in");
  });

  it("and is one of several people signed in on one tablet, each with a session of their own", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    expect(taken(await server.get("/identity/me", ta.token), me).login).toBe("jo.bell");
    expect(taken(await server.get("/identity/me", leader.token), me).login).toBe("ruth@meadowbank.example");
    await server.post("/identity/sign-out", {}, ta.token);
    expect(codeOf(await server.get("/identity/me", ta.token))).toBe("unauthenticated");
    expect((await server.get("/identity/me", leader.token)).status).toBe(200);
  });

  it("and is nobody without a token, with a made-up one, with a cookie, or with what the database holds", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const [kept] = await server.asks(({ db }) => db.selectFrom("session").select("token").execute());
    expect(typeof kept?.token).toBe("string");
    for (const token of [undefined, "x".repeat(43), "", "../..", String(kept?.token), `${leader.token}x`]) {
      expect(codeOf(await server.get("/identity/me", token))).toBe("unauthenticated");
    }
    const cookie = await server.raw("/identity/me", { headers: { cookie: `better-auth.session_token=${leader.token}` } });
    expect(cookie.status).toBe(401);
  });
});

describe("a session", () => {
  it("goes on while it is used, and ends after a month in a drawer", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const row = async () => {
      const { expiresAt } = await server.asks(({ db }) => db.selectFrom("session").select("expiresAt").executeTakeFirstOrThrow());
      return new Date(expiresAt).getTime();
    };
    const expires = (at: number) =>
      server.asks(({ db }) =>
        db
          .updateTable("session")
          .set({ expiresAt: new Date(at).toISOString() })
          .execute(),
      );
    const first = await row();
    expect(Math.round((first - Date.now()) / aDay)).toBe(30);
    await expires(first - 2 * aDay);
    expect((await server.get("/identity/me", leader.token)).status).toBe(200);
    expect(await row()).toBeGreaterThanOrEqual(first);
    await expires(Date.now() - 1);
    expect(codeOf(await server.get("/identity/me", leader.token))).toBe("unauthenticated");
  });

  it("ends after a term, however much it is used", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const made = (daysAgo: number) =>
      server.asks(({ db }) =>
        db
          .updateTable("session")
          .set({ createdAt: new Date(Date.now() - daysAgo * aDay).toISOString() })
          .execute(),
      );
    await made(89);
    expect((await server.get("/identity/me", leader.token)).status).toBe(200);
    await made(91);
    expect(codeOf(await server.get("/identity/me", leader.token))).toBe("unauthenticated");
    expect((await signIn(server, "ruth@meadowbank.example", goodPassword)).status).toBe(200);
  });

  it("outlives a restart of the server", async () => {
    const dataDir = temporaryFolder();
    const before = await testServer({ dataDir });
    const leader = await setUp(before);
    const after = await testServer({ dataDir });
    expect((await after.get("/identity/me", leader.token)).status).toBe(200);
  });

  it("is read from the database each time, never from a copy in the request", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    await server.asks(({ db }) => endAllSessions(db));
    expect(codeOf(await server.get("/identity/me", leader.token))).toBe("unauthenticated");
  });

  it("keeps neither address nor browser of the member of staff", async () => {
    const server = await testServer();
    await setUp(server);
    const kept = await server.asks(({ db }) => db.selectFrom("session").select(["ipAddress", "userAgent"]).execute());
    expect(kept).toEqual([{ ipAddress: "", userAgent: "" }]);
  });
});

describe("a password is changed", () => {
  it("by its owner, and every other session ends", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const elsewhere = taken(await signIn(server, "ruth@meadowbank.example", goodPassword), signedIn);
    const change = (current: string, next: string) => server.post("/identity/password", { current, next }, leader.token);
    expect(codeOf(await change(otherPassword, otherPassword))).toBe("wrong_sign_in");
    expect(codeOf(await change(goodPassword, "okafor okafor"))).toBe("password_common");
    const fresh = taken(await change(goodPassword, otherPassword), signedIn);
    expect(fresh.person).toBe(leader.person);
    for (const old of [leader, elsewhere]) expect(codeOf(await server.get("/identity/me", old.token))).toBe("unauthenticated");
    expect((await server.get("/identity/me", fresh.token)).status).toBe(200);
    expect(codeOf(await signIn(server, "ruth@meadowbank.example", goodPassword))).toBe("wrong_sign_in");
    expect((await signIn(server, "ruth@meadowbank.example", otherPassword)).status).toBe(200);
  });
});
