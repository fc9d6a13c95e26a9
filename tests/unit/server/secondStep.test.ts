import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { triesPerStep, triesPerStepAnywhere } from "../../../src/server/identity/attempts.ts";
import { appAddress, newFigureSecret, stepOf } from "../../../src/server/secondStep/figures.ts";
import { hashRecoveryCode, newRecoveryCodes } from "../../../src/server/secondStep/recoveryCodes.ts";
import { sealing } from "../../../src/server/secondStep/sealing.ts";
import {
  linkMade,
  ownSecondStep,
  recoveryCodes,
  secondStepHolders,
  secondStepOffered,
  signedIn,
  stepLinkMade,
  type SignedIn,
} from "../../../src/sync/identityMessages.ts";
import { figuresOf, setsUpSecondStep } from "../../fixtures/authenticator.ts";
import { aLeader, joined, phaseLeaderOf, rivers, taOf, teacherOf } from "./people.ts";
import {
  aDay,
  codeOf,
  goodPassword,
  monday,
  otherPassword,
  secretOf,
  setUp,
  setUpSecret,
  taken,
  testServer,
  wholly,
  type TestServer,
} from "./server.ts";

const halfAMinute = 30_000;
const login = "ruth@meadowbank.example";

/** With a password alone: whatever is owed is still owed. */
const halfIn = async (server: TestServer, as = login, password = goodPassword) =>
  taken(await server.post("/identity/sign-in", { login: as, password }), signedIn);
const take = (server: TestServer, { token }: SignedIn, typed: string) => server.post("/identity/second-step", { typed }, token);
const me = (server: TestServer, { token }: SignedIn) => server.get("/identity/me", token);
const own = async (server: TestServer, { token }: SignedIn) => taken(await server.get("/identity/second-step", token), ownSecondStep);

/** A school whose leader has an app with a secret that the test knows, and a sheet of codes; and nobody has signed in since. */
async function aSchool() {
  const server = await testServer();
  const secret = await setUpSecret(server);
  const leader = { displayName: "Ruth Okafor", login, password: goodPassword };
  const claimed = { secret, school: { name: "Meadow Bank", zone: "Europe/London" }, leader };
  const ruth = taken(await server.post("/setup/claim", claimed), signedIn);
  const app = await setsUpSecondStep(async (path, body) => taken(await server.post(path, body, ruth.token), z.unknown()), server.clock.now);
  server.clock.now += 10 * halfAMinute;
  const figures = (steps = 0) => figuresOf(app.secret, server.clock.now + steps * halfAMinute);
  return { server, ruth, app, figures };
}

describe("six figures", () => {
  // RFC 6238, appendix B, for SHA-1: the last six of its eight.
  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("of the standard's secret at second %i are %s", (seconds, figures) => {
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(stepOf(figures, secret, seconds * 1_000)).toBe(Math.floor(seconds / 30));
    expect(stepOf(figures, secret, seconds * 1_000 + 3 * halfAMinute)).toBeUndefined();
  });

  it("are shown to a camera with whose they are, and in letters with nothing else", () => {
    const secret = newFigureSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(appAddress(secret, { school: "St. John’s: Meadow & Bank", login: "ruth@meadowbank.example" }));
    expect([address.protocol, address.searchParams.get("secret")]).toEqual(["otpauth:", secret]);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ algorithm: "SHA1", digits: "6", period: "30" });
  });

  it("are taken of the step before and after too, for a phone whose clock is off, and of no other", async () => {
    for (const [steps, taken] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const { server, figures } = await aSchool();
      expect([steps, (await take(server, await halfIn(server), figures(steps))).status]).toEqual([steps, taken ? 200 : 401]);
    }
  });

  it("are taken once: not again, nor those of a step before it, in any session", async () => {
    const { server, figures } = await aSchool();
    const [first, second] = [await halfIn(server), await halfIn(server)];
    expect((await take(server, first, figures())).status).toBe(200);
    for (const used of [figures(), figures(-1)])
      for (const session of [first, second]) expect(codeOf(await take(server, session, used))).toBe("wrong_sign_in");
    server.clock.now += halfAMinute;
    expect((await take(server, second, figures())).status).toBe(200);
  });

  it("are taken once of two who give them at the same moment, and those of the setting up not at a sign-in", async () => {
    const { server, figures, app } = await aSchool();
    const sessions = [await halfIn(server), await halfIn(server)];
    const came = await Promise.all(sessions.map((session) => take(server, session, figures())));
    expect(came.map(({ status }) => status).sort()).toEqual([200, 401]);
    const anew = await setsUpSecondStep(
      async (path, body) =>
        taken(await server.post(path, path.endsWith("offer") ? { typed: app.codes[0] } : body, sessions[0]?.token), z.unknown()),
      server.clock.now,
    );
    expect(codeOf(await take(server, await halfIn(server), figuresOf(anew.secret, server.clock.now)))).toBe("wrong_sign_in");
  });

  it("may be typed with a space between", async () => {
    const { server, figures } = await aSchool();
    expect((await take(server, await halfIn(server), figures().replace(/^.../, "$& "))).status).toBe(200);
  });
});

