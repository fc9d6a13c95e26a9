import { describe, expect, test } from "vitest";
import { after, ask, count, nothing, plan, sample, today } from "./importing.ts";

const contoso = { school: "10001", terms: "current" } as const;

describe("the sample roster, as it is", () => {
  test("asks first which of its two schools it is for, with what it holds for each", () => {
    expect(ask(sample())).toEqual({
      outcome: "asks",
      question: {
        code: "school",
        choices: [
          { id: "10001", name: "Contoso High School", pupils: 22, staff: 2, groups: 14 },
          { id: "10002", name: "Fabrikam High School", pupils: 0, staff: 0, groups: 14 },
        ],
      },
    });
  });

  test("asks again when the school named is not in it", () => {
    expect(ask(sample(), { school: "99" })).toMatchObject({ outcome: "asks", question: { code: "unknownSchool", asked: "99" } });
  });

  test("asks what to do about terms that are long over", () => {
    expect(ask(sample(), { school: "10001" })).toEqual({
      outcome: "asks",
      question: { code: "terms", from: "2017-07-01", until: "2018-06-30", current: { from: today, until: "2027-07-31" } },
    });
  });

  test("brings in 22 pupils, 14 groups, 2 staff, each pupil in seven groups", () => {
    const found = plan(sample(), contoso);
    expect(count(found, "pupil")).toBe(22);
    expect(count(found, "group")).toBe(14);
    expect(count(found, "staff")).toBe(2);
    expect(count(found, "membership")).toBe(154);
    expect(count(found, "teaching")).toBe(4);
    expect(found.refuse).toEqual([]);
    const perPupil = new Set(found.acts.flatMap((act) => (act[0]?.kind === "pupil" ? [act.length - 2] : [])));
    expect([...perPupil]).toEqual([7]);
  });

  test("keeps nobody's password, middle name or user name, and says so", () => {
    const found = plan(sample(), contoso);
    expect(JSON.stringify(found)).not.toMatch(/P@ssw/);
    expect(found.columns.filter(({ why }) => why === "password")).toEqual([
      { file: "Student.csv", column: "Password", why: "password" },
      { file: "Teacher.csv", column: "Password", why: "password" },
    ]);
    expect(found.columns).toContainEqual({ file: "Student.csv", column: "Middle Name", why: "notKept" });
    expect(found.columns.filter(({ why }) => why === "unknown")).toEqual([]);
    expect(JSON.stringify(found.acts)).not.toContain("OKlein");
  });

  test("sees from 6/30/2018 that months come first, and reads every date so", () => {
    const found = plan(sample(), contoso);
    expect(found.notices).toContainEqual({
      code: "dateOrderSeen",
      order: "monthFirst",
      file: "Section.csv",
      line: 2,
      column: "Term EndDate",
    });
    const births = found.acts.flat().flatMap((draft) => (draft.kind === "identity" ? [draft.fields.birthDate] : []));
    expect(births).toHaveLength(22);
    expect(births.slice(0, 3)).toEqual(["2000-04-02", "1999-11-12", "1997-12-19"]);
  });

  test("states that a grade is a year group, and who has no class yet", () => {
    const { notices } = plan(sample(), contoso);
    expect(notices).toContainEqual({
      code: "gradesAreYears",
      grades: [
        { grade: "9", yearGroup: 9, pupils: 8 },
        { grade: "10", yearGroup: 10, pupils: 7 },
        { grade: "11", yearGroup: 11, pupils: 4 },
        { grade: "12", yearGroup: 12, pupils: 3 },
      ],
    });
    expect(notices).toContainEqual({ code: "pupilsWithoutClass", pupils: 22 });
    expect(notices).toContainEqual({ code: "termsMoved", from: today, until: "2027-07-31" });
  });

  test("makes teachers without e-mail staff with an invitation, their user name suggested and no account made", () => {
    const found = plan(sample(), contoso);
    expect(found.invitations.map(({ displayName, email, suggestedLogin }) => ({ displayName, email, suggestedLogin }))).toEqual([
      { displayName: "Craig Beane", email: null, suggestedLogin: "CBeane" },
      { displayName: "Daisy Todd", email: null, suggestedLogin: "DTodd" },
    ]);
    expect(found.notices).toContainEqual({ code: "staffWithoutEmail", staff: 2 });
    expect(found.grants.every(({ from, until }) => from === today && until === "2027-07-31")).toBe(true);
  });

  test("says which rows are another school's, line by line", () => {
    const others = plan(sample(), contoso).skip.filter(({ code }) => code === "otherSchool");
    expect(others.map(({ file, line }) => `${file} ${line ?? 0}`)).toEqual(
      Array.from({ length: 14 }, (_, index) => `Section.csv ${index + 16}`),
    );
  });

  test("for the other school brings in its groups and leaves every pupil out, saying so", () => {
    const found = plan(sample(), { school: "10002", terms: "current" });
    expect([count(found, "pupil"), count(found, "group"), count(found, "staff")]).toEqual([0, 14, 0]);
    expect(found.skip.filter(({ file }) => file === "Student.csv")).toHaveLength(22);
    expect(found.skip.filter(({ file }) => file === "StudentEnrollment.csv")).toHaveLength(154);
    expect(found.refuse).toEqual([]);
  });

  test("keeps the dates of the terms where that is what was answered", () => {
    const found = plan(sample(), { school: "10001", terms: "keep" });
    const periods = found.acts
      .flat()
      .flatMap((draft) => (draft.kind === "membership" ? [`${draft.fields.from ?? ""} ${draft.fields.until ?? ""}`] : []));
    expect([...new Set(periods)]).toEqual(["2017-07-01 2018-06-30"]);
    expect(found.notices).toContainEqual({ code: "termsOver", until: "2018-06-30" });
  });
});

