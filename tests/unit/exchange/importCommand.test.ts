import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { streams } from "../../../src/domain/streams.ts";
import { runProgram } from "../../../src/server/cli/program.ts";
import { staff } from "../../../src/server/people/schoolLog.ts";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { cheap, goodPassword, monday, says, secretOf, setUp, temporaryFolder, testServer, type TestServer } from "../server/server.ts";

const roster = fileURLToPath(new URL("../../fixtures/school-data-sync-uk", import.meta.url));

/** What is asked of a terminal that nobody sits at: an answer for each question, in order, or none. */
async function school(dataDir: string, args: string[], { answers, now = monday }: { answers?: string[]; now?: number } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runProgram(args, {
    environment: { DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Promise.resolve(""),
    ask: answers && (() => Promise.resolve(answers.shift() ?? "")),
    now: () => now,
    cost: cheap,
  });
  return { status, out: out.join("\n"), err: err.join("\n") };
}

const counts = z.object({ pupil: z.number(), group: z.number(), staff: z.number(), membership: z.number(), teaching: z.number() });
const told = z.object({
  applied: z.boolean(),
  added: counts,
  changed: counts,
  refused: z.array(z.object({ code: z.string(), line: z.optional(z.number()) })),
  invitations: z.optional(z.array(z.object({ person: z.string(), displayName: z.string(), suggestedLogin: z.string(), link: z.string() }))),
});

const flags = ["--school", "10001", "--terms", "current", "--yes"];
const importing = async (dataDir: string, ...args: string[]) => {
  const { status, out, err } = await school(dataDir, ["import", roster, ...args, "--json"]);
  expect([status, status === 0 ? "" : err]).toEqual([0, ""]);
  return told.parse(JSON.parse(out));
};

/** A copy of the roster, with one of its files changed. */
function changed(file: string, change: (text: string) => string): string {
  const folder = temporaryFolder();
  cpSync(roster, folder, { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
  return folder;
}

const factsOf = (server: TestServer) => server.asks(({ log }) => log.schoolFacts());
const pupilsIn = async (server: TestServer) => (await factsOf(server)).pupils;
const grantsOf = async (server: TestServer, person = "") => (await server.asks(({ log }) => log.personFacts(person))).grants;
const changesIn = (server: TestServer) => server.asks(({ db }) => db.selectFrom("changes").select("id").execute());

describe("import, at a terminal where nobody sits", () => {
  test("says which flag would answer each question, and changes nothing", async () => {
    const server = await testServer();
    await setUp(server);
    const first = await school(server.dataDir, ["import", roster]);
    expect(first).toMatchObject({ status: 1, out: "" });
    expect(first.err).toContain("The folder holds 2 schools. Which one is this for?");
    expect(first.err).toContain("--school 10001       Contoso High School (10001): 22 pupils, 2 staff, 14 groups");
    const second = await school(server.dataDir, ["import", roster, "--school", "10001"]);
    expect(second.err).toContain("--terms current");
    const third = await school(server.dataDir, ["import", roster, "--school", "10001", "--terms", "current"]);
    expect([third.status, third.err]).toEqual([1, expect.stringContaining("add --yes")]);
    expect(await pupilsIn(server)).toEqual([]);
  });

  test("shows what would happen in a dry run, without a name of a child or a password, and changes nothing", async () => {
    const server = await testServer();
    await setUp(server);
    const { status, out } = await school(server.dataDir, ["import", roster, ...flags, "--dry-run"]);
    expect(status).toBe(0);
    expect(out).toContain("Added: 22 pupils, 14 groups, 2 staff, 154 places in groups and 4 teachers of groups.");
    expect(out).toContain("Section.csv, lines 16 to 29: of another school");
    expect(out).toContain("Student.csv (refused: passwords of other systems are never read or kept): Password");
    expect(out).not.toMatch(/Klein|Beulah|P@ss/);
    expect(await pupilsIn(server)).toEqual([]);
  });

  test("brings the 22 pupils in, each in seven groups, with links by which the two teachers begin and see them", async () => {
    const server = await testServer();
    await setUp(server);
    const { applied, added, invitations = [] } = await importing(server.dataDir, ...flags);
    expect([applied, added]).toEqual([true, { pupil: 22, group: 14, staff: 2, membership: 154, teaching: 4 }]);
    expect(await pupilsIn(server)).toHaveLength(22);
    expect((await factsOf(server)).places).toHaveLength(154);
    expect(invitations.map(({ displayName, suggestedLogin }) => `${displayName} ${suggestedLogin}`)).toEqual([
      "Craig Beane CBeane",
      "Daisy Todd DTodd",
    ]);
    const [craig] = invitations;
    const joined = await server.post("/identity/links/claim", {
      secret: secretOf(craig?.link ?? ""),
      login: "cbeane",
      password: goodPassword,
    });
    expect(joined.status).toBe(200);
    const grants = await grantsOf(server, craig?.person);
    expect(grants.map(({ role, scope }) => [role, scope.type])).toEqual([
      ["teacher", "class"],
      ["teacher", "class"],
    ]);
  });

  test("a second time changes nothing, and makes no new links", async () => {
    const server = await testServer();
    await setUp(server);
    await importing(server.dataDir, ...flags);
    const before = await changesIn(server);
    const again = await importing(server.dataDir, ...flags);
    expect(again).toMatchObject({ applied: false, added: { pupil: 0, membership: 0, staff: 0, teaching: 0 } });
    expect(again.invitations).toBeUndefined();
    expect(await changesIn(server)).toEqual(before);
  });

  test("does not give back a role that a leader ended", async () => {
    const server = await testServer();
    await setUp(server);
    const { invitations = [] } = await importing(server.dataDir, ...flags);
    const [grant] = await grantsOf(server, invitations[0]?.person);
    expect((await school(server.dataDir, ["staff", "end", grant?.id ?? ""])).status).toBe(0);
    expect((await importing(server.dataDir, ...flags)).added.teaching).toBe(0);
  });

  test("keeps no password of the export anywhere in the database", async () => {
    const server = await testServer();
    await setUp(server);
    await importing(server.dataDir, ...flags);
    const bytes = (await server.bytes()).toString("latin1");
    expect(bytes).toContain("Klein");
    expect(bytes).not.toContain("P@ssw");
  });

  test("of a school that is not set up waits there for its leader, and says so", async () => {
    const server = await testServer();
    const { status, out } = await school(server.dataDir, ["import", roster, ...flags]);
    expect(status).toBe(0);
    expect(out).toContain("not set up yet");
    await setUp(server);
    expect(await pupilsIn(server)).toHaveLength(22);
  });
});

describe("import of a roster of this year", () => {
  const written = (until: string) => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries({
      "School.csv": "DfE Number,Name\n1,Oak\n",
      "Student.csv": "ID,School DfE Number,First Name,Last Name\np1,1,Ada,Byron\n",
      "Teacher.csv": "ID,School DfE Number,First Name,Last Name\nt1,1,Ruth,Okafor\n",
      "Section.csv": `ID,School DfE Number,Section Name,Term StartDate,Term EndDate\ns1,1,Reading,2026-09-02,${until}\n`,
      "StudentEnrollment.csv": "Section ID,ID\ns1,p1\n",
      "TeacherRoster.csv": "Section ID,ID\ns1,t1\n",
    })) {
      writeFileSync(join(folder, name), text);
    }
    return folder;
  };

  test("asks whether the teacher called as the leader is the leader, and makes no second person of them", async () => {
    const server = await testServer();
    const { person } = await setUp(server);
    const silent = await school(server.dataDir, ["import", written("2027-03-31"), "--yes"]);
    expect([silent.status, silent.err]).toEqual([1, expect.stringContaining("--same-names join")]);
    expect(silent.err).not.toContain("Okafor");
    expect((await school(server.dataDir, ["import", written("2027-03-31"), "--yes", "--same-names", "join"])).status).toBe(0);
    expect(await server.asks(({ log }) => staff(log))).toHaveLength(1);
    expect((await grantsOf(server, person)).map(({ role }) => role).sort()).toEqual(["leader", "teacher"]);
  });

  test("whose term goes on for longer takes the group, its pupils and its teacher along", async () => {
    const server = await testServer();
    const { person } = await setUp(server);
    const joined = ["--yes", "--same-names", "join"];
    await school(server.dataDir, ["import", written("2027-03-31"), ...joined]);
    const { status, out, err } = await school(server.dataDir, ["import", written("2027-07-23"), ...joined]);
    expect([status, err]).toEqual([0, expect.stringContaining("Changed: 1 group, 1 place in a group and 1 teacher of a group.")]);
    expect(out).toContain("Brought in");
    expect((await factsOf(server)).places.map(({ until }) => until)).toEqual(["2027-07-23"]);
    expect((await grantsOf(server, person)).flatMap(({ role, until }) => (role === "teacher" ? [until] : []))).toEqual(["2027-07-23"]);
    expect((await school(server.dataDir, ["import", written("2027-07-23"), ...joined])).out).toContain("Nothing to bring in");
  });
});

describe("import of rows that cannot be taken", () => {
  const bad = () => changed("Student.csv", (text) => text.replace("4/2/2000", "31/31/2000").replace("13004,10001,Noah", "13004,10001,"));

  test("says which, and imports none", async () => {
    const server = await testServer();
    await setUp(server);
    const { status, err } = await school(server.dataDir, ["import", bad(), ...flags]);
    expect(status).toBe(1);
    expect(err).toContain("Student.csv, line 2, column Birthdate is not a date that can be read. Write it as year-month-day, 2017-03-09.");
    expect(err).toContain("Student.csv, line 5, column First Name is empty, and is needed.");
    expect(err).toContain("2 rows cannot be taken, so nothing was brought in.");
    expect(err).not.toMatch(/Klein|31\/31/);
    expect(await pupilsIn(server)).toEqual([]);
  });

  test("or the good ones, where that is asked; mended later, the others follow", async () => {
    const server = await testServer();
    await setUp(server);
    const { status } = await school(server.dataDir, ["import", bad(), ...flags, "--good-rows"]);
    expect([status, (await pupilsIn(server)).length]).toEqual([0, 20]);
    expect((await importing(server.dataDir, ...flags)).added).toMatchObject({ pupil: 2, group: 0, staff: 0, membership: 14 });
    expect(await pupilsIn(server)).toHaveLength(22);
  });

  test("a folder that is not there, a file, and a folder without files each get a sentence", async () => {
    const empty = temporaryFolder();
    for (const [folder, says] of [
      [join(empty, "nowhere"), "is not there"],
      [join(roster, "School.csv"), "is a file"],
      [empty, "has no .csv files"],
    ] as const) {
      const { status, err } = await school(temporaryFolder(), ["import", folder]);
      expect([status, err]).toEqual([1, expect.stringContaining(says)]);
    }
  });

  test("files that cannot be read are named with what to do", async () => {
    const folder = changed("School.csv", (text) => text.replace("DfE Number", "Number"));
    const { status, err } = await school(temporaryFolder(), ["import", folder]);
    expect(status).toBe(1);
    expect(err).toContain("School.csv, column DfE Number has no column DfE Number. Export it with that column.");
  });
});

describe("import, with somebody to ask", () => {
  test("asks which school, which terms, and whether to go on", async () => {
    const server = await testServer();
    await setUp(server);
    const { status, err, out } = await school(server.dataDir, ["import", roster], { answers: ["9", "1", "1", "yes"] });
    expect([status, out.includes("Brought in: 22 pupils")]).toEqual([0, true]);
    expect(err).toContain("  1  Contoso High School (10001): 22 pupils, 2 staff, 14 groups");
    expect(await pupilsIn(server)).toHaveLength(22);
  });

  test.each([
    ["at the terms", ["1", "3"]],
    ["at the end", ["1", "2", "no"]],
    ["by silence", []],
  ])("stops when told to, %s", async (_where, answers) => {
    const server = await testServer();
    await setUp(server);
    const { status, err } = await school(server.dataDir, ["import", roster], { answers: [...answers] });
    expect([status, err]).toEqual([1, expect.stringContaining("Nothing was brought in")]);
    expect(await pupilsIn(server)).toEqual([]);
  });

  test("sees what changed in the app since, and shows it before changing it back", async () => {
    const server = await testServer();
    await setUp(server);
    await importing(server.dataDir, ...flags);
    const [pupil = ""] = await pupilsIn(server);
    const kept = await server.asks(({ log }) => log.ofKind(streams.card(pupil), "pupil"));
    const [card] = recordsOf(
      kept.map(({ record }) => record),
      "pupil",
    );
    server.clock.now = monday + 60_000;
    await says(server, "server", {
      stream: streams.card(pupil),
      kind: "pupil",
      record: pupil,
      fields: { firstName: "Renamed", lastName: card?.fields.lastName, knownAs: null },
    });
    const { out } = await school(server.dataDir, ["import", roster, ...flags, "--dry-run"]);
    expect(out).toContain("Changed: 1 pupil.");
    expect(out).toMatch(/Student\.csv, line \d+: First Name/);
  });
});
