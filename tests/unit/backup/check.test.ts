import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { v7 } from "uuid";
import { checkCodes } from "../../../src/domain/checkCodes.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { blobPath } from "../../../src/server/blobs/blobPath.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { moment } from "../client/aSchool.ts";
import { lesson } from "../client/aClass.ts";
import { fillSchool, hills, joined, rivers, taOf } from "../server/people.ts";
import { setUp, testServer, type TestServer } from "../server/server.ts";
import { terminal as school } from "../server/terminal.ts";
import { inFile, withPicture } from "./backingUp.ts";

const answer = z.object({
  whole: z.boolean(),
  changes: z.int(),
  pictures: z.int(),
  counts: z.partialRecord(z.enum(checkCodes), z.int()),
  problems: z.array(z.object({ code: z.enum(checkCodes), where: z.string() })),
});

/** What the command line says of a school. */
async function checked({ dataDir, clock }: TestServer) {
  const said = await school(dataDir, ["check", "--json"], {
    now: clock.now,
    env: { AUTH_SECRET: "a secret of the tests, long enough to use" },
  });
  const found = answer.parse(said.last());
  return { status: said.status, codes: Object.keys(found.counts), ...found };
}

async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  await joined(server, leader, "tom", [taOf(rivers.class)]);
  const hash = await withPicture(server);
  await erase(
    { store: server.assembled.store, now: () => server.clock.now },
    { newUuid: v7, replica: "ledger0000000000" },
    { pupil: hills.pupil, why: "request", by: leader.person },
  );
  const change = (sql: string) => inFile(server, (db) => void db.exec(sql));
  return { server, leader, hash, change };
}

const evidence = "(select number from streams where name like 'evidence/%' and erased = 0)";
const schools = "(select number from streams where name = 'school')";

/** What may befall a database, and what is then said of it. */
const damages: [name: string, sql: string, codes: string[]][] = [
  ["a change that is gone", `delete from log where stream = ${schools} and seq = 3`, ["numbering", "record"]],
  ["the last change that is gone", `delete from log where stream = ${evidence}`, ["numbering", "record", "reference"]],
  [
    "words that were put in somebody's mouth",
    `update words set body = replace(body, 'Meadow Bank', 'Meadow Bunk') where number in (select words from log)`,
    ["changeHash", "record"],
  ],
  [
    "a record that says otherwise than its changes",
    `update words set body = replace(body, 'Meadow Bank', 'Meadow Bunk') where number in (select words from merged)`,
    ["record"],
  ],
  ["a record that somebody else is said to have begun", `update merged set author = 'nobody' where kind = 'picture'`, ["record"]],
  ["a record that is gone", `delete from merged where kind = 'class'`, ["record"]],
  ["a child who is put into another class", `update places set value = 'class-heron' where pupil = '${rivers.pupil}'`, ["access"]],
  ["a place that nobody gave", `insert into places values (${schools}, 'r', 'x', 'class', 'y', '2026-09-01', null)`, ["access"]],
  ["a class that is of another phase", `update class_phases set phase = 'p2'`, ["access"]],
  ["words taken back by nobody", `insert into redactions values (${evidence}, 'r', 's', 'request', 'p', 'at', 0)`, ["redaction"]],
  ["an erased stream that is here again", `update streams set erased = 0 where name = 'card/${hills.pupil}'`, ["numbering", "erased"]],
  ["a stream that is erased and nobody said so", `update streams set erased = 1 where name = 'school'`, ["erased"]],
  [
    "a role of somebody who is not here",
    `insert into grants values ('g', 'nobody', 'leader', 'school', null, '2026-09-01', null, null, 'x', 1)`,
    ["reference"],
  ],
  ["a picture of no record", `update blobs set record = 'picture-2'`, ["reference"]],
];

describe("looking whether a school is whole", () => {
  it("finds nothing wrong with one that is", async () => {
    const { server } = await aSchool();
    expect(await checked(server)).toMatchObject({ whole: true, status: 0, codes: [], pictures: 1 });
  });

  it("nor with a lesson's: records, corrections, and what was taken back", async () => {
    const { server, ipad, tom, amara, cai, target, activity } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom, activity) });
    await ipad.do("correct", { record, change: { group: "how", fields: { went: "notYet", help: null } } });
    const { records } = await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Turned" }], moment: moment(tom, activity) });
    await ipad.do("syncNow", {});
    await ipad.do("wrongPupil", { record: records[0] ?? "", right: cai });
    await ipad.do("remove", { record });
    await ipad.do("syncNow", {});
    expect(await checked(server)).toMatchObject({ whole: true, problems: [] });
  });

  it.each(damages)("finds %s", async (_name, sql, codes) => {
    const { server, change } = await aSchool();
    change(sql);
    const found = await checked(server);
    expect([found.status, found.codes.sort()]).toEqual([1, codes.sort()]);
  });

  it("finds pictures that are gone, changed, or nobody's", async () => {
    const { server, hash } = await aSchool();
    const { pictures } = schoolFiles(server.dataDir);
    writeFileSync(blobPath(pictures, hash), "another picture");
    writeFileSync(join(pictures, "left-over"), "a picture that was taken back");
    // Files are judged by the machine's own clock, which is far from the test's.
    server.clock.now = Date.now() + 1_000;
    expect(await checked(server)).toMatchObject({ counts: { pictureChanged: 1, fileLoose: 1 } });
    rmSync(blobPath(pictures, hash));
    expect(await checked(server)).toMatchObject({ counts: { pictureMissing: 1, fileLoose: 1 } });
  });

  it("says what, where and what to do, in ids alone", async () => {
    const { server, change } = await aSchool();
    change(`update places set value = 'class-heron' where pupil = '${rivers.pupil}'`);
    const { out, err, status } = await school(server.dataDir, ["check"], { now: server.clock.now });
    expect([status, err]).toEqual([1, "The school is not whole."]);
    expect(out).toMatch(/Who may see what is not what the records say\. \(1\)\n {2}card\/pupil-ada \S+\nPut the newest backup back/);
    expect(out).not.toContain("Child");
  });
});
