import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headingsOf } from "../../../../src/exchange/list/headings.ts";
import { aClass, ask, bring, bytesOf, lines, plan, TestSchool, today } from "./listing.ts";

const ada = "R674123101121";
const columnsOf = (...asked: Parameters<typeof ask>) => {
  const outcome = ask(...asked);
  if (outcome.outcome === "refused") throw new Error("Expected columns.");
  return Object.fromEntries(outcome.columns.map(({ heading, field, how }) => [heading, field ?? how]));
};
const question = (...asked: Parameters<typeof ask>) => {
  const outcome = ask(...asked);
  return outcome.outcome === "asks" ? outcome.question : undefined;
};

describe("the columns of a list", () => {
  test.each([
    [
      "Arbor",
      "UPN,Legal first name,Legal last name,Preferred first name,Date of birth,Year group,Registration form,Pupil premium eligible,EAL",
    ],
    [
      "Bromcom",
      "Unique Pupil Number,Legal Forename,Legal Surname,Preferred Forename,Date Of Birth,Year,Tutor Group,Pupil Premium,EAL status",
    ],
    [
      "SIMS",
      "UPN,Forename,Surname,Preferred Forename,DOB,Year taught in,Reg Group,Pupil premium indicator,English as an Additional Language",
    ],
  ])("are known by the headings of %s", (_program, header) => {
    const known = Object.values(columnsOf("pupils", `${header}\n`));
    expect(known).toEqual(["upn", "firstName", "lastName", "knownAs", "birthDate", "yearGroup", "class", "ppg", "eal"]);
  });

  test("that nobody knows are left out and said, unless somebody says what they hold", () => {
    const list = "Vorname,Nachname,Lieblingsfarbe\nAda,Byron,blau\n";
    expect(question("pupils", list)).toEqual({
      code: "column",
      field: "firstName",
      why: "missing",
      choices: ["Vorname", "Nachname", "Lieblingsfarbe"],
    });
    const columns = { Vorname: "firstName", Nachname: "lastName" } as const;
    expect(question("pupils", list, { answers: { columns: { Vorname: "firstName" } } })).toMatchObject({
      field: "lastName",
      choices: ["Nachname", "Lieblingsfarbe"],
    });
    const found = plan("pupils", list, { answers: { columns } });
    expect(lines(found)).toEqual({ 2: "add" });
    expect(found.leftOut).toEqual([{ file: "list.csv", column: "Lieblingsfarbe", why: "unknown" }]);
  });

  test("of which two could be one field are asked about, and of two names for it the usual one is taken", () => {
    expect(question("pupils", "First name,Last name,Class,class\nAda,Byron,Oak,Elm\n")).toEqual({
      ...{ code: "column", field: "class", why: "several", choices: ["Class", "class (2)"] },
    });
    const school = new TestSchool().say(aClass("elm", "Elm"));
    const answers = { columns: { "class (2)": "class" } } as const;
    const [, , act] = plan("pupils", "First name,Last name,Class,class\nAda,Byron,Oak,Elm\n", { school, answers }).acts;
    expect(act?.[2]?.fields).toMatchObject({ of: "class", value: "elm" });
    expect(columnsOf("pupils", "First name,Last name,Form,Class\n")).toMatchObject({ Class: "class", Form: "none" });
  });

  test("with UPNs under a heading nobody knows are asked about", () => {
    const list = `Number,First name,Last name\n${ada},Ada,Byron\n`;
    expect(question("pupils", list)).toEqual({ code: "column", field: "upn", why: "likely", choices: ["Number"] });
    expect(lines(plan("pupils", list, { answers: { columns: { Number: null } } }))).toEqual({ 2: "add" });
  });

  test("of passwords are never read, whatever is said of them", () => {
    const found = plan("pupils", "First name,Last name,Parent password\nAda,Byron,hunter2\n", {
      answers: { columns: { "Parent password": "class" } },
    });
    expect(found.leftOut).toEqual([{ file: "list.csv", column: "Parent password", why: "password" }]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
    expect(JSON.stringify(found.acts)).not.toContain("password");
  });

  test("that are somebody's data are no headings", () => {
    const refused = (list: string) =>
      expect(ask("pupils", list)).toEqual({ outcome: "refused", refused: [{ code: "noHeadings", file: "list.csv" }] });
    refused(`${ada},Ada,Byron\n`);
    refused("Ada,Byron,09/03/2017\n");
    expect(ask("pupils", "First name,Last name\n", { answers: { columns: { Vorname: "firstName" } } })).toEqual({
      ...{ outcome: "refused", refused: [{ code: "columnMissing", file: "list.csv", column: "Vorname" }] },
    });
  });

  test("once said are remembered by their set of headings, in whatever order they come next", () => {
    const school = new TestSchool();
    const answers = { columns: { Vorname: "firstName", Nachname: "lastName" }, dateOrder: "dayFirst" } as const;
    bring(school, "pupils", "Vorname,Nachname,DOB\nAda,Byron,04/02/2016\n", { answers });
    const next = plan("pupils", "DOB,Nachname,Vorname\n05/06/2015,Ray,Bo\n", { school });
    expect(lines(next)).toEqual({ 2: "add" });
    expect(next.notices).toContainEqual({ code: "dateOrderRemembered", order: "dayFirst" });
    expect(next.acts.flat().find(({ kind }) => kind === "identity")?.fields).toMatchObject({ birthDate: "2015-06-05" });
    expect(next.acts.flat().filter(({ kind }) => kind === "policy")).toEqual([]);
    expect(question("pupils", "Nachname,Vorname\n", { school })).toMatchObject({ code: "column" });
    expect(question("targets", "DOB,Nachname,Vorname\n", { school })).toMatchObject({ code: "column" });
  });

  test("remembered, are still as somebody says now", () => {
    const school = new TestSchool();
    bring(school, "pupils", "A,B\nAda,Byron\n", { answers: { columns: { A: "firstName", B: "lastName" } } });
    expect(columnsOf("pupils", "A,B\nAda,Byron\n", { school, answers: { columns: { A: "lastName", B: "firstName" } } })).toEqual({
      A: "lastName",
      B: "firstName",
    });
  });

  test("of which a rule says what no version of this program said are asked about as if they were new", () => {
    const school = new TestSchool();
    const answers = { columns: { A: "firstName", B: "lastName" } } as const;
    bring(school, "pupils", "A,B\nAda,Byron\n", { answers });
    const rule = school.standing("school", "policy").find(({ id }) => id.startsWith("columns-"));
    for (const value of ["{", "[]", '{"columns":{"A":"hologram","B":4}}']) {
      school.say({ stream: "school", kind: "policy", record: rule?.id ?? "", fields: { value } });
      expect(question("pupils", "A,B\nBo,Ray\n", { school })).toMatchObject({ code: "column", why: "missing" });
    }
  });

  test("each have no heading that stands for two fields of one list", () => {
    for (const [field, headings] of Object.entries(headingsOf)) expect(new Set(headings).size, field).toBe(headings.length);
  });
});

describe("a file of a list", () => {
  const accented = "First name;Last name\r\nZoë;Siân\r\n";
  const names = (bytes: Uint8Array) =>
    plan("pupils", bytes)
      .acts.flat()
      .find(({ kind }) => kind === "pupil")?.fields;

  test("is read in the encodings that office programs write, and an old one is said", () => {
    const expected = { firstName: "Zoë", lastName: "Siân" };
    expect(names(bytesOf(`\uFEFF${accented}`))).toMatchObject(expected);
    const old = Uint8Array.from(accented, (letter) => letter.charCodeAt(0));
    expect(names(old)).toMatchObject(expected);
    expect(plan("pupils", old).notices).toContainEqual({ code: "oldEncoding", file: "list.csv" });
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...Array.from(accented).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ]);
    expect(names(wide)).toMatchObject(expected);
    expect(ask("pupils", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({ outcome: "refused", refused: [{ code: "notUtf8" }] });
  });

  test("may have quoted line breaks, blank lines, cells nobody filled in, and rows that are too short or too long", () => {
    const list = `First name,Last name,UPN\n"Mary\nAnn",Byron,,,\n\n,,\nBo\nCy,Lee,,,extra\nDi,Roy,\n`;
    expect(lines(plan("pupils", list))).toEqual({ 2: "add", 6: "refuse ragged", 7: "refuse ragged", 8: "add" });
  });

  test("has cells that are text: what looks like a formula stays as it was written", () => {
    expect(names(bytesOf('First name,Last name\n"=HYPERLINK(""x"")",@Byron\n'))).toMatchObject({
      firstName: '=HYPERLINK("x")',
      lastName: "@Byron",
    });
    expect(names(bytesOf("First name,Last name\n__proto__,constructor\n"))).toMatchObject({
      firstName: "__proto__",
      lastName: "constructor",
    });
  });

  test("asks for the order of its dates only when none of a whole column shows it", () => {
    const births = (...dates: string[]) => `First name,Last name,DOB\n${dates.map((date, at) => `Ada${at},Byron,${date}\n`).join("")}`;
    const read = (...dates: string[]) =>
      plan("pupils", births(...dates))
        .acts.flat()
        .flatMap((draft) => (draft.kind === "identity" ? [draft.fields.birthDate] : []));
    expect(question("pupils", births("04/02/2016", "05/05/2015"))).toMatchObject({
      code: "dateOrder",
      examples: [{ line: 2, column: "DOB" }],
    });
    expect(read("04/02/2016", "19/12/2015")).toEqual(["2016-02-04", "2015-12-19"]);
    expect(read("04/02/2016", "12/19/2015")).toEqual(["2016-04-02", "2015-12-19"]);
    expect(read("4 Feb 2016", "04-Feb-2016", "2016-02-04", "2016-02-04T00:00:00", "5/5/2015 00:00")).toEqual([
      ...["2016-02-04", "2016-02-04", "2016-02-04", "2016-02-04", "2015-05-05"],
    ]);
    expect(lines(plan("pupils", births("31 Feb 2016", "4 Foo 2016", "04/02/16", "25/12/2030")))).toEqual({
      ...{ 2: "refuse notADate DOB", 3: "refuse notADate DOB", 4: "refuse notADate DOB", 5: "refuse dateAhead DOB" },
    });
  });

  test("tells everything that is wrong with a row at once, by column and never by what it holds", () => {
    const list = `UPN,First name,Last name,DOB,Pupil premium,Primary need\nA123456789001,Zebedee,,31/31/2016,perhaps,sleepy\n12,,,,,\n`;
    const { refuse } = plan("pupils", list);
    expect(refuse.map(({ code, line, column }) => [line, code, column])).toEqual([
      ...[
        [2, "valueMissing", "Last name"],
        [2, "upnLetter", "UPN"],
        [2, "notADate", "DOB"],
      ],
      ...[
        [2, "notOneOf", "Pupil premium"],
        [2, "notOneOf", "Primary need"],
        [3, "valueMissing", "First name"],
        [3, "upnNone", "UPN"],
      ],
    ]);
    expect(JSON.stringify(refuse)).not.toMatch(/Zebedee|sleepy|A1234|31/);
  });
});

/** Cells of all sorts: names, numbers, dates, words of the closed sets, nonsense. */
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "Ada",
    "Byron",
    "Oak",
    "Hydro; Choir",
    "Y",
    "No",
    "R674123101121",
    "Y123456789001",
    "09/03/2017",
    "2016-02-04",
    "Year 4",
    "PMLD",
    "2",
  ),
  fc.string({ maxLength: 12 }),
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const lists = fc
  .array(fc.array(cell, { minLength: 11, maxLength: 11 }), { maxLength: 30 })
  .map((rows) =>
    [
      "UPN,First name,Last name,Date of birth,Year group,Class,Groups,Phase,Pupil premium,Primary need,Site",
      ...rows.map((row) => row.map(quoted).join(",")),
    ].join("\n"),
  );
