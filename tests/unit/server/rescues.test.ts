import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { unwrapFromRescue, wrapForRescue, type RescueWrapping } from "../../../src/client/lock/rescue.ts";
import { triesPerRescue } from "../../../src/server/identity/attempts.ts";
import { rescueAnswer, rescueList, signedIn, type SignedIn } from "../../../src/sync/identityMessages.ts";
import { cryptography } from "../client/ofTheBrowser.ts";
import { aLeader, joined, phaseLeaderOf, rivers, taOf } from "./people.ts";
import { aDay, codeOf, goodPassword, setUp, signsIn, taken, testServer, type TestServer } from "./server.ts";

const event = z.looseObject({ msg: z.string() });
const keyFile = z.object({ version: z.literal(1), key: z.string() });
const anHour = 60 * 60_000;
const dataKey = new Uint8Array(32).fill(7);

const wrapped = ({ rescue, person }: SignedIn): Promise<RescueWrapping> =>
  wrapForRescue({ dataKey, schoolKey: rescue.key, person, wrapping: randomUUID() }, cryptography);

/** A school whose teaching assistant has a wrapping on their tablet, and has forgotten their PIN. */
async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
  return { server, leader, ta, kept: await wrapped(ta) };
}

const posted = (server: TestServer, { token }: SignedIn, { ephemeral, wrapping }: Pick<RescueWrapping, "ephemeral" | "wrapping">) =>
  server.post("/identity/rescues", { ephemeral, wrapping }, token);
const ask = async (server: TestServer, who: SignedIn, kept: RescueWrapping) => taken(await posted(server, who, kept), rescueAnswer);
const waiting = async (server: TestServer, by: SignedIn) => taken(await server.get("/identity/rescues", by.token), rescueList).rescues;
const decide = (server: TestServer, by: SignedIn, rescue: string, allow = true) =>
  server.post("/identity/rescues/decide", { rescue, allow }, by.token);

/** Whoever is first in the list is decided about. */
async function decideFirst(server: TestServer, by: SignedIn, allow = true): Promise<void> {
  const [first] = await waiting(server, by);
  expect((await decide(server, by, first?.id ?? "", allow)).status).toBe(200);
}

async function secretOf(server: TestServer, who: SignedIn, kept: RescueWrapping): Promise<string> {
  const answer = await ask(server, who, kept);
  if (answer.state !== "open") throw new Error(`Not open: ${answer.state}`);
  return answer.secret;
}

describe("somebody who has forgotten their PIN", () => {
  it("signs in, is let in by a leader, and their tablet opens what it kept", async () => {
    const { server, leader, kept } = await aSchool();
    const again = taken(await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }), signedIn);
    expect(again.rescue.key).toBe(kept.schoolKey);
    expect(await ask(server, again, kept)).toEqual({ state: "waiting" });
    expect(await waiting(server, leader)).toMatchObject([{ person: again.person, displayName: "jo.bell", askedAt: server.clock.now }]);
    await decideFirst(server, leader);
    const secret = await secretOf(server, again, kept);
    expect(await unwrapFromRescue(kept, secret, again.person, cryptography)).toEqual(dataKey);
  });

  it("asks again how it stands, and is in the list once", async () => {
    const { server, leader, ta, kept } = await aSchool();
    for (let n = 0; n < 50; n++) expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
    expect(await waiting(server, leader)).toHaveLength(1);
    await decideFirst(server, leader, false);
    for (let n = 0; n < 2; n++) expect(await ask(server, ta, kept)).toEqual({ state: "refused" });
    expect(await waiting(server, leader)).toEqual([]);
  });

  it("is told the secret once: whoever asks after that is vouched for anew", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    await decideFirst(server, leader);
    const answers = await Promise.all([ask(server, ta, kept), ask(server, ta, kept)]);
    expect(answers.map(({ state }) => state).sort()).toEqual(["open", "waiting"]);
    await decideFirst(server, leader);
    expect((await ask(server, ta, kept)).state).toBe("open");
  });

  it("is told it within an hour of being let in, and not after; not let in, they may ask again after an hour", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    server.clock.now += 2 * aDay;
    await decideFirst(server, leader);
    server.clock.now += anHour;
    expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
    await decideFirst(server, leader, false);
    server.clock.now += anHour - 1;
    expect(await ask(server, ta, kept)).toEqual({ state: "refused" });
    server.clock.now += 1;
    expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
    await decideFirst(server, leader);
    server.clock.now += anHour - 1;
    expect((await ask(server, ta, kept)).state).toBe("open");
  });

  it("waits for a week, and is asked about no longer", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    const [first] = await waiting(server, leader);
    server.clock.now += 7 * aDay - 1;
    expect(await waiting(server, leader)).toHaveLength(1);
    server.clock.now += 1;
    expect(await waiting(server, leader)).toEqual([]);
    expect(codeOf(await decide(server, leader, first?.id ?? ""))).toBe("conflict");
    expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
    expect(await waiting(server, leader)).toMatchObject([{ askedAt: server.clock.now }]);
  });

  it("asks a few times in a quarter of an hour, whatever wrappings they name", async () => {
    const { server, leader, ta, kept } = await aSchool();
    for (let n = 0; n < triesPerRescue.tries; n++) await ask(server, ta, { ...kept, wrapping: randomUUID() });
    expect(codeOf(await posted(server, ta, kept))).toBe("rate_limited");
    expect(await waiting(server, leader)).toHaveLength(triesPerRescue.tries);
    server.clock.now += triesPerRescue.withinMs;
    expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
  });
});

