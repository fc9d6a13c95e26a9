import { describe, expect, test } from "vitest";
import { brook } from "../../../../src/domain/frameworks/brook.ts";
import { frameworkRecordId } from "../../../../src/domain/frameworks/framework.ts";
import { psp } from "../../../../src/domain/frameworks/psp.ts";
import { subjects } from "../../../../src/domain/frameworks/subjects.ts";
import type { Draft } from "../../../../src/domain/draft.ts";
import { maxChangesInAct } from "../../../../src/sync/change.ts";
import { streams } from "../../../../src/domain/streams.ts";
import { aClass, bring, lines, plan, TestSchool } from "./listing.ts";

const ada = "R674123101121";

/** Ada, of Oak and on Brook, and two children called Bo Ray in two classes. */
function school(): TestSchool {
  const made = new TestSchool().say(
    ...[aClass("oak", "Oak"), aClass("elm", "Elm")],
    ...[brook, psp, subjects].map((framework): Draft => ({
      ...{ stream: streams.school, kind: "frameworkVersion", record: frameworkRecordId(framework) },
      fields: { ...framework, adoptedOn: "2026-09-01" },
    })),
  );
  bring(
    made,
    "pupils",
    `UPN,First name,Last name,Class,Pathway,DOB\n${ada},Ada,Byron,Oak,Brook,\n,Bo,Ray,Oak,,2016-05-05\n,Bo,Ray,Elm,,2016-06-06\n`,
  );
  return made;
}
const targetsOf = (of: TestSchool, pupil: string) => of.standing(streams.card(pupil), "target").map(({ fields }) => fields);
const who = (of: TestSchool, lastName: string) =>
  of.pupils.filter((id) => of.standing(streams.card(id), "pupil").some(({ fields }) => fields.lastName === lastName));

