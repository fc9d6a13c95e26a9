import { describe, expect, it } from "vitest";
import { prepareDemonstration } from "../../../src/server/cli/demo.ts";
import { kindNamed } from "../../../src/domain/kinds.ts";
import { closeSetup, isSetUp, offerSetup } from "../../../src/server/identity/setup.ts";
import { placesOf, schoolOf, staff } from "../../../src/server/people/schoolLog.ts";
import { me, signedIn } from "../../../src/sync/identityMessages.ts";
import { fillSchool } from "./people.ts";
import { aDay, codeOf, goodPassword, school, setUp, setUpSecret, taken, testServer } from "./server.ts";

const leader = { displayName: "Ruth Okafor", login: "ruth@meadowbank.example", password: goodPassword };

describe("a school is set up", () => {
  it("by the link of the terminal, once, and the first leader is signed in and may invite anybody", async () => {
    const server = await testServer();
    const session = await setUp(server);
    const own = taken(await server.get("/identity/me", session.token), me);
    expect(own.displayName).toBe("Ruth Okafor");
    expect(own.grants).toMatchObject([{ role: "leader", scope: { type: "school" }, from: "2026-09-21", until: null }]);
    expect(own.mayInvite).toContain("leader");
    expect(await server.asks(({ log }) => schoolOf(log))).toEqual(school);
    expect(await server.asks(({ log }) => staff(log))).toEqual([{ person: session.person, displayName: "Ruth Okafor", leftOn: null }]);
    expect(await server.asks(({ db }) => offerSetup(db, server.clock.now))).toBeUndefined();
  });

  it("and begins with this year and the frameworks, as examples to edit", async () => {
    const server = await testServer();
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
    const server = await testServer({ prepareDemonstration });
    const secret = await setUpSecret(server);
    const begun = taken(await server.post("/setup/claim", { secret, school, leader, demonstration: true }), signedIn);
    expect(begun.school).toEqual(school);
    expect((await server.asks(({ log }) => placesOf(log))).pupils).toHaveLength(9);
    expect(begun.signIns?.map(({ role }) => role)).toContain("teacher");
    for (const { login, password, displayName } of begun.signIns ?? []) {
      const session = taken(await server.post("/identity/sign-in", { login, password }), signedIn);
      expect(session.displayName).toBe(displayName);
      expect(session.signIns).toBeUndefined();
    }
    const leaders = (await server.asks(({ log }) => staff(log))).filter(({ displayName }) => displayName === "Ruth Okafor");
    expect(leaders).toHaveLength(1);
  });

  it("not with a demonstration that cannot be loaded: nothing is set up, and the link stays good", async () => {
    const load = (): never => {
      throw new Error("half of it was in");
    };
    const server = await testServer({ prepareDemonstration: () => Promise.resolve(load) });
    const secret = await setUpSecret(server);
    const asked = { secret, school, leader };
    expect(codeOf(await server.post("/setup/claim", { ...asked, demonstration: true }))).toBe("server_error");
    expect((await server.get("/health")).body).toMatchObject({ setUp: false });
    expect(await server.asks(({ log }) => staff(log))).toEqual([]);
    expect((await server.post("/setup/claim", asked)).status).toBe(200);
  });

  it("not with a demonstration among pupils who were brought in before; without it, gladly", async () => {
    const server = await testServer({ prepareDemonstration });
    await fillSchool(server, "server");
    const secret = await setUpSecret(server);
    const refused = await server.post("/setup/claim", { secret, school, leader, demonstration: true });
    expect(refused.body).toMatchObject({ code: "not_empty", field: "demonstration" });
    expect((await server.asks(({ log }) => placesOf(log))).pupils).toHaveLength(2);
    expect((await server.post("/setup/claim", { secret, school, leader })).status).toBe(200);
  });

  it("and until then nothing else answers", async () => {
    const server = await testServer();
    for (const { method, path, needs } of server.assembled.routes) {
      if (needs === "nothing" || needs === "unclaimed") continue;
      const answer = method === "GET" ? await server.get(path) : await server.post(path, {});
      expect([path, codeOf(answer)]).toEqual([path, "not_set_up"]);
    }
    expect((await server.get("/health")).body).toEqual({ status: "ok", setUp: false });
    expect((await server.get("/setup")).body).toContain("the shell");
  });

  it("by one of two people who claim it at the same moment", async () => {
    const server = await testServer();
    const body = { secret: await setUpSecret(server), school, leader };
    const answers = await Promise.all([server.post("/setup/claim", body), server.post("/setup/claim", body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await server.asks(({ log }) => staff(log))).toHaveLength(1);
  });

  it("not by a link of yesterday, of another server, or of an earlier start", async () => {
    const server = await testServer();
    const earlier = await setUpSecret(server);
    const latest = await setUpSecret(server);
    expect(codeOf(await server.post("/setup/open", { secret: earlier }))).toBe("link_unknown");
    expect((await server.post("/setup/open", { secret: latest })).status).toBe(200);
    expect(codeOf(await server.post("/setup/claim", { secret: "x".repeat(43), school, leader }))).toBe("link_unknown");
    server.clock.now += aDay;
    expect(codeOf(await server.post("/setup/claim", { secret: latest, school, leader }))).toBe("link_expired");
  });

  it("not again by a link that is offered at the very moment of the claim", async () => {
    const server = await testServer();
    const at = server.clock.now;
    await Promise.all([
      server.asks(({ db }) => closeSetup(db, at)),
      server.asks(({ db }) => offerSetup(db, at + 1)),
      server.asks(({ db }) => offerSetup(db, at + 2)),
    ]);
    expect(await server.asks(({ db }) => isSetUp(db))).toBe(true);
    expect(await server.asks(({ db }) => offerSetup(db, at + 3))).toBeUndefined();
    expect(await server.asks(({ db }) => isSetUp(db))).toBe(true);
  });

  it("not a second time", async () => {
    const server = await testServer();
    const secret = await setUpSecret(server);
    taken(await server.post("/setup/claim", { secret, school, leader }), signedIn);
    expect(codeOf(await server.post("/setup/claim", { secret, school, leader }))).toBe("already_set_up");
  });

  it("only with a password, a login and a time zone that will do; the link stays good meanwhile", async () => {
    const server = await testServer();
    const secret = await setUpSecret(server);
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
    const server = await testServer();
    const secret = await setUpSecret(server);
    const session = taken(await server.post("/setup/claim", { secret, school, leader }), signedIn);
    const copy = (await server.bytes()).toString("latin1");
    for (const told of [secret, session.token, goodPassword]) expect(copy).not.toContain(told);
  });
});
