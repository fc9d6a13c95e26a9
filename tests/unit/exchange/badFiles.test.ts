import { describe, expect, test } from "vitest";
import { ask, count, folder, plan, pupilsFolder, sample } from "./importing.ts";

const header = "ID,School DfE Number,First Name,Last Name,Grade,Birthdate,Status\n";

describe("a file that cannot be read", () => {
  test("is named when it is missing and needed", () => {
    expect(ask(folder({ "Student.csv": header }))).toEqual({ outcome: "refused", refused: [{ code: "fileMissing", file: "School.csv" }] });
  });

  test("may be missing when only groups or staff are in it, and that is said", () => {
    const found = plan(pupilsFolder(`${header}1,1,Ada,Byron,4,2017-03-09,Active\n`));
    expect(count(found, "pupil")).toBe(1);
    expect(found.notices.flatMap((notice) => (notice.code === "fileAbsent" ? [notice.file] : []))).toEqual([
      "Teacher.csv",
      "Section.csv",
      "StudentEnrollment.csv",
      "TeacherRoster.csv",
    ]);
  });

  test("is found whatever the case of its name, and one that is not of the format is said and left", () => {
    const found = plan(folder({ "SCHOOL.CSV": "DfE Number,Name\n1,Oak\n", "student.csv": header, "Guardian.csv": "x\n" }));
    expect(found.notices).toContainEqual({ code: "fileNotRead", file: "Guardian.csv" });
  });

  test.each([
    ["UTF-16", [0xff, 0xfe, 0x41, 0x00]],
    ["Windows-1252", [...new TextEncoder().encode(`${header}1,1,Si`), 0xe2, ...new TextEncoder().encode("n,Rees,4,,\n")]],
    ["no text at all", [0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]],
  ])("is refused when it is %s rather than UTF-8", (_encoding, bytes) => {
    const files = [...folder({ "School.csv": "DfE Number,Name\n1,Oak\n" }), { name: "Student.csv", bytes: Uint8Array.from(bytes) }];
    expect(ask(files)).toEqual({ outcome: "refused", refused: [{ code: "notUtf8", file: "Student.csv" }] });
  });

  test("is refused when it is empty, or has only blank lines", () => {
    expect(ask(pupilsFolder(""))).toMatchObject({ outcome: "refused", refused: [{ code: "fileEmpty", file: "Student.csv" }] });
    expect(ask(pupilsFolder("\n,,\n\n"))).toMatchObject({ outcome: "refused", refused: [{ code: "fileEmpty" }] });
    expect(ask(folder({ "School.csv": "DfE Number,Name\n", "Student.csv": header }))).toMatchObject({
      outcome: "refused",
      refused: [{ code: "fileEmpty", file: "School.csv" }],
    });
  });

  test("is refused when a column that matters is missing, or there twice", () => {
    expect(ask(pupilsFolder("ID,School DfE Number,First Name,First name\n"))).toEqual({
      outcome: "refused",
      refused: [
        { code: "columnTwice", file: "Student.csv", column: "First Name" },
        { code: "columnMissing", file: "Student.csv", column: "Last Name" },
      ],
    });
  });

  test("is refused when it is larger than any roster", () => {
    const files = [...folder({ "School.csv": "DfE Number,Name\n1,Oak\n" }), { name: "Student.csv", bytes: new Uint8Array(20_000_001) }];
    expect(ask(files)).toMatchObject({ outcome: "refused", refused: [{ code: "fileTooLarge", file: "Student.csv" }] });
  });
});

