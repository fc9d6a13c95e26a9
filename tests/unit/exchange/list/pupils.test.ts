import { describe, expect, test } from "vitest";
import { identityId } from "../../../../src/domain/recordIds.ts";
import { streams } from "../../../../src/domain/streams.ts";
import { aClass, ask, bring, lines, plan, TestSchool } from "./listing.ts";

const ada = "R674123101121";
/** A temporary number, and the one that replaced it. */
const [temporary, permanent] = ["R67412310112B", "Y123456789001"];

const header = "UPN,Forename,Surname,DOB,Year group,Class,Pupil Premium,EAL,Gender,In Care,SEN Need\n";
const row = `${ada},Ada,Byron,09/03/2017,Year 4,Oak,Y,N,F,No,PMLD\n`;
const oak = () => new TestSchool().say(aClass("oak", "Oak"), aClass("elm", "Elm"));
const only = (school: TestSchool) => school.pupils[0] ?? "";
const named = (school: TestSchool) =>
  school.pupils.flatMap((id) => school.standing(streams.card(id), "pupil").map(({ fields }) => fields.firstName));
const classesOf = (school: TestSchool, pupil: string) =>
  school.standing(streams.card(pupil), "membership").map(({ fields: { of, value, from, until } }) => [of, value, from, until]);
const dayFirst = { dateOrder: "dayFirst" } as const;

describe("a child of a list", () => {
  test("comes in with name, number, birth date, year, class and groups for analysis, from the day of the import", () => {
    const school = oak();
    const found = bring(school, "pupils", header + row, { answers: dayFirst });
    expect(lines(found)).toEqual({ 2: "add" });
    const id = only(school);
    expect(school.standing(streams.card(id), "pupil")[0]?.fields).toEqual({
      ...{ firstName: "Ada", lastName: "Byron", knownAs: null, yearGroup: 4, leftOn: null },
    });
    expect(school.standing(streams.file(id), "identity")).toMatchObject([
      { id: identityId(id), fields: { pupil: id, upn: ada, temporary: false, birthDate: "2017-03-09" } },
    ]);
    expect(classesOf(school, id)).toEqual([["class", "oak", "2026-11-23", null]]);
    const groups = school
      .standing(streams.file(id), "analysisGroup")
      .map(({ fields }) => [fields.group, fields.value, fields.from, fields.until]);
    expect(groups).toEqual([
      ["ppg", "yes", "2026-11-23", null],
      ["eal", "no", "2026-11-23", null],
      ["sex", "female", "2026-11-23", null],
      ["lookedAfter", "no", "2026-11-23", null],
      ["primaryNeed", "PMLD", "2026-11-23", null],
    ]);
  });

  test("is one act with everything that belongs to them, after the places", () => {
    const { acts } = plan("pupils", `${header}${row}${permanent},Bo,Ray,01/02/2016,5,Oak,,,,,\n`, { school: oak(), answers: dayFirst });
    expect(acts.map((act) => act.map(({ kind }) => kind))).toEqual([
      ["policy"],
      ["policy"],
      ["pupil", "identity", "membership", ...Array.from({ length: 5 }, () => "analysisGroup")],
      ["pupil", "identity", "membership"],
    ]);
  });

  test("is not there twice when the same list comes again, and nothing is said again", () => {
    const school = oak();
    bring(school, "pupils", header + row, { answers: dayFirst });
    const again = bring(school, "pupils", header + row, { on: "2027-01-11" });
    expect(lines(again)).toEqual({ 2: "skip alreadyThere" });
    expect(again.acts).toEqual([]);
    expect(school.pupils).toHaveLength(1);
  });

  test("is changed only in what differs: the columns are told, and a class is left the day before the new one begins", () => {
    const school = oak();
    bring(school, "pupils", header + row, { answers: dayFirst });
    const changed = row.replace("Ada", "Adah").replace("Oak", "Elm").replace(",Y,N", ",N,N");
    const again = bring(school, "pupils", header + changed, { on: "2027-01-11" });
    expect(lines(again)).toEqual({ 2: "change Forename, Class, Pupil Premium" });
    const id = only(school);
    expect(classesOf(school, id)).toEqual([
      ["class", "oak", "2026-11-23", "2027-01-10"],
      ["class", "elm", "2027-01-11", null],
    ]);
    const ppg = school.standing(streams.file(id), "analysisGroup").filter(({ fields }) => fields.group === "ppg");
    expect(ppg.map(({ fields: { value, from, until } }) => [value, from, until])).toEqual([
      ["yes", "2026-11-23", "2027-01-10"],
      ["no", "2027-01-11", null],
    ]);
    expect(again.acts.flat().map(({ kind }) => kind)).not.toContain("identity");
  });

  test("put right on the same day has never been in the wrong class, however often it is put right", () => {
    const school = oak();
    bring(school, "pupils", header + row, { answers: dayFirst });
    bring(school, "pupils", header + row.replace("Oak", "Elm"));
    expect(classesOf(school, only(school))).toEqual([["class", "elm", "2026-11-23", null]]);
    bring(school, "pupils", header + row);
    expect(classesOf(school, only(school))).toEqual([["class", "oak", "2026-11-23", null]]);
  });

  test("keeps what an empty cell says nothing of", () => {
    const school = oak();
    bring(school, "pupils", header + row, { answers: dayFirst });
    const again = plan("pupils", `${header}${ada},Ada,Byron,,,,,,,,\n`, { school });
    expect(lines(again)).toEqual({ 2: "skip alreadyThere" });
  });

  test("called in a list as they are known keeps their name, and one found by an old number is the same child", () => {
    const school = oak();
    bring(school, "pupils", `UPN,First name,Last name,Known as\n${ada},Augusta,Byron,Ada\n`);
    expect(lines(plan("pupils", `UPN,First name,Last name\n${ada},Ada,Byron\n`, { school }))).toEqual({ 2: "skip alreadyThere" });
    const again = bring(school, "pupils", `UPN,Former UPN,First name,Last name\n${permanent},${ada},Ada,Byron\n`);
    expect(lines(again)).toEqual({ 2: "change UPN" });
    expect(school.pupils).toHaveLength(1);
  });
});