const answers = { dateOrder: "dayFirst", newPlaces: "make", samePupils: "apart" } as const;

describe("any list whatever", () => {
  test("accounts for every row that is not blank: added, changed, left out or refused", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const told = Object.keys(lines(plan("pupils", list, { answers })));
        const rows = list.split("\n").slice(1);
        // Cells here hold line breaks only by chance of fc.string, which makes none.
        const filled = rows.flatMap((row, at) => (row.replaceAll(/[",\s]/g, "") === "" ? [] : [String(at + 2)]));
        expect(told.sort()).toEqual(filled.sort());
      }),
      { numRuns: 60 },
    );
  });

  test("changes nothing when it comes a second time, makes only what the kinds take, and no two children of one number", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const school = new TestSchool();
        bring(school, "pupils", list, { answers });
        const before = school.pupils.length;
        const again = bring(school, "pupils", list, { answers });
        expect([again.acts, again.add, again.change]).toEqual([[], [], []]);
        expect(school.pupils).toHaveLength(before);
        const upns = school.pupils.flatMap((id) => school.standing(`file/${id}`, "identity").flatMap(({ fields }) => fields.upn ?? []));
        expect(new Set(upns).size).toBe(upns.length);
      }),
      { numRuns: 60 },
    );
  });

  test("of thousands of rows is read in a moment", () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `First${at},Last${at % 100},2016-02-04,Oak\n`).join("");
    const school = new TestSchool().say(aClass("oak", "Oak"));
    const started = performance.now();
    const found = plan("pupils", `First name,Last name,DOB,Class\n${rows}`, { school, on: today });
    expect(found.add).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
