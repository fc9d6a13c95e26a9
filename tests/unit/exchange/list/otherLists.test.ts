/** Lists of classes and groups, of consents, and of staff. */
import { describe, expect, test } from "vitest";
import { pictureConsentId } from "../../../../src/domain/recordIds.ts";
import { streams } from "../../../../src/domain/streams.ts";
import { aClass, ask, bring, lines, plan, TestSchool } from "./listing.ts";

const ada = "R674123101121";
const withAda = () => {
  const school = new TestSchool().say(aClass("oak", "Oak"), aClass("hydro", "Hydro", "group"));
  bring(school, "pupils", `UPN,First name,Last name,Class\n${ada},Ada,Byron,Oak\n`);
  return { school, id: school.pupils[0] ?? "" };
};

describe("a list of classes and groups", () => {
  const list = "Name,Type,Phase,Site,Pathway,From,Until\nElm,class,2,Main,Brook,2026-09-01,2027-07-21\nHydro,Group,,,,,\n";
  const classes = (school: TestSchool) => school.standing(streams.school, "class").map(({ fields }) => fields);

  test("makes what is not here, as it says", () => {
    const school = new TestSchool();
    expect(lines(bring(school, "classes", list))).toEqual({ 2: "add", 3: "add" });
    expect(classes(school)).toEqual([
      { name: "Elm", type: "class", phase: "phase-2", site: "main", pathway: "brook", from: "2026-09-01", until: "2027-07-21" },
      { name: "Hydro", type: "group", phase: null, site: null, pathway: null, from: "2026-11-23", until: null },
    ]);
    expect(lines(plan("classes", list, { school }))).toEqual({ 2: "skip alreadyThere", 3: "skip alreadyThere" });
  });

  test("changes only what differs, and keeps what it says nothing of", () => {
    const school = new TestSchool();
    bring(school, "classes", list);
    const again = bring(school, "classes", "Name,Phase,Until\nelm,3,2027-07-23\n");
    expect(lines(again)).toEqual({ 2: "change Phase, Until" });
    expect(classes(school)[0]).toMatchObject({ name: "Elm", phase: "phase-3", site: "main", from: "2026-09-01", until: "2027-07-23" });
  });

  test("does not turn a class into a group, end one with children in it, or take two rows of one name that differ", () => {
    const { school } = withAda();
    const rows = "Name,Type,Until\nOak,group,\nHydro,group,2026-12-18\nAsh,class,\nAsh,group,\nFir,class,2026-10-01\n";
    expect(lines(plan("classes", rows, { school }))).toEqual({
      ...{
        2: "refuse isAClass Name",
        3: "change Until",
        4: "refuse idTwice Name",
        5: "refuse idTwice Name",
        6: "refuse untilBeforeFrom Until",
      },
    });
    expect(lines(plan("classes", "Name,Until\nOak,2026-12-18\n", { school }))).toEqual({ 2: "refuse childrenInClass Until" });
  });
});

describe("a list of consents", () => {
  const wide = (...answers: string[]) => `UPN,Inside school,With parents,Website\n${ada},${answers.join(",")}\n`;
  const level = (school: TestSchool, id: string) =>
    school.standing(streams.card(id), "pictureConsent").map((each) => [each.id, each.fields.level, each.fields.until]);
  const consents = (school: TestSchool, id: string) =>
    school.standing(streams.file(id), "consent").map(({ fields: { scope, given, from, until } }) => [scope, given, from, until]);

  test("says for each reach yes or no, and the card what that comes to", () => {
    const { school, id } = withAda();
    expect(lines(bring(school, "consents", wide("Yes", "Y", "no")))).toEqual({ 2: "add" });
    expect(consents(school, id)).toEqual([
      ["inside", true, "2026-11-23", null],
      ["parents", true, "2026-11-23", null],
      ["public", false, "2026-11-23", null],
    ]);
    expect(level(school, id)).toEqual([[pictureConsentId(id), "parents", null]]);
    expect(lines(bring(school, "consents", wide("Yes", "Y", "no"), { on: "2027-01-11" }))).toEqual({ 2: "skip alreadyThere" });
  });

  test("may have a row for each, with who gave it and until when", () => {
    const { school, id } = withAda();
    const rows = `Pupil,Consent,Given,From,Until,Given by\nAda Byron,In school,yes,2026-09-01,2027-08-31,Mother\nAda Byron,parents,yes,2026-09-01,,Mother\nAda Byron,flying,yes,,,\nAda Byron,,,,,\n`;
    expect(lines(bring(school, "consents", rows))).toEqual({
      2: "add",
      3: "add",
      4: "refuse notOneOf Consent",
      5: "refuse consentNotSaid",
    });
    expect(consents(school, id)).toEqual([
      ["inside", true, "2026-09-01", "2027-08-31"],
      ["parents", true, "2026-09-01", null],
    ]);
    expect(level(school, id)).toEqual([[pictureConsentId(id), "parents", "2027-08-31"]]);
  });

  test("takes one back at once, and the card says so in the same act", () => {
    const { school, id } = withAda();
    bring(school, "consents", wide("Yes", "Yes", "Yes"));
    const back = bring(school, "consents", wide("No", "", ""), { on: "2027-01-11" });
    expect(lines(back)).toEqual({ 2: "change Inside school" });
    expect(back.acts.at(-1)?.map(({ kind }) => kind)).toEqual(["consent", "pictureConsent"]);
    expect(level(school, id)).toEqual([[pictureConsentId(id), "no", null]]);
  });

  test("that is old never puts a child in front of a camera again", () => {
    const { school, id } = withAda();
    const dated = (given: string, from: string) => `UPN,Inside,From\n${ada},${given},${from}\n`;
    bring(school, "consents", dated("yes", "2026-09-01"));
    bring(school, "consents", dated("no", "2026-11-02"));
    expect(lines(plan("consents", dated("yes", "2026-09-01"), { school }))).toEqual({ 2: "skip newerHere" });
    expect(lines(plan("consents", dated("yes", "2026-11-02"), { school }))).toEqual({ 2: "skip newerHere" });
    expect(lines(plan("consents", dated("yes", ""), { school }))).toEqual({ 2: "refuse consentWithoutDay Inside" });
    expect(level(school, id)).toEqual([[pictureConsentId(id), "no", null]]);
    expect(lines(bring(school, "consents", dated("yes", "2026-11-20")))).toEqual({ 2: "change Inside" });
    expect(level(school, id)).toEqual([[pictureConsentId(id), "school", null]]);
  });

  test("that says both yes and no takes neither", () => {
    const { school } = withAda();
    const rows = `UPN,Inside,Parents\n${ada},yes,\n${ada},no,yes\n`;
    expect(lines(plan("consents", rows, { school }))).toEqual({ 2: "refuse consentBothWays", 3: "refuse consentBothWays" });
  });
});