describe("a row that cannot be taken", () => {
  const bad = (rows: string) => plan(pupilsFolder(header + rows)).refuse;

  test("with too few or too many cells is refused by its line, and the others stand", () => {
    const found = plan(pupilsFolder(`${header}1,1,Ada,Byron,4,,Active\n2,1,Bo\n3,1,Cy,Lee,5,,Active,more\n4,1,Di,Ray,6,,Active\n`));
    expect(found.refuse).toEqual([
      { code: "ragged", file: "Student.csv", line: 3, expected: 7, found: 3 },
      { code: "ragged", file: "Student.csv", line: 4, expected: 7, found: 8 },
    ]);
    expect(found.add.map(({ spot }) => spot.line)).toEqual([2, 5]);
  });

  test("keeps its true line after quoted line breaks and blank lines, in files with a mark and CRLF", () => {
    const found = plan(
      pupilsFolder(`\uFEFF${header.replace("\n", "\r\n")}1,1,"Mary\r\nAnn",Byron,4,,Active\r\n\r\n2,1,,Ray,6,,Active\r\n`),
    );
    expect(found.refuse).toEqual([{ code: "valueMissing", file: "Student.csv", line: 5, column: "First Name" }]);
    expect(found.acts[0]?.[0]?.fields).toMatchObject({ firstName: "Mary Ann" });
  });

  test("whose quotes do not close is refused by its line", () => {
    expect(bad(`1,1,Ada,Byron,4,,Active\n2,1,"Bo,Ray,6,,Active\n3,1,Cy,Lee,5,,Active\n`)).toEqual([
      { code: "quoteOpen", file: "Student.csv", line: 3 },
    ]);
  });

  test("with the id of another row is refused, and so is the other: which is meant is not for us to say", () => {
    expect(bad("1,1,Ada,Byron,4,,Active\n1,1,Bo,Ray,6,,Active\n")).toEqual([
      { code: "idTwice", file: "Student.csv", line: 2, column: "ID", otherLine: 3 },
      { code: "idTwice", file: "Student.csv", line: 3, column: "ID", otherLine: 2 },
    ]);
  });

  test("that is not active any more does not claim the id of one that is", () => {
    const found = plan(pupilsFolder(`${header}1,1,Ada,Byron,4,,Left\n1,1,Bo,Ray,6,,Active\n`));
    expect(found.refuse).toEqual([]);
    expect(found.add.map(({ spot }) => spot.line)).toEqual([3]);
  });

  test("with a date that is none, or not yet come, is refused; what the cell holds is not repeated", () => {
    expect(bad("1,1,Ada,Byron,4,31/31/2017,Active\n2,1,Bo,Ray,6,25/12/2030,\n3,1,Cy,Lee,5,Tuesday,\n")).toEqual([
      { code: "notADate", file: "Student.csv", line: 2, column: "Birthdate" },
      { code: "dateAhead", file: "Student.csv", line: 3, column: "Birthdate" },
      { code: "notADate", file: "Student.csv", line: 4, column: "Birthdate" },
    ]);
  });

  test("of a school that the folder does not have is refused", () => {
    expect(bad("1,7,Ada,Byron,4,,Active\n")).toEqual([
      { code: "unknownSchool", file: "Student.csv", line: 2, column: "School DfE Number" },
    ]);
  });

  test("with a name longer than a record holds is refused", () => {
    expect(bad(`1,1,${"A".repeat(100)},Byron,4,,Active\n`)).toEqual([
      { code: "valueTooLong", max: 99, file: "Student.csv", line: 2, column: "First Name" },
    ]);
  });

  test("of an enrolment is refused when its pupil or its section is nowhere, and left out with a pupil who was refused", () => {
    const found = plan([
      ...pupilsFolder(`${header}1,1,Ada,Byron,4,,Active\n2,1,,Ray,6,,Active\n3,1,Cy,Lee,5,,Inactive\n`),
      ...folder({
        "Section.csv": "ID,School DfE Number,Section Name\nS,1,Hydro\n",
        "StudentEnrollment.csv": "Section ID,ID\nS,1\nS,2\nS,3\nS,9\nX,1\nS,1\n",
      }),
    ]);
    expect(found.refuse.map(({ code, file, line }) => [code, file, line])).toEqual([
      ["valueMissing", "Student.csv", 3],
      ["unknownPupil", "StudentEnrollment.csv", 5],
      ["unknownSection", "StudentEnrollment.csv", 6],
    ]);
    expect(found.skip.map(({ code, file, line }) => [code, file, line])).toEqual([
      ["inactive", "Student.csv", 4],
      ["sameRowTwice", "StudentEnrollment.csv", 7],
      ["ofLeftOut", "StudentEnrollment.csv", 3],
      ["ofLeftOut", "StudentEnrollment.csv", 4],
    ]);
    expect(count(found, "membership")).toBe(1);
  });

  test("of a term that ends before it starts is refused", () => {
    const sections = "ID,School DfE Number,Section Name,Term StartDate,Term EndDate\nS,1,Hydro,30/06/2027,01/09/2026\n";
    const found = plan([...pupilsFolder(header), ...folder({ "Section.csv": sections })]);
    expect(found.refuse).toEqual([{ code: "termBackwards", file: "Section.csv", line: 2, column: "Term EndDate" }]);
  });
});

