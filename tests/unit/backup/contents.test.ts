import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { manifest } from "../../../src/server/backup/manifest.ts";
import { fillSchool, invited, joined, rivers, taOf } from "../server/people.ts";
import { goodPassword, secretOf, setUp, temporaryFolder, testServer } from "../server/server.ts";
import { backUp, bytesOf, contentsOf, inFile, withPicture } from "./backingUp.ts";

const rowsIn = (text: Buffer | undefined) =>
  z.array(z.record(z.string(), z.unknown())).parse(
    (text ?? "")
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line)),
  );

async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  const tom = await joined(server, leader, "tom", [taOf(rivers.class)]);
  const { path } = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
  return { server, leader, tom, link: secretOf(path) };
}

describe("what a backup holds", () => {
  it("is nothing that anybody can read without the passphrase, in its bytes or in its name", async () => {
    const { server, leader } = await aSchool();
    const file = await backUp(server);
    const bytes = bytesOf(file);
    for (const text of ["Ruth", "Okafor", "Child", rivers.pupil, leader.person, "jsonl", "manifest"])
      expect([text, bytes.includes(text)]).toEqual([text, false]);
    expect(file).toMatch(/small-steps-2026-09-21T073000\.000Z\.tar\.age$/);
  });

  it("is no session, no link and no key, opened too: not their secrets, and not what is kept of them", async () => {
    const { server, leader, tom, link } = await aSchool();
    server.assembled.rescueKey();
    const all = Buffer.concat([...(await contentsOf(await backUp(server))).values()]);
    expect(all.includes("ruth@meadowbank.example")).toBe(true);
    const kept = (of: string) => createHash("sha256").update(of).digest("base64url");
    const secrets = [leader.token, tom.token, link].flatMap((each) => [each, kept(each)]);
    const files = ["rescue.key"].map((name) => readFileSync(join(server.dataDir, name), "utf8"));
    const keys = files.map((text) => z.looseObject({ key: z.string() }).parse(JSON.parse(text)).key);
    const sessions = z.array(z.object({ token: z.string() })).parse(inFile(server, (db) => db.prepare("select token from session").all()));
    expect(sessions.length).toBeGreaterThan(0);
    const never = [...secrets, ...keys, ...sessions.map(({ token }) => token), goodPassword, "a secret of the tests"];
    expect(never.filter((each) => all.includes(each))).toEqual([]);
  });

  it("is told by its manifest, picture by picture and row by row", async () => {
    const made = await aSchool();
    const hash = await withPicture(made.server);
    const contents = await contentsOf(await backUp(made.server));
    const names = [...contents.keys()];
    expect([names[0], names.at(-1), names.at(-2)]).toEqual(["about.json", "manifest.json", "tables/blobs/000001.jsonl.gz"]);
    const said = manifest.parse(JSON.parse(contents.get("manifest.json")?.toString() ?? ""));
    expect(said.pictures).toEqual({ files: 1, bytes: 6, missing: 0 });
    expect(contents.get(`pictures/${hash}`)).toEqual(Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]));
    expect(said.rows.grants).toBe(rowsIn(contents.get("tables/grants/000001.jsonl.gz")).length);
    expect(said.rows.changes).toBe(rowsIn(contents.get("tables/changes/000001.jsonl.gz")).length);
  });

  it("does without a picture whose file is gone, and names none that it does not have", async () => {
    const made = await aSchool();
    const hash = await withPicture(made.server);
    rmSync(join(made.server.dataDir, "pictures", hash.slice(0, 2), hash));
    const contents = await contentsOf(await backUp(made.server));
    expect(manifest.parse(JSON.parse(contents.get("manifest.json")?.toString() ?? "")).pictures).toEqual({
      files: 0,
      bytes: 0,
      missing: 1,
    });
    expect(contents.has("tables/blobs/000001.jsonl.gz")).toBe(false);
  });

  it("is neither what was taken back, though the database kept room for it", async () => {
    const { server } = await aSchool();
    inFile(server, (db) => db.prepare("insert into words (hash, body) values ('', ?)").run(" ".repeat(77)));
    const all = Buffer.concat([...(await contentsOf(await backUp(server))).values()]);
    expect(all.includes(" ".repeat(77))).toBe(false);
  });
});

describe("a backup's file", () => {
  it("has its name only once it is whole: what could not be written leaves nothing behind, and is told by its code", async () => {
    const { server } = await aSchool();
    const file = join(temporaryFolder(), "a file");
    writeFileSync(file, "");
    await expect(backUp(server, file)).rejects.toMatchObject({ code: "not_writable" });
    expect(server.lines.join("")).toContain('"code":"not_writable"');
  });

  it("can be read by the server's user alone, as what lies beside it", async () => {
    const { server } = await aSchool();
    const folder = join(temporaryFolder(), "backups");
    await backUp(server, folder);
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect([statSync(folder).mode & 0o777, ...modes]).toEqual([0o700, 0o600, 0o600, 0o600]);
  });
});
