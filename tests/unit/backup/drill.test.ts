/** The drill that a technician makes once a year, made by a test each time: control 28. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { expect, it } from "vitest";
import * as z from "zod";
import { signedIn } from "../../../src/sync/identityMessages.ts";
import { pullResponse, pushResponse } from "../../../src/sync/protocol.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { doesSecondStep } from "../../fixtures/authenticator.ts";
import { addressIn, command, serve, type Process } from "../server/processes.ts";
import { goodPassword, school, temporaryFolder } from "../server/server.ts";

const replica = "aaaaaaaaaaaaaaaa";
const answer = z.looseObject({ file: z.string(), changes: z.int() });

async function post(server: Process, path: string, body: object, token = ""): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return (await fetch(`${await addressIn(server.said)}${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
}

/** In by a password or a link, and by the second step that is owed. */
async function signs(server: Process, path: string, body: object) {
  const session = signedIn.parse(await post(server, path, body));
  return doesSecondStep(session, (path, body) => post(server, path, body, session.token), Date.now());
}

/** The school's stream as somebody who reads it has it. */
async function pulled(server: Process, person: string, token: string) {
  const asked = { version: 1, person, replica, digest: "", cursors: {} };
  const { pages = [] } = pullResponse.parse(await post(server, "/sync/pull", asked, token));
  // Each server says of itself how far its own audit has come.
  return pages.flatMap(({ records = [] }) => records).filter(({ kind }) => kind !== "auditMark");
}

it("a backup that is made while tablets push comes back, in another folder, as it was at one moment", { timeout: 240_000 }, async () => {
  const [dataDir, folder, keys, elsewhere] = [temporaryFolder(), temporaryFolder(), temporaryFolder(), join(temporaryFolder(), "data")];
  const made = await command({ DATA_DIR: dataDir }, ["backup", "--new-key", join(keys, "backup.key"), "--json"]);
  const { recipient } = z.looseObject({ recipient: z.string() }).parse(JSON.parse(made.stdout));
  const environment = { PORT: "0", DATA_DIR: dataDir, BACKUP_RECIPIENT: recipient };
  const server = serve(environment);
  const secret = /setup#([\w-]{43})/.exec((await addressIn(server.said), server.said()))?.[1];
  const leader = { displayName: "Ruth Okafor", login: "ruth", password: goodPassword };
  const ruth = await signs(server, "/setup/claim", { secret, school, leader });

  const accepted: string[] = [];
  const pushes = { on: true };
  const push = async () => {
    const [id, record] = [v7(), v7()];
    const at = formatStamp({ ms: Date.now(), counter: 0, replica });
    const fields = { name: `Closed ${accepted.length}`, from: "2027-01-04", until: "2027-01-04" };
    const change = { id, act: id, stream: "school", kind: "closure", record, fields, at, by: ruth.person, replica };
    const body = { version: 1, person: ruth.person, replica, acts: [{ id, changes: [change] }] };
    const { results } = pushResponse.parse(await post(server, "/sync/push", body, ruth.token));
    expect(results[0]?.outcome).toBe("accepted");
    accepted.push(record);
  };
  const pushing = (async () => {
    while (pushes.on) await push();
  })();
  await expect.poll(() => accepted.length, { timeout: 60_000 }).toBeGreaterThan(20);
  const before = [...accepted];
  const backup = await command(environment, ["backup", "--to", folder, "--json"]);
  expect([backup.status, backup.stderr]).toEqual([0, expect.stringContaining("backup made")]);
  pushes.on = false;
  await pushing;
  expect(accepted.length).toBeGreaterThan(before.length);
  const { file } = answer.parse(JSON.parse(backup.stdout.trim().split("\n").at(-1) ?? ""));
  const bytes = readFileSync(file);
  for (const name of ["Ruth", "Meadow Bank", "Closed", ruth.person]) expect(bytes.includes(name)).toBe(false);

  const restored = await command({ DATA_DIR: elsewhere }, ["restore", file, "--key", join(keys, "backup.key")]);
  expect([restored.stderr, restored.status]).toEqual(["", 0]);
  const checked = await command({ DATA_DIR: elsewhere }, ["check"]);
  expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining("all of it is whole")]);
  expect(readdirSync(elsewhere).filter((name) => name.startsWith("restoring"))).toEqual([]);

  const again = serve({ PORT: "0", DATA_DIR: elsewhere });
  expect(await post(again, "/sync/pull", { version: 1, person: ruth.person, replica, digest: "" }, ruth.token)).toMatchObject({
    code: "unauthenticated",
  });
  // This machine's secret is another, which opens no authenticator's: a recovery code is what is left.
  const { token } = await signs(again, "/identity/sign-in", { login: "ruth", password: goodPassword });
  const [was, is] = [await pulled(server, ruth.person, ruth.token), await pulled(again, ruth.person, token)];
  const ids = new Set(is.map(({ id }) => id));
  expect(before.filter((id) => !ids.has(id))).toEqual([]);
  const original = new Map(was.map((record) => [record.id, record]));
  for (const record of is) expect(record).toEqual(original.get(record.id));
  // What came after the moment is missing from the end of the log, and from nowhere else.
  expect(accepted.map((id) => ids.has(id)).join(" ")).toMatch(/^(true ?)+(false ?)*$/);
});
