import { describe, expect, it } from "vitest";
import { prepareDemonstration } from "../../../src/server/cli/demo.ts";
import { kindNamed } from "../../../src/domain/kinds.ts";
import { closeSetup, isSetUp, offerSetup } from "../../../src/server/identity/setup.ts";
import type { Connection } from "../../../src/server/storage/database.ts";
import { me, signedIn } from "../../../src/sync/identityMessages.ts";
import { fillSchool } from "./people.ts";
import { aDay, codeOf, goodPassword, school, secretOf, setUp, taken, testServer } from "./server.ts";

const leader = { displayName: "Ruth Okafor", login: "ruth@meadowbank.example", password: goodPassword };

/** A database in which something happens right after the first statement that is run on it, as another process would do it. */
function meanwhile(db: Connection, happens: () => void): Connection {
  let over = false;
  const after = <T>(result: T): T => {
    if (!over) {
      over = true;
      happens();
    }
    return result;
  };
  return new Proxy(db, {
    get(target, name): unknown {
      if (name !== "prepare") return Reflect.get(target, name);
      return (sql: string) => {
        const statement = target.prepare(sql);
        return {
          get: (...given: unknown[]) => after(statement.get(...given)),
          run: (...given: unknown[]) => after(statement.run(...given)),
        };
      };
    },
  });
}