describe("a temporary UPN", () => {
  const list = (upn: string, name = "Ada,Byron", born = "2017-03-09") => `UPN,First name,Last name,Date of birth\n${upn},${name},${born}\n`;

  test("that is replaced by the child's own is a change of the one child", () => {
    const school = oak();
    const first = bring(school, "pupils", list(temporary));
    expect(first.notices).toContainEqual({ code: "temporaryUpns", pupils: 1 });
    const again = bring(school, "pupils", list(permanent));
    expect(lines(again)).toEqual({ 2: "change UPN" });
    expect(school.pupils).toHaveLength(1);
    expect(school.standing(streams.file(only(school)), "identity")[0]?.fields).toMatchObject({ upn: permanent, temporary: false });
  });

  test("never replaces a permanent one, whichever list comes late", () => {
    const school = oak();
    bring(school, "pupils", list(temporary));
    bring(school, "pupils", list(permanent));
    const late = bring(school, "pupils", list(temporary));
    expect(lines(late)).toEqual({ 2: "skip alreadyThere" });
    expect(late.notices).toContainEqual({ code: "upnKept", file: "list.csv", line: 2, column: "UPN" });
    expect(school.standing(streams.file(only(school)), "identity")[0]?.fields).toMatchObject({ upn: permanent });
  });

  test("and another birth date are another child", () => {
    const school = oak();
    bring(school, "pupils", list(temporary));
    expect(lines(bring(school, "pupils", list(permanent, "Ada,Byron", "2016-03-09")))).toEqual({ 2: "add" });
    expect(school.pupils).toHaveLength(2);
  });
});

