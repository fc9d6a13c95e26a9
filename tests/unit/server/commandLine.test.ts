import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { schoolOf } from "../../../src/server/people/schoolLog.ts";
import { makeCertificate } from "../../../src/server/tls/makeCertificate.ts";
import { linkMade, rescueList, signedIn, staffList } from "../../../src/sync/identityMessages.ts";
import { fillSchool, hills, joined, rivers, taOf } from "./people.ts";
import { aDay, goodPassword, monday, secretOf, setUp, setUpSecret, taken, temporaryFolder, testServer } from "./server.ts";
import { terminal } from "./terminal.ts";

/** One command line over a school's folder: its status, and what it said. */
const school = (
  dataDir: string,
  args: string[],
  { now = monday, env = {}, ...more }: { input?: string; now?: number; env?: NodeJS.ProcessEnv } = {},
) => terminal(dataDir, args, { ...more, now, env: { AUTH_SECRET: "a secret of the tests, long enough to use", ...env } });

const aLeader = ["--school", "Meadow Bank", "--name", "Ruth Okafor", "--login", "ruth"];

describe("the server's terminal", () => {
  it("prints a link to set up by; the one before stops working", async () => {
    const server = await testServer({ dataDir: temporaryFolder() });
    const { dataDir } = server;
    const first = z.object({ link: z.string() }).parse((await school(dataDir, ["setup", "--json"])).last()).link;
    const second = await school(dataDir, ["setup"]);
    expect(first).toMatch(/^http:\/\/localhost:8080\/setup#[\w-]{43}$/);
    expect((await server.post("/setup/open", { secret: secretOf(first) })).status).toBe(404);
    expect((await server.post("/setup/open", { secret: secretOf(second.out) })).status).toBe(200);
    await setUp(server);
    expect((await school(dataDir, ["setup"])).err).toContain("set up already");
  });

  it("says of a link to hand out that it opens here only, unless it knows the address that iPads use", async () => {
    const server = await testServer();
    await setUp(server);
    const invite = ["staff", "invite", "Jo Bell", "--role", "leader"];
    const { err, out } = await school(server.dataDir, invite);
    expect([err, out]).toEqual([
      expect.stringContaining("open on this machine only"),
      expect.stringContaining("http://localhost:8080/join#"),
    ]);
    await makeCertificate(server.dataDir, ["steps.local", "localhost"], monday);
    const after = await school(server.dataDir, ["staff", "invite", "Ben Carr", "--role", "leader"]);
    expect([after.err, after.out]).toEqual(["", expect.stringContaining("https://steps.local:8080/join#")]);
  });

  it("makes a folder that was put back begin another life, in which nothing that was handed out before lets anybody in", async () => {
    const server = await testServer();
    expect((await school(server.dataDir, ["restored"])).err).toContain("no school in this folder");
    const leader = await setUp(server);
    const { epoch } = await server.assembled.store.life();
    const said = await school(server.dataDir, ["restored"]);
    expect([said.status, said.out]).toEqual([0, expect.stringContaining("begins another life")]);
    expect((await server.assembled.store.life()).epoch).not.toBe(epoch);
    expect((await server.get("/identity/me", leader.token)).status).toBe(401);
  });

  it("sets a school up by itself, with the password from standard input", async () => {
    const server = await testServer();
    expect(await school(server.dataDir, ["setup", ...aLeader], { input: "short\n" })).toMatchObject({ status: 1, out: "" });
    expect((await school(server.dataDir, ["setup", ...aLeader], { input: `${goodPassword}\n` })).status).toBe(0);
    expect((await server.post("/identity/sign-in", { login: "ruth", password: goodPassword })).status).toBe(200);
  });

  it("leaves the link of the server's own terminal good when setting up by itself does not come off", async () => {
    const server = await testServer();
    const secret = await setUpSecret(server);
    for (const args of [["--school", "Meadow Bank"], aLeader, [...aLeader, "--zone", "Europe/Atlantis"]]) {
      expect((await school(server.dataDir, ["setup", ...args], { input: "short\n" })).status).toBe(1);
      expect((await server.post("/setup/open", { secret })).status).toBe(200);
    }
  });

  it("sets no school up without its names, and says which is missing", async () => {
    const server = await testServer();
    for (const [args, said] of [
      [["--school", "", "--name", "Ruth", "--login", "ruth"], "--school: give a name of 1 to 200 letters"],
      [["--school", "Meadow Bank", "--name", " ", "--login", "ruth"], "--name: give a name of 1 to 200 letters"],
      [["--school", "Meadow Bank", "--name", "Ruth", "--login", "ruth okafor"], "--login: That cannot be used to sign in."],
      [[...aLeader, "--zone", "Mars/Olympus"], "--zone: give a time zone, such as Europe/London"],
      [[...aLeader, "--zone", "not a zone"], "--zone: give a time zone, such as Europe/London"],
    ] satisfies [string[], string][]) {
      const { status, err } = await school(server.dataDir, ["setup", ...args], { input: goodPassword });
      expect([args, status]).toEqual([args, 1]);
      expect(err).toContain(said);
    }
    expect(await server.asks(({ log }) => schoolOf(log))).toBeUndefined();
    expect((await school(server.dataDir, ["setup", ...aLeader], { input: "short" })).err).toContain(
      "standard input: That password is too short.",
    );
  });

  it("lets nobody in before there is a school", async () => {
    const { status, err } = await school(temporaryFolder(), ["staff", "list"]);
    expect([status, err]).toEqual([1, "No school is set up yet: npm run school -- setup"]);
  });

  it("invites, makes links again, moves roles and lets people go", async () => {
    const server = await testServer();
    const { dataDir } = server;
    await fillSchool(server, (await setUp(server)).person);
    const run = async (...args: string[]) => {
      const { status, err, last } = await school(dataDir, ["staff", ...args, "--json"], {
        env: { PUBLIC_URL: "https://steps.school.example" },
      });
      expect([err, status]).toEqual(["", 0]);
      return last();
    };
    const list = async () => staffList.parse(await run("list")).staff.find(({ displayName }) => displayName === "Jo Bell");

    const made = z.looseObject(linkMade.shape).parse(await run("invite", "Jo Bell", "--role", "ta", "--class", rivers.class));
    expect(await list()).toMatchObject({ hasAccount: false, grants: [taOf(rivers.class)], link: { purpose: "join" } });
    const claim = { secret: secretOf(made.path), login: "jo.bell", password: goodPassword };
    expect((await server.post("/identity/links/claim", claim)).status).toBe(200);
    expect(await run("link", "jo bell")).toMatchObject({ purpose: "reset", person: made.person });

    await run("grant", made.person, "--role", "cover", "--class", "Class-Heron", "--until", "2026-09-22");
    const cover = (await list())?.grants.find(({ role }) => role === "cover");
    expect(cover).toMatchObject({ scope: { type: "class", id: hills.class }, from: "2026-09-21", until: "2026-09-22" });
    await run("end", cover?.id ?? "");
    expect((await list())?.grants).toHaveLength(1);

    const session = taken(
      await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }),
      z.looseObject({ token: z.string() }),
    );
    await run("sign-out", "Jo Bell");
    expect((await server.get("/identity/me", session.token)).status).toBe(401);
    await run("leave", "Jo Bell", "--on", "2026-09-20");
    expect(await list()).toMatchObject({ leftOn: "2026-09-20", grants: [] });
  });

  it("lets somebody in to their iPad whose PIN was forgotten, the only leader among them, and need not know the key's passphrase", async () => {
    const server = await testServer({ settings: { RESCUE_PASSPHRASE: "two umbrellas and a kite" } });
    const { dataDir } = server;
    const leader = await setUp(server);
    expect((await school(dataDir, ["rescue"])).out).toBe("Nobody asks.");
    const asked = { ephemeral: leader.rescue.key, wrapping: randomUUID() };
    // Long after their second step, which would vouch for them.
    server.clock.now += 2 * 60 * 60_000;
    await server.post("/identity/rescues", asked, leader.token);
    const { rescues } = rescueList.parse((await school(dataDir, ["rescue", "--json"])).last());
    const [id] = rescues.map((one) => one.id);
    expect((await school(dataDir, ["rescue"])).out).toBe(`Ruth Okafor  asked 2026-09-21 10:30  ${id}`);
    expect((await school(dataDir, ["rescue", "--allow", "nobody"])).status).toBe(1);
    expect((await school(dataDir, ["rescue", "--allow", id ?? ""], { now: server.clock.now })).out).toContain("within the hour");
    expect((await server.post("/identity/rescues", asked, leader.token)).body).toMatchObject({ state: "open" });
    expect((await school(dataDir, ["rescue", "--allow", id ?? ""])).err).toContain("decided meanwhile");
  });

  it("puts the rescue key under a passphrase from standard input, beside a running server, and says what to set before its next start", async () => {
    const server = await testServer();
    await setUp(server);
    const { dataDir } = server;
    const short = await school(dataDir, ["rescue-key"], { input: "too short\n" });
    expect([short.status, short.err]).toEqual([1, expect.stringContaining("at least 12 characters")]);
    const said = await school(dataDir, ["rescue-key"], { input: "two umbrellas and a kite\n" });
    expect([said.status, said.out]).toEqual([0, expect.stringContaining("Set RESCUE_PASSPHRASE to it before the server is next started")]);
    const next = await school(dataDir, ["rescue-key"], { input: "three umbrellas and a kite\n" });
    expect([next.status, next.err]).toEqual([1, expect.stringContaining("is under a passphrase. Set RESCUE_PASSPHRASE to it.")]);
  });

  it("gives a link that takes a second step away, to the only leader too, whose phone is lost", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const said = await school(server.dataDir, ["staff", "reset-second-step", "Ruth Okafor", "--json"]);
    const { link } = z.looseObject({ link: z.string() }).parse(said.last());
    const { token } = taken(await server.post("/identity/sign-in", { login: "ruth@meadowbank.example", password: goodPassword }), signedIn);
    const secret = link.split("#step-")[1] ?? "";
    expect((await server.post("/identity/second-step/link", { secret }, token)).status).toBe(200);
    for (const [who, why] of [
      ["Ruth Okafor", "Ruth Okafor has no second step"],
      ["jo.bell", "jo.bell has no second step"],
      ["Al", "Nobody"],
    ] as const)
      expect((await school(server.dataDir, ["staff", "reset-second-step", who])).err).toContain(why);
  });

  it("says what is wrong with what was asked, in words", async () => {
    const server = await testServer();
    const { dataDir } = server;
    await fillSchool(server, (await setUp(server)).person);
    const ta = ["--role", "ta", "--class", rivers.class];
    await school(dataDir, ["staff", "invite", "Jo Bell", ...ta]);
    await school(dataDir, ["staff", "invite", "jo bell", ...ta]);
    for (const [args, said] of [
      [["staff", "link", "Jo Bell"], "Several people have that name"],
      [["staff", "link", "Al Fry"], "Nobody on the staff has that name"],
      [["staff", "leave", "Ruth Okafor"], "last"],
      [["staff", "invite", "X", "--role", "king"], "Allowed choices are ta, cover"],
      [["staff", "invite", "X", "--role", "ta"], "--role ta holds in a class: add --class"],
      [["staff", "invite", "X", "--role", "leader", "--phase", rivers.phase], "--role leader holds in the school: give no place"],
      [["staff", "invite", "X", "--role", "specialist", "--phase", rivers.phase], "holds over a pupil or in a class"],
      [["staff", "invite", "X", "--role", "cover", "--class", rivers.class], "--until: cover needs its last day"],
      [["staff", "invite", "X", ...ta, "--until", "2026-09-20"], "--until: that is before the role begins"],
      [["staff", "invite", "", ...ta], "<name>: give a name of 1 to 200 letters"],
      [["staff", "invite", "  ", ...ta], "<name>: give a name"],
      [["staff", "invite", "x".repeat(201), ...ta], "<name>: give a name"],
      [
        ["staff", "invite", "X", "--role", "ta", "--class", "puffin"],
        "--class: there is no puffin here. There are: class-heron, class-otter.",
      ],
      [["staff", "invite", "X", "--role", "specialist", "--pupil", "nobody"], "--pupil: no pupil here has that id"],
      [["staff", "invite", "X", "--role", "phaseLeader", "--phase", "p9"], "--phase: there is no p9 here. There are: p1, p2, phase-1"],
      [["staff", "grant", "Ruth Okafor", "--role", "ta", "--class", "puffin"], "--class: there is no puffin here"],
      [["staff", "leave", "Ruth Okafor", "--on", "1 May"], "--on: give a day as YYYY-MM-DD"],
      [["staff", "leave", "Ruth Okafor", "--on", "2026-02-30"], "--on: give a day as YYYY-MM-DD"],
      [["staff", "leave", "Ruth Okafor", "--on", "2026-09-22"], "--on: that day has not come yet"],
      [["staff", "invite", "X", "--role", "ta", "--class", "a", "--phase", "b"], "A role holds in one place"],
      [["staff", "invite", "X", "--role", "ta", "--class", rivers.class, "--from", "tomorrow"], "--from: give a day as YYYY-MM-DD"],
      [["staff", "end", "nothing"], "already ended"],
      [["nothing"], "unknown command"],
    ] satisfies [string[], string][]) {
      const { status, out, err } = await school(dataDir, args);
      expect([args, status, out]).toEqual([args, 1, ""]);
      expect(err).toContain(said);
    }
  });

  it.each([
    ["https://192.168.1.5", "--host: https://192.168.1.5 is an address with more in it: give only 192.168.1.5."],
    ["steps.local:8080", "--host: steps.local:8080 is an address with more in it: give only steps.local."],
    ["a b", "--host: a b is no name"],
    ["steps-.local", "--host: steps-.local is no name"],
    ["192.168.1.500", "--host: 192.168.1.500 is no name"],
    ["", "--host: give a name"],
  ])("makes no certificate for %j, which no tablet could reach", async (host, said) => {
    const dataDir = temporaryFolder();
    const { status, err } = await school(dataDir, ["certificate", "--host", "steps.local", host]);
    expect([status, err]).toEqual([1, expect.stringContaining(said)]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("makes a certificate, says how an iPad comes to trust it, and need not say it twice", async () => {
    const dataDir = temporaryFolder();
    const first = await school(dataDir, ["certificate", "--host", "steps.local", "192.168.1.5"]);
    expect(first.out).toContain("good until 2027-10-22");
    expect(first.out).toContain("Certificate Trust Settings");
    expect(first.out).toContain("https://192.168.1.5:8080");
    expect(first.out).not.toContain("https://localhost");
    const again = await school(dataDir, ["certificate", "--json"], { now: monday + 300 * aDay });
    expect(again.last()).toMatchObject({ madeAuthority: false });
    expect((await school(dataDir, ["setup"])).out).toMatch(/https:\/\/(?!localhost)\S+:8080\/setup#/);
  });
});