describe("a school is set up", () => {
  it("by the link of the terminal, once, and the first leader is signed in and may invite anybody", async () => {
    const server = testServer();
    const session = await setUp(server);
    const own = taken(await server.get("/identity/me", session.token), me);
    expect(own.displayName).toBe("Ruth Okafor");
    expect(own.grants).toMatchObject([{ role: "leader", scope: { type: "school" }, from: "2026-09-21", until: null }]);
    expect(own.mayInvite).toContain("leader");
    expect(server.assembled.schoolLog.school()).toEqual(school);
    expect(server.assembled.schoolLog.staff()).toEqual([{ person: session.person, displayName: "Ruth Okafor", leftOn: null }]);
    expect(offerSetup(server.assembled.db, server.clock.now)).toBeUndefined();
  });

  it("and begins with this year and the frameworks, as examples to edit", async () => {
    const server = testServer();
    const { person } = await setUp(server);
    const { items } = await server.assembled.store.recordsBelow("school", null, null, { bytes: 10_000_000, author: null });
    const ids = (kind: string) => items.flatMap((record) => (record.kind === kind ? [record.id] : [])).sort();
    expect(ids("year")).toEqual(["year-2026-27"]);
    expect(ids("closure")).toHaveLength(3);
    expect(ids("frameworkVersion")).toEqual(["brook-1", "engagement-1", "psp-1", "subjects-1"]);
    for (const record of items) {
      expect([record.id, kindNamed(record.kind)?.change.safeParse(record.fields).success]).toEqual([record.id, true]);
      expect(Object.values(record.marks).map(({ by }) => by)).toEqual([person]);
    }
  });

  it("with the demonstration class in it, whose people's sign-ins are told once", async () => {
    const server = testServer({ prepareDemonstration });
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    const begun = taken(await server.post("/setup/claim", { secret, school, leader, demonstration: true }), signedIn);
    expect(begun.school).toEqual(school);
    expect(server.assembled.schoolLog.places().pupils).toHaveLength(9);
    expect(begun.signIns?.map(({ role }) => role)).toContain("teacher");
    for (const { login, password, displayName } of begun.signIns ?? []) {
      const session = taken(await server.post("/identity/sign-in", { login, password }), signedIn);
      expect(session.displayName).toBe(displayName);
      expect(session.signIns).toBeUndefined();
    }
    const leaders = server.assembled.schoolLog.staff().filter(({ displayName }) => displayName === "Ruth Okafor");
    expect(leaders).toHaveLength(1);
  });

  it("not with a demonstration that cannot be loaded: nothing is set up, and the link stays good", async () => {
    const load = (): never => {
      throw new Error("half of it was in");
    };
    const server = testServer({ prepareDemonstration: () => Promise.resolve({ load, loaded: () => undefined }) });
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    const asked = { secret, school, leader };
    expect(codeOf(await server.post("/setup/claim", { ...asked, demonstration: true }))).toBe("server_error");
    expect((await server.get("/health")).body).toMatchObject({ setUp: false });
    expect(server.assembled.schoolLog.staff()).toEqual([]);
    expect((await server.post("/setup/claim", asked)).status).toBe(200);
  });

  it("not with a demonstration among pupils who were brought in before; without it, gladly", async () => {
    const server = testServer({ prepareDemonstration });
    fillSchool(server, "server");
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    const refused = await server.post("/setup/claim", { secret, school, leader, demonstration: true });
    expect(refused.body).toMatchObject({ code: "not_empty", field: "demonstration" });
    expect(server.assembled.schoolLog.places().pupils).toHaveLength(2);
    expect((await server.post("/setup/claim", { secret, school, leader })).status).toBe(200);
  });

  it("and until then nothing else answers", async () => {
    const server = testServer();
    for (const { method, path, needs } of server.assembled.routes) {
      if (needs === "nothing" || needs === "unclaimed") continue;
      const answer = method === "GET" ? await server.get(path) : await server.post(path, {});
      expect([path, codeOf(answer)]).toEqual([path, "not_set_up"]);
    }
    expect((await server.get("/health")).body).toEqual({ status: "ok", setUp: false });
    expect((await server.get("/setup")).body).toContain("the shell");
  });

  it("by one of two people who claim it at the same moment", async () => {
    const server = testServer();
    const offered = offerSetup(server.assembled.db, server.clock.now);
    const body = { secret: secretOf(offered?.path ?? ""), school, leader };
    const answers = await Promise.all([server.post("/setup/claim", body), server.post("/setup/claim", body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(server.assembled.schoolLog.staff()).toHaveLength(1);
  });

  it("not by a link of yesterday, of another server, or of an earlier start", async () => {
    const server = testServer();
    const { db } = server.assembled;
    const earlier = offerSetup(db, server.clock.now)?.path ?? "";
    const latest = offerSetup(db, server.clock.now)?.path ?? "";
    expect(codeOf(await server.post("/setup/open", { secret: secretOf(earlier) }))).toBe("link_unknown");
    expect((await server.post("/setup/open", { secret: secretOf(latest) })).status).toBe(200);
    expect(codeOf(await server.post("/setup/claim", { secret: "x".repeat(43), school, leader }))).toBe("link_unknown");
    server.clock.now += aDay;
    expect(codeOf(await server.post("/setup/claim", { secret: secretOf(latest), school, leader }))).toBe("link_expired");
  });

  it("not again by a link that is offered at the very moment of the claim", () => {
    const server = testServer();
    const { db } = server.assembled;
    expect(
      offerSetup(
        meanwhile(db, () => closeSetup(db, server.clock.now)),
        server.clock.now + 1,
      ),
    ).toBeDefined();
    expect(isSetUp(db)).toBe(true);
    expect(offerSetup(db, server.clock.now + 2)).toBeUndefined();
    expect(isSetUp(db)).toBe(true);
  });

  it("not a second time", async () => {
    const server = testServer();
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    taken(await server.post("/setup/claim", { secret, school, leader }), signedIn);
    expect(codeOf(await server.post("/setup/claim", { secret, school, leader }))).toBe("already_set_up");
  });

  it("only with a password, a login and a time zone that will do; the link stays good meanwhile", async () => {
    const server = testServer();
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    const claim = (change: object) => server.post("/setup/claim", { secret, school, leader: { ...leader, ...change } });
    expect(codeOf(await claim({ password: "short" }))).toBe("password_short");
    expect(codeOf(await claim({ password: "Password1234!" }))).toBe("password_common");
    expect(codeOf(await claim({ login: "not a login" }))).toBe("login_invalid");
    expect(codeOf(await server.post("/setup/claim", { secret, school: { ...school, zone: "Europe/Atlantis" }, leader }))).toBe(
      "invalid_request",
    );
    expect((await claim({})).status).toBe(200);
  });

  it("keeps no secret that a copy of the database would give away", async () => {
    const server = testServer();
    const secret = secretOf(offerSetup(server.assembled.db, server.clock.now)?.path ?? "");
    const session = taken(await server.post("/setup/claim", { secret, school, leader }), signedIn);
    const copy = server.assembled.db.serialize().toString("latin1");
    for (const told of [secret, session.token, goodPassword]) expect(copy).not.toContain(told);
  });
});
