import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { tableNames } from "../../../src/server/backup/tables.ts";
import { blobPath } from "../../../src/server/blobs/blobPath.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { postgres, type Cluster } from "../../fixtures/postgres.ts";
import { invited, rivers, taOf } from "../server/people.ts";
import { goodPassword, monday, setUp, temporaryFolder, testServer, type TestServer } from "../server/server.ts";
import { terminal } from "../server/terminal.ts";
import { backUp, passphrase, withPicture } from "./backingUp.ts";

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

it("a school in PostgreSQL is read whole, as it was at one moment, while people go on writing", async () => {
  const server = await testServer({ settings: { DATABASE_URL: cluster.fresh() } });
  const { person } = await setUp(server);
  const snapshot = await server.assembled.reading.snapshot();
  await server.assembled.staffing.invite(person, { displayName: "Jo Bell", grants: [] });
  const rows = new Map<string, unknown[]>();
  for (const table of tableNames) for await (const some of snapshot.rows(table)) rows.set(table, [...(rows.get(table) ?? []), ...some]);
  await snapshot.end();
  expect(rows.get("user")).toMatchObject([{ id: person, emailVerified: 0 }]);
  expect(rows.get("records")?.length).toBeGreaterThan(8);
  expect(JSON.stringify(rows.get("records"))).not.toContain("Jo Bell");
});

describe("a backup put back into PostgreSQL", () => {
  const put = (url: string, dataDir: string, ...args: string[]) =>
    terminal(dataDir, ["restore", ...args, "--passphrase"], { input: passphrase, now: monday, env: { DATABASE_URL: url } });
  const signsIn = async (server: TestServer) =>
    (await server.post("/identity/sign-in", { login: "ruth@meadowbank.example", password: goodPassword })).status;
  const schemas = async (url: string): Promise<string[]> => {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<{ name: string }>("select nspname::text as name from pg_namespace order by 1");
    await client.end();
    return rows.map(({ name }) => name);
  };

  it("takes the place of the school that is there, which stays in a schema of its own, and new streams go on from it", async () => {
    const url = cluster.fresh();
    const server = await testServer({ settings: { DATABASE_URL: url } });
    const leader = await setUp(server);
    await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    const file = await backUp(server);
    await invited(server, leader, "Sam Late", [taOf(rivers.class)]);
    const running = await put(url, server.dataDir, file, "--replace");
    expect([running.status, running.err]).toEqual([1, expect.stringContaining("The server is running")]);
    await server.assembled.close();
    expect((await put(url, server.dataDir, file)).err).toContain("With --replace it is moved aside");
    const before = await schemas(url);
    const said = await put(url, server.dataDir, file, "--replace", "--json");
    expect([said.err, said.status]).toEqual(["", 0]);
    const { schemaBefore } = z.looseObject({ schemaBefore: z.string() }).parse(said.last());
    expect(await schemas(url)).toEqual([...before, schemaBefore].sort());

    const anew = await testServer({ dataDir: server.dataDir, settings: { DATABASE_URL: url } });
    expect(await signsIn(anew)).toBe(200);
    const all = await anew.assembled.store.changesAfter("school", 0, { bytes: 1e9, author: null });
    expect(JSON.stringify(all.items)).toContain("Jo Bell");
    expect(JSON.stringify(all.items)).not.toContain("Sam Late");
    const { person } = leader;
    await anew.assembled.staffing.invite(person, { displayName: "Pip New", grants: [] });
    expect((await terminal(server.dataDir, ["check"], { now: monday, env: { DATABASE_URL: url } })).err).toBe("");
  });

  it("comes from a school in a file as well, with its pictures, and goes back into one", async () => {
    const inFile = await testServer();
    const leader = await setUp(inFile);
    await invited(inFile, leader, "Jo Bell", [taOf(rivers.class)]);
    const hash = await withPicture(inFile);
    const [url, dataDir] = [cluster.fresh(), join(temporaryFolder(), "data")];
    expect((await put(url, dataDir, await backUp(inFile))).err).toBe("");
    expect(existsSync(blobPath(schoolFiles(dataDir).pictures, hash))).toBe(true);
    const server = await testServer({ dataDir, settings: { DATABASE_URL: url } });
    expect(await signsIn(server)).toBe(200);

    const back = temporaryFolder();
    const file = await backUp(server);
    expect((await terminal(back, ["restore", file, "--passphrase"], { input: passphrase, now: monday })).err).toBe("");
    expect(await signsIn(await testServer({ dataDir: back }))).toBe(200);
  });

  it("leaves everything as it was when it is not whole", async () => {
    const url = cluster.fresh();
    const server = await testServer({ settings: { DATABASE_URL: url } });
    await setUp(server);
    const file = await backUp(server);
    const cut = join(temporaryFolder(), "cut");
    writeFileSync(cut, readFileSync(file).subarray(0, -40));
    await server.assembled.close();
    const before = await schemas(url);
    expect((await put(url, server.dataDir, cut, "--replace")).err).toContain("not whole");
    expect(await schemas(url)).toEqual(before);
    expect(readdirSync(server.dataDir).filter((name) => name.startsWith("restoring"))).toEqual([]);
    expect(await signsIn(await testServer({ dataDir: server.dataDir, settings: { DATABASE_URL: url } }))).toBe(200);
  });
});