describe("a list of targets", () => {
  test("gives each child their own, started, with area, outcome, module and what counts", () => {
    const made = school();
    const list = `UPN,Target,Area,Outcome,Module,What counts,What doesn't count\n${ada},Looks at one of two objects,Cognition,Chooses what she wants,Module 4,A look of a second,A glance\n`;
    expect(lines(bring(made, "targets", list))).toEqual({ 2: "add" });
    const [id = ""] = who(made, "Byron");
    const [outcome] = made.standing(streams.card(id), "outcome");
    expect(outcome?.fields).toMatchObject({ pupil: id, wording: "Chooses what she wants" });
    expect(targetsOf(made, id)).toEqual([
      {
        ...{ pupil: id, wording: "Looks at one of two objects", order: 0, outcome: outcome?.id, module: 4 },
        ...{ counts: "A look of a second", doesntCount: "A glance", framework: "brook", area: "cognition" },
      },
    ]);
    const [target] = made.standing(streams.card(id), "target");
    expect(made.standing(streams.card(id), "transition").map(({ fields }) => fields)).toEqual([
      { pupil: id, target: target?.id, after: null, to: "active", action: "start" },
    ]);
  });

  test("files an outcome under the area of need that one of its rows says, and under none where none does", () => {
    const made = school();
    const rows = ["Looks,Chooses,", "Reaches,Chooses,SEMH", "Sits,Moves,Sensory and/or physical", "Waits,Shares,", "Turns,Moves,Flying"];
    const list = `UPN,Target,Outcome,Area of need\n${rows.map((row) => `${ada},${row}\n`).join("")}`;
    expect(lines(bring(made, "targets", list))).toEqual({ 2: "add", 3: "add", 4: "add", 5: "add", 6: "refuse notOneOf Area of need" });
    const [id = ""] = who(made, "Byron");
    expect(made.standing(streams.card(id), "outcome").map(({ fields }) => [fields.wording, fields.need])).toEqual([
      ["Chooses", "socialEmotionalMental"],
      ["Moves", "sensoryPhysical"],
      ["Shares", undefined],
    ]);
  });

  test("keeps two outcomes of the same words apart where their areas of need differ, and never rewrites one that is there", () => {
    const made = school();
    const list = (need: string, target: string) => `UPN,Target,Outcome,Area of need\n${ada},${target},Joins in,${need}\n`;
    bring(made, "targets", list("Communication and interaction", "Waves"));
    bring(made, "targets", list("Cognition & learning", "Sorts"));
    bring(made, "targets", list("", "Sings"));
    const [id = ""] = who(made, "Byron");
    const outcomes = made.standing(streams.card(id), "outcome");
    expect(outcomes.map(({ fields }) => fields.need)).toEqual(["communicationInteraction", "cognitionLearning"]);
    expect(targetsOf(made, id).map(({ outcome }) => outcomes.findIndex(({ id: one }) => one === outcome))).toEqual([0, 1, 0]);
  });

  test("keeps the wording to the letter: spaces, breaks, bullets and signs", () => {
    const made = school();
    const wording = "• Given  “more”,\n  Ada will press 4/5 – x2 =1+1";
    bring(made, "targets", `UPN,Target\n${ada},"${wording}"\n`);
    expect(targetsOf(made, who(made, "Byron")[0] ?? "")).toMatchObject([{ wording }]);
  });

  test("adds nothing when it comes again, and never rewrites a target whose other columns have changed", () => {
    const made = school();
    const list = `UPN,Target,Module\n${ada},Presses the switch,2\n${ada},Presses the  SWITCH,2\n${ada},Waits,2\n`;
    expect(lines(bring(made, "targets", list))).toEqual({ 2: "add", 3: "skip sameRowTwice", 4: "add" });
    const again = plan("targets", list.replaceAll(",2\n", ",6\n"), { school: made });
    expect(lines(again)).toEqual({ 2: "skip alreadyThere", 3: "skip alreadyThere", 4: "skip alreadyThere" });
    expect(again.acts).toEqual([]);
  });

  test("does not bring back a target that was removed, nor one of a child who left", () => {
    const made = school();
    const list = `UPN,Target\n${ada},Waits\n`;
    bring(made, "targets", list);
    const [id = ""] = who(made, "Byron");
    const [target] = made.standing(streams.card(id), "target");
    made.say({
      stream: streams.card(id),
      kind: "target",
      record: target?.id ?? "",
      fields: { removedAt: 1_700_000_000_000, removedWhy: "mistake" },
    });
    expect(lines(plan("targets", list, { school: made }))).toEqual({ 2: "skip removedHere" });
    made.say({ stream: streams.card(id), kind: "pupil", record: id, fields: { leftOn: "2026-11-20" } });
    expect(lines(plan("targets", list.replace("Waits", "Turns"), { school: made }))).toEqual({ 2: "skip leftHere" });
  });

  test("finds a child by name, and by name and class where two are called so", () => {
    const made = school();
    const list = `Pupil,Class,Target\nAda Byron,,Waits\n"Ray, Bo",elm,Turns\nBo Ray,,Stays\nBo Ray,Ash,Stays\nCy Lee,,Stays\nBo,,Stays\n,,Stays\nAda Byron,Oak,\n`;
    expect(lines(bring(made, "targets", list))).toEqual({
      ...{ 2: "add", 3: "add", 4: "refuse pupilUnclear Pupil", 5: "refuse pupilUnknown Pupil", 6: "refuse pupilUnknown Pupil" },
      ...{ 7: "refuse oneWordName Pupil", 8: "refuse pupilNotSaid", 9: "refuse valueMissing Target" },
    });
    const turned = who(made, "Ray").filter((id) => targetsOf(made, id).length > 0);
    expect(turned.map((id) => made.standing(streams.card(id), "membership").map(({ fields }) => fields.value))).toEqual([["elm"]]);
  });

  test("takes an area by its name among the child's own frameworks, and says which there are where it is none", () => {
    const made = school();
    const list = `Pupil,Class,Target,Area\nAda Byron,,Sits,Physical\nBo Ray,Oak,Sits,physical\nBo Ray,Elm,Counts,Maths\nAda Byron,,Flies,Flying\nAda Byron,,Grips,Physical: fine motor\n`;
    const found = bring(made, "targets", list);
    expect(lines(found)).toEqual({ 2: "add", 3: "add", 4: "add", 5: "refuse areaUnknown Area", 6: "add" });
    expect(targetsOf(made, who(made, "Byron")[0] ?? "").map(({ framework, area }) => [framework, area])).toEqual([
      ["brook", "physical"],
      ["brook", "fine"],
    ]);
    expect(
      who(made, "Ray")
        .flatMap((id) => targetsOf(made, id))
        .map(({ framework, area }) => [framework, area]),
    ).toEqual([
      ["psp", "physical"],
      ["subjects", "maths"],
    ]);
    const [none] = found.refuse;
    expect(none?.code === "areaUnknown" ? none.areas : []).toEqual(expect.arrayContaining(["Cognition", "Reading"]));
  });

  const steps = (list: string) => {
    const made = school();
    const found = bring(made, "targets", list);
    const [id = ""] = who(made, "Byron");
    return { said: lines(found), links: targetsOf(made, id).map(({ framework, area, step }) => [framework, area, step]) };
  };
  const [oneOfTwo, pausedGame] = ["communication-k4-one-of-two", "communication-k4-paused-game"];
  const restarts = "turns face, hand or body to an adult to restart a game the adult  has paused";

  test("says which step of the child's framework a target stands for, by its code or its words: its strand is the area then", () => {
    const list = `UPN,Target,Framework step,Area\n${ada},Chooses,${oneOfTwo.toUpperCase()},\n${ada},Restarts,"${restarts}",Communication\n${ada},Waits,,\n`;
    expect(steps(list)).toEqual({
      said: { 2: "add", 3: "add", 4: "add" },
      links: [
        ["brook", "communication", oneOfTwo],
        ["brook", "communication", pausedGame],
        [undefined, undefined, undefined],
      ],
    });
  });

  test("does not take a row whose step there is none of, or is another area's, or another framework's", () => {
    const rows = [`Flies,Flies away,`, `Chooses,${oneOfTwo},Cognition`, `Grips,fine-k3-opens-and-keeps,Physical`];
    const list = `UPN,Target,Stands for,Area\n${rows.map((row) => `${ada},${row}\n`).join("")}`;
    const { said, links } = steps(`${list}${ada},Reads,${oneOfTwo},Flying\n`);
    expect(said).toEqual({
      ...{ 2: "refuse stepUnknown Stands for", 3: "refuse stepElsewhere Stands for", 4: "add", 5: "refuse areaUnknown Area" },
    });
    expect(links).toEqual([["brook", "fine", "fine-k3-opens-and-keeps"]]);
    const bos = `Pupil,Class,Target,Framework step\nBo Ray,Oak,Chooses,${oneOfTwo}\n`;
    expect(lines(plan("targets", bos, { school: school() }))).toEqual({ 2: "refuse stepUnknown Framework step" });
  });

  test("takes steps of the version in force alone, and asks which where two say the same", () => {
    const made = school();
    const [first, second] = brook.steps;
    if (!first || !second) throw new Error("the framework has steps");
    const same = { ...first, step: "Waits" };
    const next = { ...brook, version: brook.version + 1, steps: [same, { ...same, id: "waits-elsewhere" }] };
    made.say({
      ...{ stream: streams.school, kind: "frameworkVersion", record: frameworkRecordId(next) },
      fields: { ...next, adoptedOn: "2026-11-01" },
    });
    const list = `UPN,Target,Framework step\n${ada},A,waits\n${ada},B,${first.id}\n${ada},C,${second.id}\n`;
    expect(lines(bring(made, "targets", list))).toEqual({
      ...{ 2: "refuse stepUnclear Framework step", 3: "add", 4: "refuse stepUnknown Framework step" },
    });
  });

  test("keeps in mind which column the steps were in", () => {
    const made = school();
    const list = (target: string) => `UPN,Target,Level\n${ada},${target},${oneOfTwo}\n`;
    bring(made, "targets", list("Chooses"), { answers: { columns: { Level: "step" } } });
    expect(lines(bring(made, "targets", list("Picks")))).toEqual({ 2: "add" });
    expect(targetsOf(made, who(made, "Byron")[0] ?? "").map(({ step }) => step)).toEqual([oneOfTwo, oneOfTwo]);
  });

  test("of one child that is longer than an act has room for is several acts", () => {
    const made = school();
    const rows = Array.from({ length: 250 }, (_, at) => `${ada},Target ${at},Outcome ${at}\n`).join("");
    const { acts, add } = plan("targets", `UPN,Target,Outcome\n${rows}`, { school: made });
    expect(add).toHaveLength(250);
    for (const act of acts) expect(act.length).toBeLessThanOrEqual(maxChangesInAct);
  });
});