describe("the same folder a second time", () => {
  test.each([
    ["the same day", today, "current"],
    ["a month later", "2026-12-21", "current"],
    ["with the dates kept", "2027-03-01", "keep"],
  ] as const)("%s changes nothing and says that all is there", (_when, on, terms) => {
    const answers = { school: "10001", terms };
    const school = after(nothing, plan(sample(), answers));
    const again = plan(sample(), answers, school, on);
    expect([again.add, again.change, again.acts, again.invitations, again.grants]).toEqual([[], [], [], [], []]);
    expect(again.skip.filter(({ code }) => code === "alreadyThere")).toHaveLength(22 + 14 + 2 + 154 + 4);
  });

  test("in the next school year gives everybody their groups of that year, and nobody twice", () => {
    const school = after(nothing, plan(sample(), contoso));
    const next = plan(sample(), contoso, school, "2027-09-06");
    expect([count(next, "pupil"), count(next, "staff"), count(next, "group")]).toEqual([0, 0, 0]);
    expect(count(next, "membership")).toBe(154);
    expect(next.change.filter(({ what }) => what === "group")).toHaveLength(14);
    expect(plan(sample(), contoso, after(school, next), "2027-09-07").acts).toEqual([]);
  });

  test("finds a pupil by the id of the export, whatever their id here", () => {
    const school = after(nothing, plan(sample(), contoso));
    const moved = school.pupils.map((pupil) => (pupil.misId === "10001/13001" ? { ...pupil, id: "made-by-hand" } : pupil));
    const again = plan(sample(), contoso, { ...school, pupils: moved });
    expect(count(again, "pupil")).toBe(0);
  });

  test("does not bring back a pupil who left, was removed or erased, nor their groups", () => {
    const school = after(nothing, plan(sample(), contoso));
    const [left, removed, erased] = school.pupils;
    const pupils = school.pupils
      .filter((pupil) => pupil !== erased)
      .map((pupil) => ({ ...pupil, left: pupil === left, removed: pupil === removed }));
    const again = plan(sample(), contoso, { ...school, pupils, erased: [erased?.id ?? ""] });
    expect(again.acts).toEqual([]);
    expect(again.skip.filter(({ file }) => file === "Student.csv").slice(0, 3)).toEqual([
      { code: "leftHere", file: "Student.csv", line: 2 },
      { code: "removedHere", file: "Student.csv", line: 3 },
      { code: "erasedHere", file: "Student.csv", line: 4 },
    ]);
    expect(again.skip.filter(({ code }) => code === "ofLeftOut")).toHaveLength(21);
  });

  test("does not put a pupil back into a group the school took them out of", () => {
    const school = after(nothing, plan(sample(), contoso));
    const [first, ...rest] = school.memberships;
    if (!first) throw new Error("The sample has memberships.");
    const memberships = [{ ...first, until: "2026-11-27" }, ...rest];
    const again = plan(sample(), contoso, { ...school, memberships }, "2026-12-21");
    expect(again.acts).toEqual([]);
    expect(again.skip.filter(({ code }) => code === "endedHere")).toHaveLength(1);
  });

  test("brings a changed name and year group up to date, saying which columns and not what is in them", () => {
    const school = after(nothing, plan(sample(), contoso));
    const pupils = school.pupils.map((pupil) =>
      pupil.misId === "10001/13002" ? { ...pupil, lastName: "Old", yearGroup: 9, knownAs: "Bea" } : pupil,
    );
    const again = plan(sample(), contoso, { ...school, pupils });
    expect(again.change.map(({ what, spot, columns }) => ({ what, spot, columns }))).toEqual([
      { what: "pupil", spot: { file: "Student.csv", line: 3 }, columns: ["Last Name", "Grade"] },
    ]);
    expect(again.acts.flat().map(({ fields }) => fields)).toEqual([
      { firstName: "Beulah", lastName: "McMillan", knownAs: "Bea", yearGroup: 10 },
    ]);
  });
});
