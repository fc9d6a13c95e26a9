/** What a second import meets: terms that were moved in the file, people who were here before it, and names that changed. */
import { describe, expect, test } from "vitest";
import type { Existing } from "../../../src/exchange/plan.ts";
import { importQuestionWords } from "../../../src/words/importWords.ts";
import { after, ask, folder, nothing, plan } from "./importing.ts";

interface Said {
  until?: string;
  teacher?: string;
  pupils?: string;
  /** Another teacher, and another section with everybody else in it. */
  others?: { teacher: string; pupil: string };
}

const roster = ({ until = "2027-03-31", teacher = "Craig,Beane", pupils = "p1,1,Ada,Byron,2017-03-09\n", others }: Said = {}) =>
  folder({
    "School.csv": "DfE Number,Name\n1,Oak\n",
    "Student.csv": `ID,School DfE Number,First Name,Last Name,Birthdate\n${pupils}${others?.pupil ?? ""}`,
    "Teacher.csv": `ID,School DfE Number,First Name,Last Name\nt1,1,${teacher}\n${others ? `t2,1,${others.teacher}\n` : ""}`,
    "Section.csv": `ID,School DfE Number,Section Name,Term StartDate,Term EndDate\ns1,1,Reading,2026-09-02,${until}\n${others ? `s2,1,Maths,2026-09-02,${until}\n` : ""}`,
    "StudentEnrollment.csv": `Section ID,ID\ns1,p1\n${others ? "s2,p2\n" : ""}`,
    "TeacherRoster.csv": `Section ID,ID\ns1,t1\n${others ? "s2,t2\n" : ""}`,
  });
const first = () => after(nothing, plan(roster()));

const byHand: Existing["pupils"][number] = {
  ...{ id: "by-hand", misId: null, firstName: "ada", lastName: "Byron", knownAs: null, yearGroup: null },
  ...{ birthDate: "2017-03-09", identified: true, left: false, removed: false },
};
const leader = { id: "the-leader", displayName: "Craig Beane", left: false, removed: false };

describe("a term that ends on another day in the file", () => {
  test.each([
    ["later", "2027-07-23"],
    ["sooner", "2027-02-12"],
  ])("%s moves the group, and who was in it and taught it to its end", (_when, until) => {
    const again = plan(roster({ until }), {}, first());
    expect(again.acts.flat().map(({ kind, fields }) => [kind, fields])).toEqual([
      ["class", { from: "2026-09-02", until }],
      ["membership", { from: "2026-09-02", until }],
    ]);
    expect(again.grantEnds.map(({ until: end }) => end)).toEqual([until]);
    expect(again.change.map(({ what }) => what).sort()).toEqual(["group", "membership", "teaching"]);
    expect([again.add, again.grants]).toEqual([[], []]);
    const school = after(first(), again);
    const third = plan(roster({ until }), {}, school);
    expect([third.acts, third.change, third.grantEnds]).toEqual([[], [], []]);
  });

  test("leaves alone what the school itself ended before, or ended by hand on another day", () => {
    const school = first();
    const memberships = school.memberships.map((each) => ({ ...each, until: "2026-11-20" }));
    const teaching = school.teaching.map((each) => ({ ...each, ended: true }));
    const again = plan(roster({ until: "2027-07-23" }), {}, { ...school, memberships, teaching });
    expect(again.acts.flat().map(({ kind }) => kind)).toEqual(["class"]);
    expect(again.grantEnds).toEqual([]);
  });
});

