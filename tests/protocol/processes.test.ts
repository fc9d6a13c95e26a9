/** Several server processes over one PostgreSQL, behind an nginx as the README sets one up; some are killed in the middle of pushes. */
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { v7 } from "uuid";
import * as z from "zod";
import { maxPushBytes, pushResponse, type ActResult } from "../../src/sync/protocol.ts";
import { formatStamp } from "../../src/sync/stamp.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";
import { joined, rivers, taOf } from "../unit/server/people.ts";
import { setUp, temporaryFolder, testServer } from "../unit/server/server.ts";
import type { Ask } from "../fixtures/trusting.ts";
import { behindNginx } from "./behindNginx.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres({ durable: true });
}, 60_000);
afterAll(() => cluster.stop());

const stream = `evidence/${rivers.pupil}/2026-27`;
const actsEach = 60;

interface Teller {
  person: string;
  token: string;
  replica: string;
}

/** One act of two observations, as a tablet sends it. */
function act({ person, replica }: Teller, number: number) {
  const id = v7();
  const changes = [0, 1].map((part) => ({
    ...{ id: v7(), act: id, stream, kind: "observation", record: v7(), by: person, replica },
    fields: { pupil: rivers.pupil, kind: "note", words: `${number} of ${replica}` },
    at: formatStamp({ ms: Date.now(), counter: 2 * number + part, replica }),
  }));
  return { id, changes };
}

/** A message of theirs, as their tablet posts it. */
const posted = ({ person, token, replica }: Teller, message: object) => ({
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
  body: JSON.stringify({ version: 1, person, replica, ...message }),
});

/** Sends it until somebody has answered, as a tablet does. */
async function sent(ask: Ask, teller: Teller, acts: readonly object[]): Promise<ActResult[]> {
  for (;;) {
    const answer = await ask("/sync/push", posted(teller, { acts })).catch(() => undefined);
    const said = answer && (await text(answer).catch(() => undefined));
    if (said === undefined || Number(answer?.statusCode) >= 500) continue;
    if (answer?.statusCode !== 200) throw new Error(`Refused: ${said}`);
    return pushResponse.parse(JSON.parse(said)).results;
  }
}

/** A school in PostgreSQL, served behind nginx, with assistants of one class. */
async function served(names: readonly string[]) {
  const dataDir = temporaryFolder();
  const environment = { DATABASE_URL: cluster.fresh(), DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" };
  const school = await behindNginx(environment);
  const office = await testServer({ dataDir, settings: environment });
  const leader = await setUp(office);
  const tellers: Teller[] = [];
  for (const name of names) {
    const { person, token } = await joined(office, leader, name, [taOf(rivers.class)]);
    tellers.push({ person, token, replica: name.padEnd(16, "0") });
  }
  return { ...school, office, tellers };
}

it(
  "are one server: what any of them said it had is there, once and whole, though others die while they write",
  { timeout: 240_000 },
  async () => {
    const { ask, tried, killOne, office, tellers } = await served(["tom", "uma", "wim", "sal"]);
    const told = new Map<string, string[]>();
    const pushing = tellers.map(async (teller) => {
      for (let number = 0; number < actsEach; number += 1) {
        const one = act(teller, number);
        const [result] = await sent(ask, teller, [one]);
        if (result?.outcome === "refused") throw new Error(`Refused: ${result.code}`);
        told.set(
          one.id,
          one.changes.map(({ id }) => id),
        );
      }
    });
    const killing = async () => {
      for (const [at, place] of [0, 1, 2, 0].entries()) {
        await expect.poll(() => told.size, { timeout: 120_000, interval: 20 }).toBeGreaterThan((at + 1) * 40);
        await killOne(place);
      }
    };
    await Promise.all([...pushing, killing()]);
    expect(told.size).toBe(tellers.length * actsEach);
    // Where one had died, nginx asked the next.
    expect((await tried()).some((servers) => servers.length > 1)).toBe(true);

    const { items } = await office.assembled.store.changesAfter(stream, 0, { bytes: 1e9, author: null });
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    expect(items.map(({ id }) => id).sort()).toEqual([...told.values()].flat().sort());
    const records = await office.assembled.store.recordsBelow(stream, null, null, { bytes: 1e9, author: null });
    expect(new Set(records.items.map(({ id }) => id))).toEqual(new Set(items.map(({ record }) => record)));
  },
);

it(
  "are reached under TLS, refuse what is too large themselves, and tell an iPad that listens to one of them what another took",
  { timeout: 120_000 },
  async () => {
    const { ask, tried, tellers } = await served(["tom", "uma"]);
    const [tom, uma] = tellers;
    if (tom === undefined || uma === undefined) throw new Error("Nobody joined.");
    const page = await ask("/");
    expect([page.statusCode, page.headers["strict-transport-security"]]).toEqual([200, "max-age=31536000"]);
    const large = await ask("/sync/push", posted(tom, { acts: ["x".repeat(2 * maxPushBytes)] }));
    expect(JSON.parse(await text(large))).toMatchObject({ code: "too_large" });

    const listening = await ask("/sync/live", posted(uma, {}));
    const events = listening.iterator({ destroyOnReturn: false });
    const hears = async () => z.string().parse((await events.next()).value);
    expect(await hears()).toMatch(/^(:|event: again)/);
    // One after another to each of the three: only one of them has the listener.
    for (let number = 0; number < 3; number += 1) {
      await sent(ask, tom, [act(tom, number)]);
      let heard = "";
      while (!heard.includes("\n\n")) heard += await hears();
      expect(heard).toContain("event: moved");
      expect(heard).toContain(stream);
    }
    listening.destroy();
    expect(new Set((await tried()).flat()).size).toBe(3);
  },
);

it("know the sessions, the links and the tries of one another", { timeout: 120_000 }, async () => {
  const settings = { DATABASE_URL: cluster.fresh() };
  const dataDir = temporaryFolder();
  const [one, other] = [await testServer({ dataDir, settings }), await testServer({ dataDir, settings })];
  const leader = await setUp(one);
  expect((await other.get("/identity/me", leader.token)).status).toBe(200);
  const { token } = await joined(other, leader, "jo.bell", [taOf(rivers.class)]);
  expect((await one.get("/identity/me", token)).status).toBe(200);
  const wrong = { login: "jo.bell", password: "no password of hers" };
  const tries: number[] = [];
  for (let times = 0; times < 12; times += 1) tries.push((await (times % 2 === 0 ? one : other).post("/identity/sign-in", wrong)).status);
  expect(tries.filter((status) => status === 401)).toHaveLength(10);
  await one.post("/identity/sign-out", {}, token);
  expect((await other.get("/identity/me", token)).status).toBe(401);
});