describe("a secret", () => {
  it("is nobody else's: who names another person's wrapping waits by themselves, and is told what opens nothing", async () => {
    const { server, leader, ta, kept } = await aSchool();
    const thief = await joined(server, leader, "al.fry", [taOf(rivers.class)]);
    await ask(server, ta, kept);
    await decideFirst(server, leader);
    expect(await ask(server, thief, kept)).toEqual({ state: "waiting" });
    await decideFirst(server, leader);
    const told = await secretOf(server, thief, kept);
    const right = await secretOf(server, ta, kept);
    expect(told).not.toBe(right);
    for (const person of [ta.person, thief.person]) await expect(unwrapFromRescue(kept, told, person, cryptography)).rejects.toThrow();
  });

  it("is of one wrapping: what was allowed for one is not told for another, nor for other halves of it", async () => {
    const { server, leader, ta, kept } = await aSchool();
    const other = await wrapped(ta);
    await ask(server, ta, kept);
    await decideFirst(server, leader);
    expect(await ask(server, ta, other)).toEqual({ state: "waiting" });
    expect(await ask(server, ta, { ...kept, ephemeral: other.ephemeral })).toEqual({ state: "waiting" });
    const secret = await secretOf(server, ta, kept);
    await expect(unwrapFromRescue(other, secret, ta.person, cryptography)).rejects.toThrow();
  });

  it.each([
    ["nothing", ""],
    ["no base64", "B".repeat(88)],
    ["a point in short", Buffer.concat([Buffer.of(2), Buffer.alloc(32, 1)]).toString("base64")],
    ["a point beside the curve", Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString("base64")],
    ["the point at nought", Buffer.concat([Buffer.of(4), Buffer.alloc(64)]).toString("base64")],
  ])("cannot be asked for with %s", async (_what, ephemeral) => {
    const { server, leader, ta, kept } = await aSchool();
    const answer = await posted(server, ta, { ...kept, ephemeral });
    expect([codeOf(answer), answer.body]).toEqual(["invalid_request", expect.objectContaining({ field: "ephemeral" })]);
    expect(await waiting(server, leader)).toEqual([]);
  });

  it("stands in no line of the log and in no file of the server, nor does anybody's name: ids say who let whom in", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    const [first] = await waiting(server, leader);
    await decideFirst(server, leader);
    const secret = await secretOf(server, ta, kept);
    const log = server.lines.join("");
    for (const word of [secret, kept.ephemeral, kept.sealed, kept.schoolKey, ta.token, "jo.bell", "Ruth"]) expect(log).not.toContain(word);
    const events = server.lines.map((line) => event.parse(JSON.parse(line))).filter(({ msg }) => msg.startsWith("rescue"));
    const about = { rescue: first?.id, person: ta.person };
    expect(events).toMatchObject([
      { msg: "rescue_asked", ...about },
      { msg: "rescue_allowed", ...about, by: leader.person },
      { msg: "rescue_opened", ...about },
    ]);
    const { key } = keyFile.parse(JSON.parse(readFileSync(join(server.dataDir, "rescue.key"), "utf8")));
    const bytes = (await server.bytes()).toString("latin1");
    for (const word of [secret, key, Buffer.from(key, "base64").toString("latin1")]) expect(bytes).not.toContain(word);
  });
});

