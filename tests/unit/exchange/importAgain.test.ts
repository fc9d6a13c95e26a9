/** What a second import meets: terms that were moved in the file, people who were here before it, and names that changed. */
import { describe, expect, test } from "vitest";
import type { Existing } from "../../../src/exchange/plan.ts";
import { importQuestionWords } from "../../../src/words/importWords.ts";
import { after, ask, folder, nothing, plan } from "./importing.ts";

interface Said {
  until?: string;
  teacher?: string;
  pupils?: string;
}

const roster = ({ until = "2027-03-31", teacher = "Craig,Beane", pupils = "p1,1,Ada,Byron,2017-03-09\n" }: Said = {}) =>
  folder({
    "School.csv": "DfE Number,Name\n1,Oak\n",
    "Student.csv": `ID,School DfE Number,First Name,Last Name,Birthdate\n${pupils}`,
    "Teacher.csv": `ID,School DfE Number,First Name,Last Name\nt1,1,${teacher}\n`,
    "Section.csv": `ID,School DfE Number,Section Name,Term StartDate,Term EndDate\ns1,1,Reading,2026-09-02,${until}\n`,
    "StudentEnrollment.csv": "Section ID,ID\ns1,p1\n",
    "TeacherRoster.csv": "Section ID,ID\ns1,t1\n",
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
