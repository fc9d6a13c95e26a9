/** Several server processes over one PostgreSQL, behind a proxy; some are killed in the middle of pushes. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { v7 } from "uuid";
import { pushResponse, type ActResult } from "../../src/sync/protocol.ts";
import { formatStamp } from "../../src/sync/stamp.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";
import { addressIn, builtRoot, serve, type Process } from "../unit/server/processes.ts";
import { joined, rivers, taOf } from "../unit/server/people.ts";
import { setUp, temporaryFolder, testServer } from "../unit/server/server.ts";
import { roundRobin } from "./roundRobin.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres({ durable: true });
}, 60_000);
afterAll(() => cluster.stop());

const stream = `evidence/${rivers.pupil}/2026-27`;
const actsEach = 60;

interface Running {
  process: Process;
  address: string;
}

async function started(environment: NodeJS.ProcessEnv, root: string): Promise<Running> {
  const process = serve({ PORT: "0", ...environment }, root);
  return { process, address: await addressIn(process.said) };
}

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

/** Sends it until somebody has answered, as a tablet does. */
async function sent(address: string, { person, token, replica }: Teller, acts: readonly object[]): Promise<ActResult[]> {
  for (;;) {
    const answer = await fetch(`${address}/sync/push`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ version: 1, person, replica, acts }),
    }).catch(() => undefined);
    if (answer?.ok === true) return pushResponse.parse(await answer.json()).results;
    if (answer && answer.status < 500) throw new Error(`Refused: ${await answer.text()}`);
  }
}

it(
  "are one server: what any of them said it had is there, once and whole, though others die while they write",
  { timeout: 240_000 },
  async () => {
    const dataDir = temporaryFolder();
    const environment = { DATABASE_URL: cluster.fresh(), DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" };
    const root = builtRoot();
    // All at once, over a database without a table.
    const running = await Promise.all([1, 2, 3].map(() => started(environment, root)));
    const office = await testServer({ dataDir, settings: environment });
    const leader = await setUp(office);
    const tellers: Teller[] = [];
    for (const name of ["tom", "uma", "wim", "sal"]) {
      const { person, token } = await joined(office, leader, name, [taOf(rivers.class)]);
      tellers.push({ person, token, replica: name.padEnd(16, "0") });
    }
    const proxy = await roundRobin(() => running.map(({ address }) => address));

    const told = new Map<string, string[]>();
    const pushing = tellers.map(async (teller) => {
      for (let number = 0; number < actsEach; number += 1) {
        const one = act(teller, number);
        const [result] = await sent(proxy.address, teller, [one]);
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
        running[place]?.process.kill("SIGKILL");
        running[place] = await started(environment, root);
      }
    };
    await Promise.all([...pushing, killing()]);
    expect(told.size).toBe(tellers.length * actsEach);
    expect(proxy.lost()).toBeGreaterThan(0);

    const { items } = await office.assembled.store.changesAfter(stream, 0, { bytes: 1e9, author: null });
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    expect(items.map(({ id }) => id).sort()).toEqual([...told.values()].flat().sort());
    const records = await office.assembled.store.recordsBelow(stream, null, null, { bytes: 1e9, author: null });
    expect(new Set(records.items.map(({ id }) => id))).toEqual(new Set(items.map(({ record }) => record)));
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
