import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { v7 } from "uuid";
import * as z from "zod";
import { latestLedger } from "../../../src/server/backup/ledger.ts";
import { makeBackup } from "../../../src/server/backup/makeBackup.ts";
import { pictureFolder } from "../../../src/server/backup/pictureFolder.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { blobPath } from "../../../src/server/blobs/blobPath.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { migrations } from "../../../src/server/storage/migrations.ts";
import { fillSchool, rivers } from "../server/people.ts";
import { monday, setUp, signsIn, temporaryFolder, testServer } from "../server/server.ts";
import { terminal as run } from "../server/terminal.ts";
import { backUp, inFile, passphrase, withPicture } from "./backingUp.ts";

const school = (dataDir: string, args: string[], input = "", env: NodeJS.ProcessEnv = {}) =>
  run(dataDir, args, { input, env, now: monday });

async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  return { server, leader };
}

describe("school backup", () => {
  it("makes a key once, for its own user alone, and says what to set", async () => {
    const [dataDir, file] = [temporaryFolder(), join(temporaryFolder(), "backup.key")];
    const { out, status } = await school(dataDir, ["backup", "--new-key", file]);
    expect([status, out]).toEqual([0, expect.stringMatching(/BACKUP_RECIPIENT=age1[a-z0-9]{58}$/)]);
    expect([statSync(file).mode & 0o777, readFileSync(file, "utf8")]).toEqual([
      0o600,
      expect.stringMatching(/\nAGE-SECRET-KEY-1[A-Z0-9]+\n$/),
    ]);
    expect(out).not.toContain("SECRET");
    expect((await school(dataDir, ["backup", "--new-key", file])).err).toContain("is there already");
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("says what it lacks: a school, a folder, something to seal it to", async () => {
    const { server } = await aSchool();
    const said = async (...args: string[]) => (await school(server.dataDir, ["backup", ...args])).err;
    expect((await school(temporaryFolder(), ["backup"])).err).toContain("no school in DATA_DIR");
    expect(await said()).toContain("--to FOLDER");
    const folder = temporaryFolder();
    expect(await said("--to", folder)).toContain("--recipient or --passphrase");
    expect(await said("--to", folder, "--recipient", "age2x")).toContain("age2x is not the public half of a key");
    expect((await school(server.dataDir, ["backup", "--to", folder, "--passphrase"], "short\n")).err).toContain("at least 12");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes by the settings, and opens what it made where it can", async () => {
    const { server } = await aSchool();
    const folder = join(temporaryFolder(), "new");
    const secret = join(temporaryFolder(), "passphrase");
    writeFileSync(secret, `${passphrase}\n`);
    const said = await school(server.dataDir, ["backup", "--json"], "", { BACKUP_DIR: folder, BACKUP_PASSPHRASE_FILE: secret });
    expect(said.last()).toMatchObject({ opened: true });
    expect(said.out).toContain(folder);
    expect(said.err).not.toContain(passphrase);
  });
});

const restoredAnswer = z.looseObject({ erasedAgain: z.int(), before: z.nullable(z.string()) });

describe("school restore", () => {
  it("says what it lacks, and what is wrong with what it is given, and touches nothing", async () => {
    const { server } = await aSchool();
    const file = await backUp(server);
    const dataDir = temporaryFolder();
    const said = async (path: string, ...args: string[]) => (await school(dataDir, ["restore", path, ...args], passphrase)).err;
    expect(await said(file)).toContain("Say what opens it");
    expect(await said(file, "--key", "/nowhere")).toContain("no file /nowhere");
    const empty = join(temporaryFolder(), "empty");
    writeFileSync(empty, "# no key\n");
    expect(await said(file, "--key", empty)).toContain("holds no key");
    expect(await said("/nowhere.tar.age", "--passphrase")).toContain("The file cannot be read");
    expect(await said(empty, "--passphrase")).toContain("no backup of Small Steps");
    expect((await school(dataDir, ["restore", file, "--passphrase"], "another passphrase")).err).toContain("does not open the backup");
    const cut = join(temporaryFolder(), "cut");
    copyFileSync(file, cut);
    truncateSync(cut, statSync(file).size - 40);
    expect(await said(cut, "--passphrase")).toContain("not whole");
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("only looks, if that is all that is asked", async () => {
    const { server } = await aSchool();
    const file = await backUp(server);
    const dataDir = temporaryFolder();
    const { status, out } = await school(dataDir, ["restore", file, "--passphrase", "--dry-run"], passphrase);
    expect([status, out]).toEqual([0, expect.stringMatching(/^The backup of 2026-09-21 8:30: \d+ changes, \d+ records, 0 pictures\.$/)]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("moves a school that is there aside, and goes by what that one knows was erased", async () => {
    const { server, leader } = await aSchool();
    const hash = await withPicture(server);
    const file = await backUp(server);
    const { store } = server.assembled;
    const ids = { newUuid: v7, replica: "ledger0000000000" };
    await erase({ store, now: () => server.clock.now }, ids, { pupil: rivers.pupil, why: "request", by: leader.person });
    expect((await school(server.dataDir, ["restore", file, "--passphrase"], passphrase)).err).toContain("--replace");
    expect((await school(server.dataDir, ["restore", file, "--passphrase", "--replace"], passphrase)).err).toContain(
      "The server is running",
    );
    await server.assembled.close();
    const said = await school(server.dataDir, ["restore", file, "--passphrase", "--replace", "--json"], passphrase);
    const { erasedAgain, before } = restoredAnswer.parse(said.last());
    expect(erasedAgain).toBe(3);
    expect(readdirSync(before ?? "")).toEqual(expect.arrayContaining(["pictures", "school.sqlite"]));
    // The picture went with the child, though the backup held it.
    expect(existsSync(blobPath(schoolFiles(server.dataDir).pictures, hash))).toBe(false);
    const anew = await testServer({ dataDir: server.dataDir });
    expect((await anew.assembled.store.heads([`card/${rivers.pupil}`])).erased.size).toBe(1);
    // What she proves herself with was in the backup, her second step too.
    expect((await signsIn(anew, "ruth@meadowbank.example")).person).toBe(leader.person);
    expect((await school(server.dataDir, ["check"])).err).toBe("");
  });

  it("takes a ledger from anywhere, and stops at one that it cannot read", async () => {
    const { server, leader } = await aSchool();
    const file = await backUp(server);
    const { store } = server.assembled;
    const ids = { newUuid: v7, replica: "ledger0000000000" };
    await erase({ store, now: () => server.clock.now }, ids, { pupil: rivers.pupil, why: "request", by: leader.person });
    const later = temporaryFolder();
    await backUp(server, later);
    const dataDir = join(temporaryFolder(), "data");
    const ledger = join(later, latestLedger);
    const restore = (...args: string[]) => school(dataDir, ["restore", file, "--passphrase", "--json", ...args], passphrase);
    const odd = join(temporaryFolder(), "odd.erased.json");
    writeFileSync(odd, readFileSync(ledger, "utf8").replace("card/", "/card/").replace('"erasure"', '"closure"'));
    expect((await restore("--ledger", odd)).err).toContain(`${odd}: The file is not whole`);
    expect(existsSync(dataDir)).toBe(false);
    expect((await restore("--ledger", ledger)).last()).toMatchObject({ erasedAgain: 2, before: null });
  });

  it("puts a school back that an older version of the program backed up, and none of a newer one", async () => {
    const { server } = await aSchool();
    const folder = temporaryFolder();
    const made = async (step: number) => {
      const { reading } = server.assembled;
      const of = { snapshot: await reading.snapshot(), pictures: pictureFolder(schoolFiles(server.dataDir).pictures) };
      const at = monday + step;
      return join(folder, (await makeBackup({ school: of, step, folder, lock: { passphrase, work: 2 }, at })).name);
    };
    // What the older version had no table for was not in its backup.
    inFile(server, (db) => db.exec("delete from recovery_codes; delete from second_factors"));
    const older = await school(temporaryFolder(), ["restore", await made(migrations.length - 1), "--passphrase"], passphrase);
    expect([older.err, older.status]).toEqual(["", 0]);
    const newer = await school(temporaryFolder(), ["restore", await made(migrations.length + 1), "--passphrase"], passphrase);
    expect(newer.err).toContain("A newer version of Small Steps made this");
  });

  it("puts pictures back where the school looks for them", async () => {
    const { server } = await aSchool();
    const hash = await withPicture(server);
    const dataDir = temporaryFolder();
    await school(dataDir, ["restore", await backUp(server), "--passphrase"], passphrase);
    const path = blobPath(schoolFiles(dataDir).pictures, hash);
    expect([readFileSync(path).length, statSync(path).mode & 0o777]).toEqual([6, 0o600]);
  });
});