describe("who is not brought back", () => {
  const list = `UPN,First name,Last name,Date of birth\n${ada},Ada,Byron,2017-03-09\n`;
  const withAda = () => {
    const school = oak();
    bring(school, "pupils", list);
    return { school, id: only(school) };
  };

  test("a child who left, by number and by name", () => {
    const { school, id } = withAda();
    school.say({ stream: streams.card(id), kind: "pupil", record: id, fields: { leftOn: "2026-11-20" } });
    expect(lines(plan("pupils", list, { school }))).toEqual({ 2: "skip leftHere" });
    expect(lines(plan("pupils", list.replace(ada, ""), { school }))).toEqual({ 2: "skip leftHere" });
  });

  test("a child who was removed", () => {
    const { school, id } = withAda();
    school.say({ stream: streams.card(id), kind: "pupil", record: id, fields: { removedAt: 1_700_000_000_000, removedWhy: "mistake" } });
    expect(lines(plan("pupils", list, { school }))).toEqual({ 2: "skip removedHere" });
  });

  test("a child who was erased, of whom nothing but an id is left", () => {
    const { school, id } = withAda();
    const seeded = new TestSchool().say({
      stream: streams.school,
      kind: "policy",
      record: "import-seed",
      fields: { policy: "import-seed", value: "seed" },
    });
    seeded.erased.add(id);
    expect(lines(plan("pupils", list, { school: seeded }))).toEqual({ 2: "skip erasedHere" });
    expect(school.pupils).toEqual([id]);
  });

  test("somebody taken out of a group here, though the list still has them in it", () => {
    const school = oak().say(aClass("hydro", "Hydro", "group"));
    const groups = `UPN,First name,Last name,Groups\n${ada},Ada,Byron,Hydro\n`;
    bring(school, "pupils", groups);
    const [place] = school.standing(streams.card(only(school)), "membership");
    school.say({
      stream: streams.card(only(school)),
      kind: "membership",
      record: place?.id ?? "",
      fields: { from: "2026-11-23", until: "2026-12-18" },
    });
    const again = plan("pupils", groups, { school, on: "2027-01-11" });
    expect(lines(again)).toEqual({ 2: "skip alreadyThere" });
    expect(again.notices).toContainEqual({ code: "groupLeftHere", file: "list.csv", line: 2, column: "Groups" });
  });
});

describe("who a row is", () => {
  const byHand = (birthDate: string | null) =>
    oak().say(
      { stream: streams.card("by-hand"), kind: "pupil", record: "by-hand", fields: { firstName: "Ada", lastName: "Byron", knownAs: null } },
      ...(birthDate === null
        ? []
        : [
            {
              stream: streams.file("by-hand"),
              kind: "identity" as const,
              record: identityId("by-hand"),
              fields: { pupil: "by-hand", birthDate },
            },
          ]),
    );
  const list = `UPN,First name,Last name,Date of birth\n${ada},ada,BYRON,2017-03-09\n`;

  test("is certain by name and birth date: a card made by hand gets its number", () => {
    const school = byHand("2017-03-09");
    expect(lines(bring(school, "pupils", list))).toEqual({ 2: "change First name, Last name, UPN" });
    expect(school.pupils).toEqual(["by-hand"]);
  });

  test("is asked where only the name tells, by line and not by name, and is as answered", () => {
    const school = byHand(null);
    expect(ask("pupils", list, { school })).toMatchObject({
      outcome: "asks",
      question: { code: "samePupils", spots: [{ file: "list.csv", line: 2 }] },
    });
    expect(lines(plan("pupils", list, { school, answers: { samePupils: "apart" } }))).toEqual({ 2: "add" });
    const joined = bring(school, "pupils", list, { answers: { samePupils: "join" } });
    expect(joined.change).toHaveLength(1);
    expect(school.pupils).toEqual(["by-hand"]);
    expect(school.standing(streams.file("by-hand"), "identity")[0]?.fields).toMatchObject({ pupil: "by-hand", upn: ada });
  });

  test("is nobody's to tell when two here are called so", () => {
    const school = byHand(null).say({
      ...{ stream: streams.card("too"), kind: "pupil", record: "too" },
      fields: { firstName: "Ada", lastName: "Byron", knownAs: null },
    });
    expect(lines(plan("pupils", list, { school }))).toEqual({ 2: "refuse sameNameUnclear" });
  });

  test("is refused when the number is one child's and name and birth date are another's", () => {
    const school = oak();
    bring(school, "pupils", list);
    const mixed = `UPN,First name,Last name,Date of birth\n${ada},Bo,Ray,2016-05-05\n`;
    expect(lines(plan("pupils", mixed, { school }))).toEqual({ 2: "refuse upnOfAnother UPN" });
    expect(named(school)).toEqual(["ada"]);
  });

  test("twice in the file is said: the same row once more is left out, one that says otherwise takes both out", () => {
    const rows = `UPN,First name,Last name\n${ada},Ada,Byron\n${ada},Ada,Byron\n`;
    expect(lines(plan("pupils", rows))).toEqual({ 2: "add", 3: "skip sameRowTwice" });
    const others = plan("pupils", rows.replace("Ada,Byron\n", "Adah,Byron\n"));
    expect(lines(others)).toEqual({ 2: "refuse rowTwice", 3: "refuse rowTwice" });
    expect(others.acts).toEqual([]);
  });

  test("without a number is found again by name and birth date", () => {
    const school = oak();
    const unnumbered = list.replace(ada, "");
    expect(bring(school, "pupils", unnumbered).notices).toContainEqual({ code: "withoutUpn", pupils: 1 });
    expect(lines(bring(school, "pupils", unnumbered))).toEqual({ 2: "skip alreadyThere" });
    expect(lines(bring(school, "pupils", list))).toEqual({ 2: "change UPN" });
    expect(school.pupils).toHaveLength(1);
  });
});

