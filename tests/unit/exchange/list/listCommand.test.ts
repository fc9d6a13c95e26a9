import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { KindName } from "../../../../src/domain/kinds.ts";
import { listKinds } from "../../../../src/domain/listCodes.ts";
import { streams } from "../../../../src/domain/streams.ts";
import { templateOf } from "../../../../src/exchange/list/template.ts";
import { runProgram } from "../../../../src/server/cli/program.ts";
import { erase } from "../../../../src/server/sync/erase.ts";
import { recordsOf } from "../../../../src/sync/recordOf.ts";
import { cheap, goodPassword, monday, secretOf, setUp, temporaryFolder, testServer, type TestServer } from "../../server/server.ts";

async function school(dataDir: string, args: string[], { answers }: { answers?: string[] } = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const status = await runProgram(args, {
    environment: { DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" },
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Promise.resolve(""),
    ask: answers && (() => Promise.resolve(answers.shift() ?? "")),
    now: () => monday,
    cost: cheap,
  });
  return { status, out: out.join("\n"), err: err.join("\n") };
}

/** A list in a folder of its own. */
function listOf(text: string, name = "pupils.csv"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

async function standing<K extends KindName>(server: TestServer, stream: string, kind: K) {
  const kept = await server.asks(({ log }) => log.ofKind(stream, kind));
  return recordsOf(
    kept.map(({ record }) => record),
    kind,
  ).map(({ fields }) => fields);
}
const pupilsIn = async (server: TestServer) => (await server.asks(({ log }) => log.schoolFacts())).pupils;
async function aSchool(): Promise<TestServer> {
  const server = await testServer();
  await setUp(server);
  return server;
}

const pupils = "UPN,Forename,Surname,DOB,Class\nR674123101121,Ada,Byron,09/03/2017,Oak\nY123456789001,Bo,Ray,04/02/2016,Oak\n";
const flags = ["--new-places", "make", "--dates", "day-first", "--yes"];

describe("import of one file", () => {
  test("brings a list of pupils in with the class it names, and a second time changes nothing", async () => {
    const server = await aSchool();
    const path = listOf(pupils);
    const { status, out } = await school(server.dataDir, ["--json", "import", path, "--kind", "pupils", ...flags]);
    expect(status).toBe(0);
    expect(z.looseObject({ applied: z.boolean(), added: z.array(z.unknown()) }).parse(JSON.parse(out))).toMatchObject({
      applied: true,
      made: [{ what: "class", name: "Oak" }],
    });
    expect(await pupilsIn(server)).toHaveLength(2);
    const [oak] = await standing(server, streams.school, "class");
    expect(oak).toMatchObject({ name: "Oak", type: "class" });
    // What was answered is remembered: nobody is asked for the order of the dates again.
    const again = await school(server.dataDir, ["import", path, "--kind", "pupils", "--yes"]);
    expect([again.status, again.out]).toEqual([0, "Nothing to bring in: nothing was changed."]);
    expect(again.err).toContain("Dates are read day first, as last time.");
    expect(await pupilsIn(server)).toHaveLength(2);
  });

  test("shows every row and every column in a dry run, by line and never by name, and changes nothing", async () => {
    const server = await aSchool();
    const path = listOf(`${pupils}A123456789001,Zebedee,Lee,31/31/2016,Oak\n`);
    const { status, out, err } = await school(server.dataDir, ["import", path, "--kind", "pupils", ...flags, "--dry-run"]);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n")).toEqual([
      "Pupils: 2 rows to add, 0 rows to change, 0 rows left out, 1 row cannot be taken.",
      "Columns:",
      "  UPN       UPN (by its heading)",
      "  Forename  First name (by its heading)",
      "  Surname   Last name (by its heading)",
      "  DOB       Date of birth (by its heading)",
      "  Class     Class (by its heading)",
      "Added:",
      "  pupils.csv, lines 2, 3: new",
      "Made on the way: 1 class (Oak).",
      "Cannot be taken: 1 row.",
      "  pupils.csv, line 4, column UPN is mistyped: by its digits a UPN like this begins with Y. Compare it with the child’s record.",
      "  pupils.csv, line 4, column DOB is not a date that can be read. Write it as year-month-day, 2017-03-09.",
      "Nothing was changed: this was a dry run.",
    ]);
    expect(out).not.toMatch(/Ada|Byron|Zebedee|2017-03-09 *$/m);
    expect(await pupilsIn(server)).toEqual([]);
  });

  test("brings none in when a row cannot be taken, or the good ones where that is asked", async () => {
    const server = await aSchool();
    const path = listOf(`${pupils}12,Cy,Lee,,\n`);
    const none = await school(server.dataDir, ["import", path, "--kind", "pupils", ...flags]);
    expect([none.status, await pupilsIn(server)]).toEqual([1, []]);
    expect(none.err).toContain("1 row cannot be taken, so nothing was brought in.");
    const some = await school(server.dataDir, ["import", path, "--kind", "pupils", ...flags, "--good-rows"]);
    expect([some.status, (await pupilsIn(server)).length]).toEqual([0, 2]);
  });

  test("takes columns as they are said, and says which flags answer where nobody is there to ask", async () => {
    const server = await aSchool();
    const path = listOf("Vorname,Nachname\nAda,Byron\n");
    const asked = await school(server.dataDir, ["import", path, "--kind", "pupils", "--yes"]);
    expect(asked.status).toBe(1);
    expect(asked.err).toContain('--map "Vorname=firstName"');
    const wrong = await school(server.dataDir, ["import", path, "--kind", "pupils", "--map", "Vorname=first"]);
    expect(wrong.err).toContain("A list of pupils has the fields upn,");
    const none = await school(server.dataDir, ["import", path, "--kind", "pupils", "--map", "Name=firstName"]);
    expect(none.err).toContain("pupils.csv, column Name has no column Name.");
    const map = ["--map", "Vorname=firstName", "--map", "Nachname=lastName"];
    expect((await school(server.dataDir, ["import", path, "--kind", "pupils", ...map, "--yes"])).status).toBe(0);
    const next = listOf("Nachname,Vorname\nRay,Bo\n");
    expect((await school(server.dataDir, ["import", next, "--kind", "pupils", "--yes"])).status).toBe(0);
    expect(await pupilsIn(server)).toHaveLength(2);
  });

  test("asks somebody who is there: which column, which comes first, whether to make a class, whether to go on", async () => {
    const server = await aSchool();
    const path = listOf(pupils.replace("Forename", "Vorname"));
    const { status, err } = await school(server.dataDir, ["import", path, "--kind", "pupils"], { answers: ["1", "1", "1", "yes"] });
    expect(status).toBe(0);
    expect(err).toContain("First name: Which column holds it?\n  1  Vorname\n");
    expect(err).toContain("The list names 1 class (Oak) that is not here yet. Make it?");
    expect(await pupilsIn(server)).toHaveLength(2);
  });

  test("brings back nobody who was erased", async () => {
    const server = await aSchool();
    const path = listOf(pupils);
    await school(server.dataDir, ["import", path, "--kind", "pupils", ...flags]);
    const [gone = ""] = await pupilsIn(server);
    await erase(
      { store: server.assembled.store, now: () => monday },
      { newUuid: v7, replica: "server0000000000" },
      { pupil: gone, why: "request", by: "leader" },
    );
    const { out } = await school(server.dataDir, ["import", path, "--kind", "pupils", ...flags, "--dry-run"]);
    expect(out).toContain("erased here for good: not brought back");
    expect(out).toContain("Pupils: 0 rows to add");
  });

  test("then brings their targets and consents in, and the card says what pictures may be taken", async () => {
    const server = await aSchool();
    await school(server.dataDir, ["import", listOf(pupils), "--kind", "pupils", ...flags]);
    const targets = listOf("Pupil,Class,Target,Area\nAda Byron,Oak,Sits for a minute,Moving\nBo Ray,Oak,Waits,\n", "targets.csv");
    expect((await school(server.dataDir, ["import", targets, "--kind", "targets", "--yes"])).status).toBe(0);
    const consents = listOf("UPN,Inside school,Parents\nR674123101121,yes,no\n", "consents.csv");
    expect((await school(server.dataDir, ["import", consents, "--kind", "consents", "--yes"])).status).toBe(0);
    let ada = "";
    for (const id of await pupilsIn(server)) if ((await standing(server, streams.card(id), "pupil"))[0]?.firstName === "Ada") ada = id;
    expect(await standing(server, streams.card(ada), "target")).toMatchObject([
      { wording: "Sits for a minute", framework: "psp", area: "physical-moving" },
    ]);
    expect(await standing(server, streams.card(ada), "pictureConsent")).toMatchObject([{ level: "school" }]);
  });

  test("gives staff a link each, by which they begin with the class of their row", async () => {
    const server = await aSchool();
    await school(server.dataDir, ["import", listOf(pupils), "--kind", "pupils", ...flags]);
    const path = listOf("Name,Role,Class\nJo Lee,Teacher,Oak\n", "staff.csv");
    const { out } = await school(server.dataDir, ["--json", "import", path, "--kind", "staff", "--yes"]);
    const { invitations } = z
      .looseObject({ invitations: z.array(z.looseObject({ displayName: z.string(), link: z.string() })) })
      .parse(JSON.parse(out));
    expect(invitations.map(({ displayName }) => displayName)).toEqual(["Jo Lee"]);
    const claimed = await server.post("/identity/links/claim", {
      secret: secretOf(invitations[0]?.link ?? ""),
      login: "jolee",
      password: goodPassword,
    });
    expect(claimed.status).toBe(200);
    const again = await school(server.dataDir, ["import", path, "--kind", "staff", "--yes"]);
    expect(again.out).toBe("Nothing to bring in: nothing was changed.");
  });
});

