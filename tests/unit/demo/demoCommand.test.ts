import { describe, expect, test } from "vitest";
import * as z from "zod";
import { streams } from "../../../src/domain/streams.ts";
import { smallDemonstration } from "../../../src/demo/demonstration.ts";
import { prepareDemonstration } from "../../../src/server/cli/demo.ts";
import { loadWithSignIns } from "../../../src/server/cli/demoLoading.ts";
import { progressBar } from "../../../src/server/cli/progress.ts";
import { runProgram } from "../../../src/server/cli/program.ts";
import { placesOf, schoolOf, staff } from "../../../src/server/people/schoolLog.ts";
import { type DemonstrationSignIn, signedIn } from "../../../src/sync/identityMessages.ts";
import { pullResponse } from "../../../src/sync/protocol.ts";
import {
  cheap,
  goodPassword,
  monday,
  setUp,
  setUpSecret,
  signsIn,
  taken,
  temporaryFolder,
  testServer,
  type TestServer,
} from "../server/server.ts";

async function school(dataDir: string, args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const bars: string[] = [];
  const status = await runProgram(args, {
    environment: { DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Promise.resolve(""),
    redraw: (line) => bars.push(line),
    now: () => monday,
    cost: cheap,
  });
  return { status, out: out.join("\n"), err: err.join("\n"), bars };
}

const told = z.object({
  counts: z.object({ pupils: z.number(), observations: z.number() }),
  signIns: z.array(z.object({ person: z.string(), login: z.string(), password: z.string(), role: z.string() })),
});
const small = ["demo", "--small", "--seed", "1", "--records", "200"];
const load = async (dataDir: string) => told.parse(JSON.parse((await school(dataDir, [...small, "--json"])).out));

/** Sets the school up for a leader who signs in with this. */
async function leaderCalled(server: TestServer, login: string): Promise<{ person: string; signIns: DemonstrationSignIn[] }> {
  const secret = await setUpSecret(server);
  const leader = { displayName: "Ruth Okafor", login, password: goodPassword };
  const asked = { secret, school: { name: "Meadow Bank", zone: "Europe/London" }, leader };
  const { person, signIns = [] } = taken(await server.post("/setup/claim", { ...asked, demonstration: true }), signedIn);
  return { person, signIns };
}

describe("the demonstration school, loaded", () => {
  test("is set up, counted, and let in: everybody signs in with the password printed once", async () => {
    const server = await testServer();
    const { counts, signIns } = await load(server.dataDir);
    expect(counts).toMatchObject({ pupils: 9, observations: 200 });
    expect(await server.assembled.isSetUp()).toBe(true);
    expect(signIns).toHaveLength(8);
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(8);
    for (const { login, password, person } of signIns) {
      expect(taken(await server.post("/identity/sign-in", { login, password }), z.object({ person: z.string() })).person).toBe(person);
    }
  });

  test("keeps no password in clear", async () => {
    const server = await testServer();
    const { signIns } = await load(server.dataDir);
    const bytes = (await server.bytes()).toString("latin1");
    for (const { password } of signIns) expect(bytes).not.toContain(password);
  });

  test("reaches a teaching assistant's tablet with nine cards and no file, and the leader's with both", async () => {
    const server = await testServer();
    const { signIns } = await load(server.dataDir);
    const held = async (login: string) => {
      const { password, person } = signIns.find((each) => each.login === login) ?? { password: "", person: "" };
      const { token } = await signsIn(server, login, password);
      const asked = { version: 1, person, replica: "0123456789abcdef", digest: "", cursors: {} };
      const { access } = taken(await server.post("/sync/pull", asked, token), { parse: (body) => z.parse(pullResponse, body) });
      return Object.keys(access?.streams ?? {});
    };
    const assistants = await held("tom.brennan");
    expect(assistants.filter((stream) => stream.startsWith("card/"))).toHaveLength(9);
    expect(assistants.filter((stream) => stream.startsWith("file/"))).toEqual([]);
    expect((await held("helen.w")).filter((stream) => stream.startsWith("file/"))).toHaveLength(9);
    expect((await held("ruth.m")).filter((stream) => stream.startsWith("card/")).length).toBeGreaterThan(4);
  });

  test("has taken back what went into the wrong child's stream: those words are nowhere in the file", async () => {
    const server = await testServer();
    await school(server.dataDir, ["demo", "--small", "--records", "3000"]);
    const rows = await server.asks(({ db }) => db.selectFrom("changes").select("body").where("redacted", "is not", null).execute());
    expect(rows.length).toBeGreaterThan(3);
    for (const { body } of rows) expect(JSON.parse(body)).toEqual({ fields: {} });
  });

  test("is not mixed with a school that is there", async () => {
    const server = await testServer();
    await setUp(server);
    const { status, err } = await school(server.dataDir, small);
    expect([status, err]).toEqual([1, expect.stringContaining("There is a school in DATA_DIR already")]);
    const twice = temporaryFolder();
    expect((await school(twice, small)).status).toBe(0);
    expect((await school(twice, small)).status).toBe(1);
  });

  test("is not mixed with a school that is set up while its passwords are hashed", async () => {
    const server = await testServer();
    const { assembled } = server;
    let begun: Promise<unknown> | undefined;
    const hash = async (password: string) => {
      await (begun ??= setUp(server));
      return assembled.hash(password);
    };
    const invented = smallDemonstration({ seed: "1", today: "2026-09-21", zone: "Europe/London", name: "Invented", records: 0 });
    expect(await loadWithSignIns({ ...assembled, hash }, invented, () => undefined)).toBeUndefined();
    expect((await server.asks(({ log }) => schoolOf(log)))?.name).toBe("Meadow Bank");
    expect((await server.asks(({ log }) => placesOf(log))).pupils).toEqual([]);
    expect(await server.asks(({ log }) => staff(log))).toHaveLength(1);
  });

  test("is there whole or not at all: what fails on the way leaves the folder empty", async () => {
    const { assembled, asks } = await testServer();
    const invented = smallDemonstration({ seed: "1", today: "2026-09-21", zone: "Europe/London", name: "Invented", records: 300 });
    const breaking = function* () {
      yield* invented.acts.slice(0, 250);
      throw new Error("the power went");
    };
    await expect(loadWithSignIns(assembled, { people: invented.people, acts: breaking() }, () => undefined)).rejects.toThrow(
      "the power went",
    );
    expect(await asks(({ log }) => schoolOf(log))).toBeUndefined();
    expect(await assembled.isSetUp()).toBe(false);
    expect(await loadWithSignIns(assembled, invented, () => undefined)).toHaveLength(8);
  });

  test.each([
    [["demo", "--records", "200"], "only with --small"],
    [["demo", "--small", "--today", "2026-13-01"], "YYYY-MM-DD"],
    [["demo", "--small", "--today", "2026-02-30"], "YYYY-MM-DD"],
    [["demo", "--small", "--today", "2026-09-22"], "has not come yet"],
    [["demo", "--small", "--records", "many"], "whole number"],
  ])("%j gets a sentence", async (args, says) => {
    const { status, err } = await school(temporaryFolder(), args);
    expect([status, err]).toEqual([1, expect.stringContaining(says)]);
  });

  test("shows a bar that grows to the end and goes away, and prints the sign-ins as lines", async () => {
    const { out, bars } = await school(temporaryFolder(), small);
    expect(bars.at(-1)).toBe("");
    expect(bars.at(-2)).toContain("100%");
    expect(out).toMatch(/priya\.kaur +([a-z0-9]{4}-){3}[a-z0-9]{4} {2}Priya Kaur, Teacher/);
  });

  test("comes to a leader who has just set up a school, in their name and zone", async () => {
    const server = await testServer({ prepareDemonstration });
    const { person, signIns } = await leaderCalled(server, "ruth");
    for (const { login, password } of signIns) expect((await server.post("/identity/sign-in", { login, password })).status).toBe(200);
    expect(signIns).toHaveLength(7);
    expect((await server.asks(({ log }) => log.schoolFacts())).pupils).toHaveLength(9);
    expect((await server.asks(({ log }) => schoolOf(log)))?.name).not.toContain("demonstration");
    expect(await server.asks(({ log }) => staff(log))).toHaveLength(8);
    const classes = await server.asks(({ log }) => log.ofKind(streams.school, "class"));
    expect(classes.every(({ author }) => author === person)).toBe(true);
    expect(await server.assembled.staffing.list(person)).toHaveLength(8);
  });
});

describe("a leader whose login the demonstration would have used", () => {
  test("keeps it, and the invented person signs in with another", async () => {
    const server = await testServer({ prepareDemonstration });
    const { signIns } = await leaderCalled(server, "priya.kaur");
    expect(signIns.map(({ login }) => login)).toContain("demo.priya.kaur");
  });
});

describe("a bar", () => {
  test("is drawn once a percent, and not at all where lines cannot be written over", () => {
    const drawn: string[] = [];
    const bar = progressBar((line) => drawn.push(line), "Loading", 1_000);
    for (let done = 0; done <= 1_000; done += 1) bar.done(done);
    bar.end();
    expect(drawn).toHaveLength(102);
    expect(drawn[50]).toBe(`Loading ${"█".repeat(15)}${"░".repeat(15)} 50%`);
    const nothing = progressBar(undefined, "Loading", 0);
    nothing.done(0);
    nothing.end();
  });
});