describe("a cell is text", () => {
  test("what looks like a formula, a tag or a key of an object stays as it was written", () => {
    const rows = `1,1,"=HYPERLINK(""x"")",@Byron,4,,\n2,1,<b>Bo</b>,__proto__,6,,\n3,1,-1+2,constructor,6,,\n`;
    const fields = plan(pupilsFolder(header + rows)).acts.map((act) => act[0]?.fields);
    expect(fields[0]).toMatchObject({ firstName: '=HYPERLINK("x")', lastName: "@Byron" });
    expect(fields[1]).toMatchObject({ firstName: "<b>Bo</b>", lastName: "__proto__" });
    expect(fields[2]).toMatchObject({ firstName: "-1+2", lastName: "constructor" });
  });

  test("accents written as two signs become one, and spaces are tidied", () => {
    const [act] = plan(pupilsFolder(`${header}1,1,  Zoe\u0308 ,Del   Rey,4,,\n`)).acts;
    expect(act?.[0]?.fields).toMatchObject({ firstName: "Zoë", lastName: "Del Rey" });
  });

  test("columns nobody knows are listed by name, and semicolons separate as well as commas", () => {
    const found = plan(pupilsFolder("ID;School DfE Number;First Name;Last Name;Favourite Colour;Parent password\n1;1;Ada;Byron;blue;x\n"));
    expect(found.columns.filter(({ file }) => file === "Student.csv")).toEqual([
      { file: "Student.csv", column: "Favourite Colour", why: "unknown" },
      { file: "Student.csv", column: "Parent password", why: "password" },
    ]);
    expect(count(found, "pupil")).toBe(1);
  });

  test("a grade that is no year group leaves the year group open, and says where", () => {
    const found = plan(pupilsFolder(`${header}1,1,Ada,Byron,Kestrel,,\n2,1,Bo,Ray,R,,\n3,1,Cy,Lee,Year 7,,\n4,1,Di,Roy,15,,\n`));
    expect(found.notices).toContainEqual({ code: "gradeNotAYear", file: "Student.csv", line: 2, column: "Grade" });
    expect(found.notices).toContainEqual({ code: "gradeNotAYear", file: "Student.csv", line: 5, column: "Grade" });
    expect(found.acts.map((act) => (act[0]?.kind === "pupil" ? act[0].fields.yearGroup : undefined))).toEqual([null, 0, 7, null]);
  });
});

describe("the order of dates", () => {
  const births = (...dates: string[]) => pupilsFolder(header + dates.map((date, index) => `${index},1,Ada,Byron,4,${date},\n`).join(""));
  const read = (...dates: string[]) =>
    plan(births(...dates))
      .acts.flat()
      .flatMap((draft) => (draft.kind === "identity" ? [draft.fields.birthDate] : []));

  test("is asked only when no date shows it", () => {
    expect(ask(births("4/2/2016", "5/5/2015"))).toEqual({
      outcome: "asks",
      question: { code: "dateOrder", examples: [{ file: "Student.csv", line: 2, column: "Birthdate" }] },
    });
    expect(read("5/5/2015", "2016-02-04", "")).toEqual(["2015-05-05", "2016-02-04", undefined]);
  });

  test("is seen from one date that can be read in one way only", () => {
    expect(read("4/2/2016", "19/12/2015")).toEqual(["2016-02-04", "2015-12-19"]);
    expect(read("4/2/2016", "12/19/2015")).toEqual(["2016-04-02", "2015-12-19"]);
  });

  test("is asked when dates disagree, and then those that cannot be read by the answer are refused", () => {
    const files = births("19/12/2015", "12/19/2015");
    expect(ask(files)).toMatchObject({ outcome: "asks", question: { code: "dateOrder", examples: [{ line: 2 }, { line: 3 }] } });
    expect(plan(files, { dateOrder: "dayFirst" }).refuse).toEqual([
      { code: "notADate", file: "Student.csv", line: 3, column: "Birthdate" },
    ]);
  });

  test("is what was answered, even where the files show another", () => {
    expect(plan(sample(), { school: "10001", terms: "current", dateOrder: "dayFirst" }).refuse.length).toBeGreaterThan(0);
  });
});