describe("whoever leads", () => {
  it("opens nothing with a password alone: every route but those of the second step and of signing out asks", async () => {
    const { server } = await aSchool();
    const half = await halfIn(server);
    expect(half.owes).toBe("secondStep");
    const way = ["/identity/second-step", "/identity/second-step/offer", "/identity/second-step/confirm", "/identity/second-step/link"];
    const routes = server.assembled.routes.filter(({ needs }) => needs === "person" || needs === "password");
    const open: string[] = [];
    for (const { method, path } of routes) {
      if (path === "/identity/sign-out") continue;
      const answer = method === "GET" ? await server.get(path, half.token) : await server.post(path, {}, half.token);
      if (answer.status === 200 || codeOf(answer) !== "second_factor_needed") open.push(path);
      else expect(answer.status).toBe(401);
    }
    // Of the way itself, the offer asks by its own word: whoever has one proves it.
    expect(new Set(open)).toEqual(new Set(way.filter((path) => !path.endsWith("offer"))));
    expect(routes.filter(({ needs }) => needs === "password").map(({ path }) => path)).toEqual(
      expect.arrayContaining([...way, "/identity/sign-out"]),
    );
    expect((await server.post("/identity/sign-out", {}, half.token)).status).toBe(200);
  });

  it("is answered from the moment of the second step on, in that session and no other", async () => {
    const { server, figures } = await aSchool();
    const [one, other] = [await halfIn(server), await halfIn(server)];
    expect((await take(server, one, figures())).status).toBe(200);
    expect((await me(server, one)).status).toBe(200);
    expect(codeOf(await me(server, other))).toBe("second_factor_needed");
  });

  it("sets one up before anything else, when the school was set up, a link was used, or a role was given", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    for (const [name, grant] of [
      ["head", aLeader],
      ["phase", phaseLeaderOf(rivers.phase)],
    ] as const) {
      const whole = await joined(server, leader, name, [grant]);
      expect((await me(server, whole)).status).toBe(200);
      expect((await halfIn(server, name)).owes).toBe("secondStep");
    }
    const teacher = await joined(server, leader, "priya", [teacherOf(rivers.class)]);
    expect(await halfIn(server, "priya")).not.toHaveProperty("owes");
    expect((await me(server, teacher)).status).toBe(200);
    const given = { person: teacher.person, grant: phaseLeaderOf(rivers.phase) };
    expect((await server.post("/identity/grants", given, leader.token)).status).toBe(200);
    const pull = { version: 1, person: teacher.person, replica: "aaaaaaaaaaaaaaaa", digest: "" };
    expect(codeOf(await server.post("/sync/pull", pull, teacher.token))).toBe("second_factor_needed");
    await wholly(server, { ...teacher, owes: "setUpStep" });
    expect((await server.post("/sync/pull", pull, teacher.token)).status).toBe(200);
  });

  it("is asked from the day the role begins, and whoever has one set up goes on being asked when it is over", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const teacher = await joined(server, leader, "priya", [teacherOf(rivers.class)]);
    const grant = { ...phaseLeaderOf(rivers.phase), from: "2026-09-22", until: "2026-09-22" };
    await server.post("/identity/grants", { person: teacher.person, grant }, leader.token);
    expect((await me(server, teacher)).status).toBe(200);
    server.clock.now += aDay;
    expect(codeOf(await me(server, teacher))).toBe("second_factor_needed");
    expect(await own(server, teacher)).toEqual({ required: true, setUp: false, codesLeft: 0 });
    await wholly(server, { ...teacher, owes: "setUpStep" });
    server.clock.now += aDay;
    expect(await own(server, teacher)).toEqual({ required: false, setUp: true, codesLeft: 10 });
    expect((await halfIn(server, "priya")).owes).toBe("secondStep");
  });

  it("hears nothing live in a session that owes it", async () => {
    const { server } = await aSchool();
    const { token, person } = await halfIn(server);
    const answer = await server.post("/sync/live", { version: 1, person, replica: "aaaaaaaaaaaaaaaa" }, token);
    expect(codeOf(answer)).toBe("second_factor_needed");
    expect(await server.assembled.sessions.personOf(token)).toBeUndefined();
  });

  it("keeps it through a new password: one that they chose themselves, and one that they forgot", async () => {
    const { server, figures } = await aSchool();
    const whole = await halfIn(server);
    await take(server, whole, figures());
    const changed = taken(await server.post("/identity/password", { current: goodPassword, next: otherPassword }, whole.token), signedIn);
    expect(changed).not.toHaveProperty("owes");
    expect((await me(server, changed)).status).toBe(200);
    const other = await joined(server, changed, "head", [aLeader]);
    const { path } = taken(await server.post("/identity/links", { person: changed.person }, other.token), linkMade);
    const claimed = taken(await server.post("/identity/links/claim", { secret: secretOf(path), password: goodPassword }), signedIn);
    expect(claimed.owes).toBe("secondStep");
    expect(codeOf(await me(server, claimed))).toBe("second_factor_needed");
  });
});