describe("a list of staff", () => {
  const header = "Name,E-mail,Role,Class,Groups,Phase,Until\n";
  const jo = "Jo Lee,jo@oak.example,Class teacher,Oak,Hydro,,\n";

  test("invites who is new, with the roles of their rows", () => {
    const { school } = withAda();
    const rows = `${header}${jo}Kim Roy,,TA,Oak,,,\nKim Roy,,TA,,Hydro,,\nSam Fox,sam@oak.example,Headteacher,,,,\nPat Ash,,Phase leader,,,2,\nAl Gray,,Nurse,,,,\n`;
    const found = bring(school, "staff", rows);
    expect(lines(found)).toEqual({ 2: "add", 3: "add", 4: "add", 5: "add", 6: "add", 7: "add" });
    expect(found.invitations.map(({ displayName, email }) => [displayName, email])).toEqual([
      ...[
        ["Jo Lee", "jo@oak.example"],
        ["Kim Roy", null],
        ["Sam Fox", "sam@oak.example"],
        ["Pat Ash", null],
        ["Al Gray", null],
      ],
    ]);
    const scoped = found.grants.map(({ role, scope, from, until }) => [role, scope.type === "school" ? "school" : scope.id, from, until]);
    expect(scoped).toEqual([
      ["teacher", "oak", "2026-11-23", null],
      ["teacher", "hydro", "2026-11-23", null],
      ["ta", "oak", "2026-11-23", null],
      ["ta", "hydro", "2026-11-23", null],
      ["leader", "school", "2026-11-23", null],
      ["phaseLeader", "phase-2", "2026-11-23", null],
    ]);
    expect(found.notices).toEqual([
      { code: "staffWithoutEmail", staff: 3 },
      { code: "staffWithoutGroup", staff: 1 },
      {
        code: "rolesGiven",
        roles: [
          { role: "ta", people: 1 },
          { role: "teacher", people: 1 },
          { role: "phaseLeader", people: 1 },
          { role: "leader", people: 1 },
        ],
      },
    ]);
    const again = bring(school, "staff", rows);
    expect(new Set(Object.values(lines(again)))).toEqual(new Set(["skip alreadyThere"]));
    expect([again.invitations, again.grants, again.acts]).toEqual([[], [], []]);
  });

  test("gives who is here already what is new, and is found by e-mail when a name has changed", () => {
    const { school } = withAda();
    bring(school, "staff", header + jo);
    const again = bring(school, "staff", `${header}Jo Lee-Fox,jo@oak.example,Teacher,Oak,,,\nJo Lee-Fox,JO@oak.example,TA,Oak,,,\n`);
    expect(lines(again)).toEqual({ 2: "change Name", 3: "change Name, Role, Class" });
    expect(school.standing(streams.school, "staff").map(({ fields }) => fields.displayName)).toEqual(["Jo Lee-Fox"]);
    expect(again.invitations).toEqual([]);
  });

  test("brings nobody back who left, and refuses what a role cannot do without", () => {
    const { school } = withAda();
    school.say({ stream: streams.school, kind: "staff", record: "gone", fields: { displayName: "Jo Lee", leftOn: "2026-07-21" } });
    const rows = `${header}${jo}Kim Roy,,Cover,Oak,,,\nPat Ash,,Phase leader,,,,\nSam Fox,,Wizard,,,,\nAl Gray,,,,,,\n,,TA,Oak,,,\n`;
    expect(lines(plan("staff", rows, { school }))).toEqual({
      ...{ 2: "skip leftHere", 3: "refuse roleWithoutEnd Role", 4: "refuse roleWithoutPlace Role", 5: "refuse notOneOf Role" },
      ...{ 6: "refuse valueMissing Role", 7: "refuse valueMissing Name" },
    });
  });

  test("asks before a class is made, and of a name that two here have takes neither", () => {
    const { school } = withAda();
    expect(ask("staff", `${header}Jo Lee,,TA,Ash,,,\n`, { school })).toMatchObject({ outcome: "asks", question: { code: "newPlaces" } });
    for (const record of ["one", "two"])
      school.say({ stream: streams.school, kind: "staff", record, fields: { displayName: "Jo Lee", leftOn: null } });
    expect(lines(plan("staff", `${header}Jo Lee,,TA,Oak,,,\n`, { school }))).toEqual({ 2: "refuse sameNameUnclear" });
  });
});