describe("places that are not here", () => {
  const list = `UPN,First name,Last name,Class,Groups,Phase,Site,Pathway\n${ada},Ada,Byron,Ash,Hydro; Choir,2,Elm House,Brook\n`;

  test("are asked about before anything is made", () => {
    expect(ask("pupils", list)).toMatchObject({
      outcome: "asks",
      question: {
        code: "newPlaces",
        places: [
          { what: "class", name: "Ash" },
          { what: "group", name: "Choir" },
          { what: "group", name: "Hydro" },
          { what: "site", name: "Elm House" },
        ],
      },
    });
  });

  test("are made where that is the answer, once, and are there for the next list", () => {
    const school = new TestSchool();
    const made = bring(school, "pupils", list, { answers: { newPlaces: "make" } });
    expect(made.made).toHaveLength(4);
    expect(school.standing(streams.school, "class").map(({ fields }) => [fields.name, fields.type])).toEqual([
      ["Ash", "class"],
      ["Hydro", "group"],
      ["Choir", "group"],
    ]);
    expect(classesOf(school, only(school)).map(([of, value]) => [of, of === "class" || of === "group" ? "" : value])).toEqual([
      ["class", ""],
      ["group", ""],
      ["group", ""],
      ["phase", "phase-2"],
      ["site", "elm-house"],
      ["pathway", "brook"],
    ]);
    expect(lines(plan("pupils", list, { school }))).toEqual({ 2: "skip alreadyThere" });
  });

  test("refuse their rows where that is the answer, and no place is made for a row that is not taken", () => {
    const refused = plan("pupils", list, { answers: { newPlaces: "refuse" } });
    expect(refused.refuse.map(({ code, column }) => [code, column])).toEqual([
      ["placeUnknown", "Class"],
      ["placeUnknown", "Groups"],
      ["placeUnknown", "Groups"],
      ["placeUnknown", "Site"],
    ]);
    const left = new TestSchool();
    bring(left, "pupils", list.replace("Ash", ""), { answers: { newPlaces: "make" } });
    const id = only(left);
    left.say({ stream: streams.card(id), kind: "pupil", record: id, fields: { leftOn: "2026-11-20" } });
    expect(plan("pupils", list, { school: left, answers: { newPlaces: "make" } })).toMatchObject({ made: [], acts: [] });
  });

  test("that are groups and not classes, or are two of one name, are said", () => {
    const school = oak().say(aClass("hydro", "Hydro", "group"), aClass("oak-too", "OAK"));
    const rows = `UPN,First name,Last name,Class\n${ada},Ada,Byron,hydro\n${permanent},Bo,Ray,Oak\n`;
    expect(lines(plan("pupils", rows, { school }))).toEqual({ 2: "refuse isAGroup Class", 3: "refuse placeUnclear Class" });
  });

  test("that have not begun are come into on their first day, and a move planned here already still happens", () => {
    const school = oak().say({
      ...{ stream: streams.school, kind: "class", record: "next" },
      fields: { name: "Next", type: "class", phase: null, site: null, pathway: null, from: "2027-09-01", until: "2028-07-21" },
    });
    const list = (name: string) => `UPN,First name,Last name,Class\n${ada},Ada,Byron,${name}\n`;
    bring(school, "pupils", list("Oak"));
    bring(school, "pupils", list("Next"), { on: "2027-07-01" });
    expect(classesOf(school, only(school))).toEqual([
      ["class", "oak", "2026-11-23", "2027-08-31"],
      ["class", "next", "2027-09-01", "2028-07-21"],
    ]);
    bring(school, "pupils", list("Elm"), { on: "2027-07-05" });
    expect(classesOf(school, only(school))).toEqual([
      ["class", "oak", "2026-11-23", "2027-07-04"],
      ["class", "next", "2027-09-01", "2028-07-21"],
      ["class", "elm", "2027-07-05", "2027-08-31"],
    ]);
  });
});