describe("whoever leads", () => {
  it("needs nobody's word within an hour of their second step, and is told the secret once for each time they ask", async () => {
    const { server, leader } = await aSchool();
    const kept = await wrapped(leader);
    server.clock.now += anHour - 1;
    const secret = await secretOf(server, leader, kept);
    expect(await unwrapFromRescue(kept, secret, leader.person, cryptography)).toEqual(dataKey);
    expect(await waiting(server, leader)).toEqual([]);
    server.clock.now += 1;
    expect(await ask(server, leader, kept)).toEqual({ state: "waiting" });
    const again = await signsIn(server, "ruth@meadowbank.example");
    expect(await secretOf(server, again, kept)).toBe(secret);
    expect(await waiting(server, leader)).toEqual([]);
  });

  it("is not let in by their second step where another leader has said no", async () => {
    const { server, leader } = await aSchool();
    const other = await joined(server, leader, "head", [aLeader]);
    const kept = await wrapped(leader);
    server.clock.now += anHour;
    await ask(server, leader, kept);
    await decideFirst(server, other, false);
    expect(await ask(server, await signsIn(server, "ruth@meadowbank.example"), kept)).toEqual({ state: "refused" });
  });

  it("is not vouched for by the second step of another of their sessions", async () => {
    const { server, leader } = await aSchool();
    const kept = await wrapped(leader);
    server.clock.now += anHour;
    await signsIn(server, "ruth@meadowbank.example");
    expect(await ask(server, leader, kept)).toEqual({ state: "waiting" });
  });
});

describe("letting somebody in", () => {
  it("is for whoever leads the school, and nobody else", async () => {
    const { server, leader, ta, kept } = await aSchool();
    const phaseLeader = await joined(server, leader, "phase.one", [phaseLeaderOf(rivers.phase)]);
    await ask(server, ta, kept);
    const [first] = await waiting(server, leader);
    for (const by of [ta, phaseLeader]) {
      expect(codeOf(await server.get("/identity/rescues", by.token))).toBe("may_not_invite");
      expect(codeOf(await decide(server, by, first?.id ?? ""))).toBe("may_not_invite");
    }
    expect(await ask(server, ta, kept)).toEqual({ state: "waiting" });
  });

  it("is for another leader when a leader asks whose second step was long ago", async () => {
    const { server, leader } = await aSchool();
    const other = await joined(server, leader, "head", [aLeader]);
    const kept = await wrapped(leader);
    server.clock.now += anHour;
    await ask(server, leader, kept);
    const [own] = await waiting(server, leader);
    expect(codeOf(await decide(server, leader, own?.id ?? ""))).toBe("may_not_invite");
    expect(await ask(server, leader, kept)).toEqual({ state: "waiting" });
    await decideFirst(server, other);
    expect((await ask(server, leader, kept)).state).toBe("open");
  });

  it("is decided once: who comes second is told to look again", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    const [first] = await waiting(server, leader);
    await decideFirst(server, leader, false);
    expect(codeOf(await decide(server, leader, first?.id ?? ""))).toBe("conflict");
    expect(await ask(server, ta, kept)).toEqual({ state: "refused" });
  });

  it("is void in a copy of the school that was put back", async () => {
    const { server, leader, ta, kept } = await aSchool();
    await ask(server, ta, kept);
    await decideFirst(server, leader);
    await server.assembled.store.renewEpochs(server.clock.now);
    const again = taken(await server.post("/identity/sign-in", { login: "jo.bell", password: goodPassword }), signedIn);
    expect(await ask(server, again, kept)).toEqual({ state: "waiting" });
  });
});
