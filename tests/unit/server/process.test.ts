import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { request, type ClientRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { unwrapFromRescue, wrapForRescue } from "../../../src/client/lock/rescue.ts";
import { signedIn } from "../../../src/sync/identityMessages.ts";
import { doesSecondStep } from "../../fixtures/authenticator.ts";
import { cryptography } from "../client/ofTheBrowser.ts";
import { addressIn, builtRoot, command, script, serve, type Process } from "./processes.ts";
import { goodPassword, school, temporaryFolder } from "./server.ts";

/** Nothing of a group is left behind, whatever became of the test. */
function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** All of what is answered. */
function textOf(asked: ClientRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    asked.once("error", reject).once("response", (answer) => {
      let text = "";
      answer
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .once("end", () => resolve(text));
    });
  });
}

function answers(here: string): Promise<boolean> {
  return fetch(`${here}/health`).then(
    () => true,
    () => false,
  );
}

const openAnswer = z.object({ state: z.literal("open"), secret: z.string() });

describe("the server as a process", { timeout: 60_000 }, () => {
  it("starts with one command, tells a link to begin, and finishes what is in flight when it is stopped", async () => {
    const dataDir = join(temporaryFolder(), "data");
    const server = serve({ PORT: "0", DATA_DIR: dataDir });
    const here = await addressIn(server.said);
    expect(await (await fetch(`${here}/health`)).json()).toEqual({ status: "ok", setUp: false });
    expect(await (await fetch(`${here}/class/x`)).text()).toContain("the shell");
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);

    const secret = /setup#([\w-]{43})/.exec(server.said())?.[1];
    const body = JSON.stringify({ secret, school, leader: { displayName: "Ruth Okafor", login: "ruth", password: goodPassword } });
    const claim = request(`${here}/setup/claim`, { method: "POST", headers: { "content-type": "application/json" } });
    const idle = connect(Number(new URL(here).port), "localhost");
    claim.write(body.slice(0, 40));
    await Promise.all([once(claim, "socket"), once(idle, "connect")]);
    await expect.poll(async () => (await fetch(`${here}/health`)).status).toBe(200);
    server.kill("SIGTERM");
    server.kill("SIGTERM");
    server.kill("SIGINT");
    await expect.poll(() => answers(here)).toBe(false);
    const answered = textOf(claim);
    claim.end(body.slice(40));
    expect(signedIn.parse(JSON.parse(await answered))).toMatchObject({ displayName: "Ruth Okafor" });
    expect(await server.exit).toBe(0);

    const again = serve({ PORT: "0", DATA_DIR: dataDir });
    expect(await (await fetch(`${await addressIn(again.said)}/health`)).json()).toEqual({ status: "ok", setUp: true });
    expect(again.said()).not.toContain("setup#");
    again.kill("SIGINT");
    expect(await again.exit).toBe(0);
  });

  it("lets somebody in to their iPad after it was started again, under the passphrase it was first started with and no other", async () => {
    const dataDir = temporaryFolder();
    const environment = { PORT: "0", DATA_DIR: dataDir, RESCUE_PASSPHRASE: "two umbrellas and a kite" };
    const first = serve(environment);
    const secret = /setup#([\w-]{43})/.exec((await addressIn(first.said), first.said()))?.[1];
    const post = async (server: Process, path: string, body: object, token = ""): Promise<unknown> => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      return (await fetch(`${await addressIn(server.said)}${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const signs = async (server: Process, path: string, body: object) => {
      const session = signedIn.parse(await post(server, path, body));
      return doesSecondStep(session, (path, body) => post(server, path, body, session.token), Date.now());
    };
    const leader = { displayName: "Ruth Okafor", login: "ruth", password: goodPassword };
    const { person, token, rescue } = await signs(first, "/setup/claim", { secret, school, leader });
    const dataKey = new Uint8Array(32).fill(9);
    const kept = await wrapForRescue({ dataKey, schoolKey: rescue.key, person, wrapping: randomUUID() }, cryptography);
    const asked = { ephemeral: kept.ephemeral, wrapping: kept.wrapping };
    const { secret: told } = openAnswer.parse(await post(first, "/identity/rescues", asked, token));
    first.kill("SIGTERM");
    expect(await first.exit).toBe(0);

    const wrong = serve({ ...environment, RESCUE_PASSPHRASE: "three umbrellas and a kite" });
    expect(await wrong.exit).toBe(1);
    expect(wrong.said()).toContain(`RESCUE_PASSPHRASE is not the one that ${join(dataDir, "rescue.key")} was made under`);

    const again = serve(environment);
    const signed = await signs(again, "/identity/sign-in", { login: "ruth", password: goodPassword });
    expect(signed.rescue).toEqual(rescue);
    const answer = openAnswer.parse(await post(again, "/identity/rescues", asked, signed.token));
    expect(answer.secret).toBe(told);
    expect(await unwrapFromRescue(kept, answer.secret, person, cryptography)).toEqual(dataKey);
    for (const { said } of [first, wrong, again]) expect(said()).not.toContain(answer.secret);
  });

  it("makes nothing that another user of the machine could read, in a folder that was there before", async () => {
    const dataDir = temporaryFolder();
    chmodSync(dataDir, 0o755);
    const server = serve({ PORT: "0", DATA_DIR: dataDir });
    await addressIn(server.said);
    const open = readdirSync(dataDir).filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
    const made = ["auth-secret", "pictures", "rescue.key", "school.sqlite", "school.sqlite-shm", "school.sqlite-wal"];
    expect([readdirSync(dataDir).sort(), open]).toEqual([made, []]);

    const certificate = await command({ DATA_DIR: dataDir }, ["certificate"]);
    expect([certificate.stderr, certificate.status]).toEqual(["", 0]);
    const tls = join(dataDir, "tls");
    expect(readdirSync(tls).filter((name) => (statSync(join(tls, name)).mode & 0o077) !== 0)).toEqual([]);
  });

  it("stops when npm is told to stop and only the shell between them hears it", async () => {
    const shell = spawn("sh", ["-c", `"${process.execPath}" --import tsx "${script}" "${builtRoot()}"; true`], {
      env: { PATH: process.env.PATH, PORT: "0", DATA_DIR: temporaryFolder(), npm_lifecycle_event: "start" },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    onTestFinished(() => killGroup(shell.pid));
    let said = "";
    shell.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const here = await addressIn(() => said);
    shell.kill("SIGTERM");
    await expect.poll(() => answers(here), { timeout: 10_000 }).toBe(false);
  });

  it("says in a sentence why it will not start", async () => {
    const one = serve({ PORT: "0", DATA_DIR: temporaryFolder() });
    const { port } = new URL(await addressIn(one.said));
    const taken = serve({ PORT: port, DATA_DIR: temporaryFolder() });
    expect(await taken.exit).toBe(1);
    expect(taken.said()).toBe(
      `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${Number(port) + 1} npm start\n`,
    );
    const wrong = serve({ PORT: "eighty", DATABASE_URL: "mysql://x" });
    expect(await wrong.exit).toBe(1);
    const file = join(temporaryFolder(), "school");
    writeFileSync(file, "");
    const nowhere = serve({ PORT: "0", DATA_DIR: join(file, "data") });
    expect(await nowhere.exit).toBe(1);
    expect(nowhere.said()).toBe(
      `The school's folder, ${join(file, "data")}, cannot be made (ENOTDIR). Set DATA_DIR to a folder that this user may write to.\n`,
    );
    expect(wrong.said()).toMatch(/^PORT: give a number\.\nDATABASE_URL: give the address of a PostgreSQL database/);
  });
});