describe("import, of what cannot be", () => {
  test("says so of a folder with a kind, a file without one, a file that is not there, and nothing at all", async () => {
    const folder = temporaryFolder();
    for (const [args, says] of [
      [["import", folder, "--kind", "pupils"], "is a folder. Give the file"],
      [["import", listOf(pupils)], "say what it is a list of: --kind pupils"],
      [["import", join(folder, "none.csv"), "--kind", "pupils"], "is not there"],
      [["import"], "Give the CSV file or the folder"],
      [["import", listOf(pupils), "--kind", "pupils"], "No school is set up yet"],
    ] as const) {
      const { status, err } = await school(temporaryFolder(), [...args]);
      expect([status, err]).toEqual([1, expect.stringContaining(says)]);
    }
  });

  test("says so of a first line that is a child's", async () => {
    const server = await aSchool();
    const { status, err } = await school(server.dataDir, ["import", listOf("R674123101121,Ada,Byron\n"), "--kind", "pupils"]);
    expect([status, err]).toEqual([1, expect.stringContaining("pupils.csv has no line of headings")]);
    expect(err).not.toMatch(/Ada|R674/);
  });
});

describe("import --template", () => {
  test.each(listKinds)("writes a list of %s to begin from, and never over a file", async (kind) => {
    const path = join(temporaryFolder(), `${kind}.csv`);
    expect((await school(temporaryFolder(), ["import", path, "--template", kind])).status).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(templateOf(kind));
    const again = await school(temporaryFolder(), ["import", path, "--template", kind]);
    expect([again.status, again.err]).toEqual([1, expect.stringContaining("is there already")]);
    const printed = await school(temporaryFolder(), ["import", "--template", kind]);
    expect(printed.out).toBe(templateOf(kind).trimEnd());
  });
});
