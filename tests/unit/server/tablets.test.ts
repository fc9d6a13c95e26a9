/** The school's iPads: which there are, who is on each, and one that is lost. */
import { beforeEach, describe, expect, it } from "vitest";
import { signedIn, type SignedIn } from "../../../src/sync/identityMessages.ts";
import { tabletList, tabletStanding } from "../../../src/sync/tabletMessages.ts";
import { joined, rivers, taOf } from "./people.ts";
import { codeOf, goodPassword, otherPassword, setUp, taken, testServer, type TestServer } from "./server.ts";

const [kingfisher, hall] = ["01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"];

let server: TestServer;
let leader: SignedIn;

const signIn = (tablet: string | undefined, login = "jo.bell", password = goodPassword) =>
  server.post("/identity/sign-in", { login, password, ...(tablet === undefined ? {} : { tablet }) });
const on = async (tablet: string, login?: string) => taken(await signIn(tablet, login), signedIn);
const list = async () => taken(await server.get("/identity/tablets", leader.token), tabletList).tablets;
const change = (what: string, body: object, by: SignedIn = leader) => server.post(`/identity/tablets/${what}`, body, by.token);
const me = async (token: string) => {
  const answer = await server.get("/identity/me", token);
  return answer.status === 200 ? "in" : codeOf(answer);
};
const standing = async (tablet: string) => taken(await server.post("/identity/tablets/standing", { tablet }), tabletStanding).lost;

beforeEach(async () => {
  server = await testServer();
  leader = await setUp(server);
  await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
  await joined(server, leader, "al.fry", [taOf(rivers.class)]);
});

describe("an iPad that somebody signs in on", () => {
  it("is one of the school's from then on, with a name that a leader gives it, and who is on it", async () => {
    const jo = await on(kingfisher);
    server.clock.now += 60_000;
    const al = await on(kingfisher, "al.fry");
    await on(hall);
    expect((await list()).map(({ name, people }) => [name, people.map(({ displayName }) => displayName)])).toEqual([
      ["iPad 1", expect.arrayContaining(["jo.bell", "al.fry"])],
      ["iPad 2", ["jo.bell"]],
    ]);
    expect((await change("name", { tablet: kingfisher, name: "Kingfisher 1" })).status).toBe(200);
    expect((await list())[0]).toMatchObject({ name: "Kingfisher 1", lostAt: null });
    expect([await me(jo.token), await me(al.token)]).toEqual(["in", "in"]);
  });

  it("has one session of each of them: signing in there again ends the one before, and no other", async () => {
    const [first, elsewhere] = [await on(kingfisher), await on(hall)];
    const second = await on(kingfisher);
    expect([await me(first.token), await me(second.token), await me(elsewhere.token)]).toEqual(["unauthenticated", "in", "in"]);
  });

  it("says what of each of them waits there unsent, and of nobody who is not on it", async () => {
    const jo = await on(kingfisher);
    const al = await on(kingfisher, "al.fry");
    await on(hall);
    server.clock.now += 5 * 60_000;
    const waiting = [
      { person: jo.person, count: 3 },
      { person: al.person, count: 12 },
      { person: leader.person, count: 4 },
    ];
    expect((await server.post("/identity/tablets/report", { waiting }, jo.token)).status).toBe(200);
    const [here, there] = await list();
    expect(here?.people.map(({ person, waiting }) => [person, waiting]).sort()).toEqual(
      [
        [jo.person, 3],
        [al.person, 12],
      ].sort(),
    );
    expect(here?.people.find(({ person }) => person === jo.person)?.exchangedAt).toBe(server.clock.now);
    expect(there?.people.map(({ waiting }) => waiting)).toEqual([0]);
  });

  it("is looked after by who leads the school, and nobody else", async () => {
    const jo = await on(kingfisher);
    expect(codeOf(await server.get("/identity/tablets", jo.token))).toBe("may_not_invite");
    for (const [what, body] of [
      ["name", { tablet: kingfisher, name: "Mine" }],
      ["lost", { tablet: kingfisher, lost: true }],
      ["end", { tablet: kingfisher, person: leader.person }],
    ] as const)
      expect(codeOf(await change(what, body, jo))).toBe("may_not_invite");
    for (const [what, body] of [
      ["name", { tablet: hall, name: "None" }],
      ["lost", { tablet: hall, lost: true }],
      ["end", { tablet: hall, person: jo.person }],
    ] as const)
      expect(codeOf(await change(what, body))).toBe("unknown_tablet");
  });
});

describe("somebody's session on an iPad", () => {
  it("is ended by a leader, or by themselves from another, and by nothing else", async () => {
    const [here, there] = [await on(kingfisher), await on(hall)];
    expect((await change("end", { tablet: kingfisher, person: here.person }, there)).status).toBe(200);
    expect([await me(here.token), await me(there.token)]).toEqual(["unauthenticated", "in"]);
    expect((await change("end", { tablet: hall, person: there.person })).status).toBe(200);
    expect(await me(there.token)).toBe("unauthenticated");
    expect((await list()).flatMap(({ people }) => people.map(({ signedIn }) => signedIn))).toEqual([false, false]);
  });
});

describe("an iPad that is lost or stolen", () => {
  it("is off from the next request on: its sessions say why they ended, and nobody signs in on it", async () => {
    const jo = await on(kingfisher);
    const al = await on(kingfisher, "al.fry");
    const elsewhere = await on(hall);
    expect(await standing(kingfisher)).toBe(false);
    expect((await change("lost", { tablet: kingfisher, lost: true })).status).toBe(200);
    expect([await me(jo.token), await me(al.token), await me(elsewhere.token)]).toEqual(["device_revoked", "device_revoked", "in"]);
    expect(codeOf(await signIn(kingfisher))).toBe("device_revoked");
    expect([await standing(kingfisher), await standing(hall)]).toEqual([true, false]);
    expect((await list())[0]).toMatchObject({ lostAt: server.clock.now });
  });

  it("is off for whoever changed their password on it too", async () => {
    const jo = await on(kingfisher);
    const fresh = taken(await server.post("/identity/password", { current: goodPassword, next: otherPassword }, jo.token), signedIn);
    expect(await me(fresh.token)).toBe("in");
    await change("lost", { tablet: kingfisher, lost: true });
    expect(await me(fresh.token)).toBe("device_revoked");
  });

  it("that is found again is signed in on again, with nothing of before", async () => {
    const jo = await on(kingfisher);
    await change("lost", { tablet: kingfisher, lost: true });
    await change("lost", { tablet: kingfisher, lost: false });
    expect(await me(jo.token)).toBe("unauthenticated");
    expect(await me((await on(kingfisher)).token)).toBe("in");
  });

  it("is no way to learn whether a password is right", async () => {
    await on(kingfisher);
    await change("lost", { tablet: kingfisher, lost: true });
    expect(codeOf(await signIn(kingfisher, "jo.bell", "not the password at all"))).toBe("device_revoked");
  });
});