describe("people of the file who are called as people who are here", () => {
  const school = { ...nothing, pupils: [byHand], staff: [leader] };
  const question = (existing: Existing, said: Said = {}) => {
    const outcome = ask(roster(said), {}, existing);
    return outcome.outcome === "asks" ? outcome.question : undefined;
  };

  test("are asked about by file and line, and never by name", () => {
    const asked = question(school);
    expect(asked).toEqual({
      code: "sameNames",
      spots: [
        { file: "Teacher.csv", line: 2 },
        { file: "Student.csv", line: 2 },
      ],
    });
    expect(asked && importQuestionWords(asked)).toBe(
      "Teacher.csv, line 2 and Student.csv, line 2: people of these names are here already, and did not come from this file. Are they the same people?",
    );
  });

  test("are the ones who are here, where that is the answer: nobody is made twice, and the pupil is known from then on", () => {
    const joined = plan(roster(), { sameNames: "join" }, school);
    expect(joined.add.map(({ what }) => what).sort()).toEqual(["group", "membership", "teaching"]);
    expect(joined.invitations).toEqual([]);
    expect(joined.grants.map(({ person }) => person)).toEqual(["the-leader"]);
    const drafts = joined.acts.flat();
    expect(drafts.find(({ kind }) => kind === "identity")).toMatchObject({ stream: "file/by-hand", fields: { misId: "1/p1" } });
    expect(drafts.find(({ kind }) => kind === "membership")?.stream).toBe("card/by-hand");
    const again = question(after(school, joined));
    expect(again).toMatchObject({ spots: [{ file: "Teacher.csv", line: 2 }] });
  });

  test("come in as others, where that is the answer", () => {
    const apart = plan(roster(), { sameNames: "apart" }, school);
    expect(apart.add.map(({ what }) => what).sort()).toEqual(["group", "membership", "pupil", "staff", "teaching"]);
  });

  const undated = { ...byHand, birthDate: null };
  const twins = { teacher: "Craig,Beane", pupil: "p2,1,Ada,Byron,2017-03-10\n" };
  const unclear = (file: string, line: number) => ({ code: "sameNameUnclear", file, line });

  test("are nobody's to join when two rows are called as one person: neither comes in, and the rest does", () => {
    const joined = plan(roster({ others: twins }), { sameNames: "join" }, { ...school, pupils: [undated] });
    expect(joined.refuse).toEqual([
      unclear("Teacher.csv", 2),
      unclear("Teacher.csv", 3),
      unclear("Student.csv", 2),
      unclear("Student.csv", 3),
    ]);
    expect(joined.acts.flat().map(({ kind }) => kind)).toEqual(["class", "class"]);
    expect([joined.grants, joined.invitations]).toEqual([[], []]);
    expect(joined.skip.map(({ code, file }) => [code, file])).toEqual([
      ...["TeacherRoster.csv", "TeacherRoster.csv", "StudentEnrollment.csv", "StudentEnrollment.csv"].map((file) => ["ofLeftOut", file]),
    ]);
  });

  test("are nobody's to join when two people here are called as one row", () => {
    const here = { ...school, pupils: [undated, { ...undated, id: "by-hand-too" }], staff: [leader, { ...leader, id: "another" }] };
    const joined = plan(roster(), { sameNames: "join" }, here);
    expect(joined.refuse).toEqual([unclear("Teacher.csv", 2), unclear("Student.csv", 2)]);
    expect(joined.acts.flat().map(({ kind }) => kind)).toEqual(["class"]);
  });

  test("are joined when a birth date tells the two of one name apart, and come in as others where that is the answer", () => {
    const pupil = (of: ReturnType<typeof plan>) =>
      of.acts
        .flat()
        .filter(({ kind }) => kind === "membership")
        .map(({ stream }) => stream);
    const others = { ...twins, teacher: "Jo,Lee" };
    const joined = plan(roster({ others }), { sameNames: "join" }, school);
    expect(joined.refuse).toEqual([]);
    expect(pupil(joined)).toEqual(["card/by-hand", expect.not.stringMatching("by-hand")]);
    const apart = plan(roster({ others: twins }), { sameNames: "apart" }, { ...school, pupils: [undated] });
    expect([apart.refuse, new Set(pupil(apart)).size]).toEqual([[], 2]);
  });

  test("are not asked about when they came from the file before, were born on another day, or were removed here", () => {
    expect(question(first())).toBeUndefined();
    expect(question({ ...nothing, pupils: [{ ...byHand, birthDate: "2016-03-09" }] })).toBeUndefined();
    expect(question({ ...nothing, pupils: [{ ...byHand, removed: true }], staff: [{ ...leader, removed: true }] })).toBeUndefined();
    expect(question({ ...nothing, pupils: [{ ...byHand, birthDate: null }] })).toMatchObject({ code: "sameNames" });
  });
});

describe("somebody on the staff whose name has changed in the file", () => {
  test("is called so here too, and the columns are told", () => {
    const again = plan(roster({ teacher: "Craig,Beane-Todd" }), {}, first());
    expect(again.acts.flat().map(({ kind, fields }) => [kind, fields])).toEqual([["staff", { displayName: "Craig Beane-Todd" }]]);
    expect(again.change).toMatchObject([{ what: "staff", spot: { file: "Teacher.csv", line: 2 }, columns: ["First Name", "Last Name"] }]);
    expect(again.invitations).toEqual([]);
  });
});