describe("tries", () => {
  it("at somebody's second step from one address are few, right or wrong after that", async () => {
    const { server, figures } = await aSchool();
    const half = await halfIn(server);
    for (let n = 0; n < triesPerStep.tries; n++) expect(codeOf(await take(server, half, "000000"))).toBe("wrong_sign_in");
    expect(codeOf(await take(server, half, figures()))).toBe("rate_limited");
    server.clock.now += triesPerStep.withinMs;
    expect((await take(server, half, figures())).status).toBe(200);
  });

  it("are few from everywhere together", async () => {
    const { server } = await aSchool();
    const half = await halfIn(server);
    const from = (n: number) =>
      server.assembled.secondSteps.take({ person: half.person, token: half.token, address: `203.0.113.${n}` }, "no-such-code");
    for (let n = 0; n < triesPerStepAnywhere.tries; n++) expect(await from(n)).toMatchObject({ refused: "wrong_sign_in" });
    expect(await from(200)).toMatchObject({ refused: "rate_limited" });
  });
});

describe("recovery codes", () => {
  it("are ten that nobody guesses, shown once and kept as hashes", async () => {
    const { server, app } = await aSchool();
    expect(new Set(app.codes).size).toBe(10);
    for (const code of app.codes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(newRecoveryCodes()).not.toEqual(newRecoveryCodes());
    const bytes = (await server.bytes()).toString("latin1");
    for (const secret of [app.secret, ...app.codes, ...app.codes.map((code) => code.replaceAll("-", ""))])
      expect(bytes).not.toContain(secret);
    const plain = app.codes.map((code) => createHash("sha256").update(code).digest("base64url"));
    for (const hash of plain) expect(bytes).not.toContain(hash);
    expect(hashRecoveryCode("a", app.codes[0] ?? "")).not.toBe(hashRecoveryCode("b", app.codes[0] ?? ""));
  });

  it("let in once each, however their groups are typed, and are counted down", async () => {
    const { server, app } = await aSchool();
    const [first = "", second = ""] = app.codes;
    expect((await take(server, await halfIn(server), first.toUpperCase().replaceAll("-", " "))).status).toBe(200);
    const half = await halfIn(server);
    expect(codeOf(await take(server, half, first))).toBe("wrong_sign_in");
    expect((await take(server, half, second)).status).toBe(200);
    expect(await own(server, half)).toEqual({ required: true, setUp: true, codesLeft: 8 });
  });

  it("are made anew by whoever proves themselves, and those before open nothing", async () => {
    const { server, app, figures } = await aSchool();
    const whole = await signsInWith(server, figures());
    expect(codeOf(await server.post("/identity/second-step/codes", { typed: figures() }, whole.token))).toBe("wrong_sign_in");
    server.clock.now += halfAMinute;
    const { codes } = taken(await server.post("/identity/second-step/codes", { typed: figures() }, whole.token), recoveryCodes);
    expect(codes).toHaveLength(10);
    const half = await halfIn(server);
    expect(codeOf(await take(server, half, app.codes[0] ?? ""))).toBe("wrong_sign_in");
    expect((await take(server, half, codes[0] ?? "")).status).toBe(200);
  });

  it("are nobody else's", async () => {
    const { server, app, figures } = await aSchool();
    const ruth = await signsInWith(server, figures());
    const other = await joined(server, ruth, "head", [aLeader]);
    expect(codeOf(await take(server, { ...other, ...(await halfIn(server, "head")) }, app.codes[0] ?? ""))).toBe("wrong_sign_in");
  });
});

async function signsInWith(server: TestServer, typed: string): Promise<SignedIn> {
  const half = await halfIn(server);
  expect((await take(server, half, typed)).status).toBe(200);
  return half;
}

describe("another authenticator", () => {
  it("is set up by whoever proves the one they have, and what the old one proved is proved no more", async () => {
    const { server, app, figures, ruth } = await aSchool();
    expect((await me(server, ruth)).status).toBe(200);
    const whole = await signsInWith(server, figures());
    expect(codeOf(await server.post("/identity/second-step/offer", {}, whole.token))).toBe("second_factor_needed");
    expect(codeOf(await server.post("/identity/second-step/offer", { typed: "000000" }, whole.token))).toBe("wrong_sign_in");
    const offered = taken(await server.post("/identity/second-step/offer", { typed: app.codes[0] }, whole.token), secondStepOffered);
    expect((await me(server, ruth)).status).toBe(200);
    expect(codeOf(await server.post("/identity/second-step/confirm", { typed: figures() }, whole.token))).toBe("wrong_sign_in");
    const typed = figuresOf(offered.secret, server.clock.now);
    expect(taken(await server.post("/identity/second-step/confirm", { typed }, whole.token), recoveryCodes).codes).toHaveLength(10);
    expect((await me(server, whole)).status).toBe(200);
    expect(codeOf(await me(server, ruth))).toBe("second_factor_needed");
    server.clock.now += 2 * halfAMinute;
    const half = await halfIn(server);
    for (const old of [figures(), app.codes[1] ?? ""]) expect(codeOf(await take(server, half, old))).toBe("wrong_sign_in");
    expect((await take(server, half, figuresOf(offered.secret, server.clock.now))).status).toBe(200);
  });

  it("is shown for an hour, the last of them alone, and not to a session that has only a password", async () => {
    const { server, app, figures } = await aSchool();
    expect(codeOf(await server.post("/identity/second-step/offer", {}, (await halfIn(server)).token))).toBe("second_factor_needed");
    const whole = await signsInWith(server, figures());
    const offer = async (typed: string | undefined) =>
      taken(await server.post("/identity/second-step/offer", { typed }, whole.token), secondStepOffered).secret;
    const confirm = (secret: string) =>
      server.post("/identity/second-step/confirm", { typed: figuresOf(secret, server.clock.now) }, whole.token);
    const [first, second] = [await offer(app.codes[0]), await offer(app.codes[1])];
    expect(codeOf(await confirm(first))).toBe("wrong_sign_in");
    server.clock.now += 60 * 60_000;
    expect(codeOf(await confirm(second))).toBe("conflict");
  });
});

describe("a link that takes a second step away", () => {
  async function twoLeaders() {
    const { server, figures, ruth } = await aSchool();
    const head = await joined(server, ruth, "head", [aLeader]);
    return { server, figures, ruth, head };
  }
  const makes = (server: TestServer, by: SignedIn, { person }: SignedIn) =>
    server.post("/identity/second-steps/reset", { person }, by.token);
  const linkSecret = (path: string) => path.replace("/join#step-", "");
  const uses = (server: TestServer, { token }: SignedIn, path: string) =>
    server.post("/identity/second-step/link", { secret: linkSecret(path) }, token);

  it("works for its person, signed in with their password, once; then they set up another", async () => {
    const { server, ruth, head } = await twoLeaders();
    const { path, expiresAt } = taken(await makes(server, ruth, head), stepLinkMade);
    expect(path).toMatch(/^\/join#step-[A-Za-z0-9_-]{43}$/);
    expect(expiresAt).toBe(server.clock.now + aDay);
    expect((await me(server, head)).status).toBe(200);
    const half = await halfIn(server, "head");
    expect((await uses(server, half, path)).status).toBe(200);
    for (const session of [half, head]) expect(codeOf(await me(server, session))).toBe("second_factor_needed");
    expect((await halfIn(server, "head")).owes).toBe("setUpStep");
    expect(codeOf(await uses(server, half, path))).toBe("link_used");
    await wholly(server, { ...half, owes: "setUpStep" });
    expect((await me(server, half)).status).toBe(200);
    expect((await server.bytes()).toString("latin1")).not.toContain(linkSecret(path));
  });

  it("is no use to anybody else, nor after a day, nor when there is a newer one", async () => {
    const { server, ruth, head } = await twoLeaders();
    const first = taken(await makes(server, ruth, head), stepLinkMade).path;
    const second = taken(await makes(server, ruth, head), stepLinkMade).path;
    const half = await halfIn(server, "head");
    expect(codeOf(await uses(server, half, first))).toBe("link_unknown");
    expect(codeOf(await uses(server, ruth, second))).toBe("link_unknown");
    server.clock.now += aDay;
    expect(codeOf(await uses(server, half, second))).toBe("link_expired");
    expect((await halfIn(server, "head")).owes).toBe("secondStep");
  });

  it("is given by another leader: not by themselves, nor by whoever leads a phase or nothing; and to nobody who has none", async () => {
    const { server, ruth, head } = await twoLeaders();
    const phase = await joined(server, ruth, "phase", [phaseLeaderOf(rivers.phase)]);
    const ta = await joined(server, ruth, "jo.bell", [taOf(rivers.class)]);
    for (const [by, whose] of [
      [head, head],
      [phase, head],
      [ta, head],
      [phase, ta],
    ] as const)
      expect(codeOf(await makes(server, by, whose))).toBe("may_not_invite");
    expect(codeOf(await makes(server, ruth, ta))).toBe("conflict");
    const people = taken(await server.get("/identity/second-steps", ruth.token), secondStepHolders).people;
    expect(new Set(people)).toEqual(new Set([ruth.person, head.person, phase.person]));
    expect(codeOf(await server.get("/identity/second-steps", phase.token))).toBe("may_not_invite");
  });

  it("is made for the last leader at the server's own terminal", async () => {
    const { server } = await aSchool();
    const half = await halfIn(server);
    const made = await server.assembled.secondSteps.makeLink("server", half.person);
    if ("refused" in made) throw new Error(made.refused);
    expect((await uses(server, half, made.path)).status).toBe(200);
    expect(await own(server, half)).toEqual({ required: true, setUp: false, codesLeft: 0 });
  });
});

describe("what is noted", () => {
  it("is who set one up, took it, was refused, used a code, gave a link and used one", async () => {
    const { server, app, figures, ruth } = await aSchool();
    const head = await joined(server, ruth, "head", [aLeader]);
    const half = await halfIn(server);
    await take(server, half, "000000");
    await take(server, half, figures());
    await take(server, half, app.codes[0] ?? "");
    server.clock.now += halfAMinute;
    await server.post("/identity/second-step/codes", { typed: figures() }, half.token);
    const made = stepLinkMade.parse((await server.post("/identity/second-steps/reset", { person: head.person }, half.token)).body);
    const heads = await halfIn(server, "head");
    await server.post("/identity/second-step/link", { secret: made.path.replace("/join#step-", "") }, heads.token);
    const rows = await server.asks(({ db }) => db.selectFrom("audit").select(["person", "what", "about"]).orderBy("number").execute());
    const steps = rows.filter(({ what }) => /step|recovery/i.test(what)).map(({ person, what }) => [person, what]);
    expect(steps).toEqual([
      [ruth.person, "secondStepSetUp"],
      [head.person, "secondStepSetUp"],
      [ruth.person, "secondStepRefused"],
      [ruth.person, "secondStepTaken"],
      [ruth.person, "recoveryCodeUsed"],
      [ruth.person, "secondStepTaken"],
      [ruth.person, "recoveryCodesMade"],
      [ruth.person, "secondStepLinkMade"],
      [head.person, "secondStepReset"],
    ]);
  });
});

describe("the server's secret", () => {
  it("opens what it sealed, about what it was sealed for, and nothing that was changed", () => {
    const { seal, open } = sealing("a secret that is long enough");
    const sealed = seal("GEZDGNBV", "ruth 1");
    expect(open(sealed, "ruth 1")).toBe("GEZDGNBV");
    expect(open(sealed, "ruth 2")).toBeUndefined();
    expect(open(`${sealed.slice(0, -2)}AA`, "ruth 1")).toBeUndefined();
    expect(open("", "ruth 1")).toBeUndefined();
    expect(sealing("another secret, as long").open(sealed, "ruth 1")).toBeUndefined();
  });

  it("that is another now opens no authenticator: it is said, and a recovery code lets in", async () => {
    const { server, app, figures } = await aSchool();
    await server.asks(({ db }) => db.updateTable("second_factors").set({ secret: "of-another-server" }).execute());
    const half = await halfIn(server);
    expect(codeOf(await take(server, half, figures()))).toBe("gone");
    expect((await take(server, half, app.codes[0] ?? "")).status).toBe(200);
    expect((await me(server, half)).status).toBe(200);
  });
});

describe("a copy of the school that was put back", () => {
  it("knows everybody's second step, and no link that takes one away or secret that was only shown", async () => {
    const { server, figures, ruth } = await aSchool();
    const head = await joined(server, ruth, "head", [aLeader]);
    const { path } = taken(await server.post("/identity/second-steps/reset", { person: head.person }, ruth.token), stepLinkMade);
    await server.assembled.store.renewEpochs(server.clock.now);
    expect(codeOf(await me(server, ruth))).toBe("unauthenticated");
    const half = await halfIn(server, "head");
    expect(half.owes).toBe("secondStep");
    expect(codeOf(await server.post("/identity/second-step/link", { secret: path.replace("/join#step-", "") }, half.token))).toBe(
      "link_unknown",
    );
    expect((await take(server, await halfIn(server), figures())).status).toBe(200);
    expect(server.clock.now).toBeGreaterThan(monday);
  });
});
