/** A specialist writes on a child's card what is theirs: their programmes, and the targets of those. The rest is the class's. */
import { describe, expect, it } from "vitest";
import type { FieldValues } from "../../../src/sync/change.ts";
import { SmallSchool, type Statement } from "./smallSchool.ts";

const card = (kind: string, record: string, fields: FieldValues): Statement => ({ stream: "card/ada", kind, record, fields });
const programme = (record: string, fields: FieldValues = {}) =>
  card("programme", record, { pupil: "ada", title: "Standing programme", writtenOn: "2026-11-02", reviewOn: "2027-01-12", ...fields });
const target = (record: string, fields: FieldValues) => card("target", record, { pupil: "ada", wording: "Stands for a song", ...fields });
const decides = (school: SmallSchool, of: string, fields: FieldValues = {}) =>
  card("transition", school.nextId(), { pupil: "ada", target: of, after: null, to: "active", action: "start", ...fields });

const refused = (field: string) => ({ code: "forbidden_kind", field });
const taken = { outcome: "accepted" };

/** Ruth's standing programme and its target; beside it the class's own target, and a programme of Sal's, who sees the child as well. */
async function withProgrammes() {
  const school = await new SmallSchool().settle();
  await school.grant("sal", "specialist", { type: "pupil", id: "ada" });
  await school.mustSay("ruth", programme("standing"));
  await school.mustSay("sal", programme("eating", { title: "Eating and drinking" }));
  await school.mustSay("ruth", target("stands", { programmeOf: "standing" }), decides(school, "stands"));
  await school.mustSay("priya", target("looks", { wording: "Looks to the page" }), decides(school, "looks"));
  return school;
}

describe("a specialist’s programme", () => {
  it("is theirs to write, correct, review and end, and so are its targets", async () => {
    const school = await withProgrammes();
    expect(await school.says("ruth", card("programme", "standing", { toDo: "Twenty minutes, table at elbow height" }))).toMatchObject(
      taken,
    );
    const review = card("programmeReview", "first", {
      pupil: "ada",
      programme: "standing",
      on: "2026-11-24",
      reviewer: null,
      said: "Goes on",
    });
    expect(await school.says("ruth", review, card("programme", "standing", { reviewOn: "2027-02-12" }))).toMatchObject(taken);
    expect(await school.says("ruth", card("target", "stands", { wording: "Stands for two songs" }))).toMatchObject(taken);
    const next = [target("walks", { successorOf: "stands", programmeOf: "standing" }), decides(school, "walks")];
    const ends = decides(school, "stands", { to: "ended", action: "nextStep", successor: "walks" });
    expect(await school.says("ruth", ends, ...next)).toMatchObject(taken);
    expect(await school.says("ruth", card("programme", "standing", { endedOn: "2026-11-24", endedWhy: "Walks now" }))).toMatchObject(taken);
  });

  it("is written together with its first target, in one act", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("ruth", programme("standing"), target("stands", { programmeOf: "standing" }))).toMatchObject(taken);
  });

  it("has the targets that the class puts under it: those are its specialist’s to improve too", async () => {
    const school = await withProgrammes();
    await school.mustSay("priya", target("sits", { wording: "Sits on the bench", programmeOf: "standing" }));
    expect(await school.says("ruth", card("target", "sits", { wording: "Sits for one song" }), decides(school, "sits"))).toMatchObject(
      taken,
    );
    expect(await school.says("sal", card("target", "sits", { wording: "Sits" }))).toMatchObject(refused("target"));
  });

  it.each([["a colleague’s programme", "eating"] as const, ["no programme", null] as const])(
    "may lose a target to %s: what comes after it stays where the class put it",
    async (_where, programmeOf) => {
      const school = await withProgrammes();
      await school.mustSay("priya", card("target", "stands", { programmeOf }));
      const ends = decides(school, "stands", { to: "ended", action: "carryOver", successor: "again" });
      const again = [target("again", { successorOf: "stands", programmeOf }), decides(school, "again")];
      expect(await school.says("ruth", ends, ...again)).toMatchObject(taken);
    },
  );

  it("may be corrected, reviewed and ended by the class’s teacher and who leads the phase", async () => {
    const school = await withProgrammes();
    for (const person of ["priya", "marcia", "helen"]) {
      expect(await school.says(person, card("programme", "standing", { reviewOn: "2027-03-01" }))).toMatchObject(taken);
      const review = card("programmeReview", `by-${person}`, { pupil: "ada", programme: "standing", on: "2026-11-24", said: "" });
      expect(await school.says(person, review)).toMatchObject(taken);
      expect(await school.says(person, card("target", "stands", { programmeOf: null }))).toMatchObject(taken);
    }
  });

  it("is read by everybody who has the child, and written by no assistant and no cover", async () => {
    const school = await withProgrammes();
    for (const person of ["tom", "sam"]) {
      expect(await school.says(person, programme("other"))).toMatchObject({ code: "forbidden_kind" });
      const page = await school.ask(person, { cursors: {} });
      expect(JSON.stringify(page)).toContain("Standing programme");
    }
  });
});

describe("what is not theirs is refused to a specialist, whatever their tablet sends", () => {
  it.each<[string, (school: SmallSchool) => Statement[], string]>([
    ["a target of the class", () => [card("target", "looks", { wording: "Looks twice" })], "target"],
    ["a decision about it", (school) => [decides(school, "looks", { to: "ended", action: "stop" })], "target"],
    ["taking it into their programme", () => [card("target", "looks", { programmeOf: "standing" })], "target"],
    ["a new target of no programme", () => [target("new", {})], "programmeOf"],
    ["a new target that says it is of none", () => [target("new", { programmeOf: null })], "programmeOf"],
    ["a new target of a colleague’s programme", () => [target("new", { programmeOf: "eating" })], "programmeOf"],
    ["giving their target to a colleague’s programme", () => [card("target", "stands", { programmeOf: "eating" })], "programmeOf"],
    ["a successor of the class’s target", () => [target("new", { programmeOf: "standing", successorOf: "looks" })], "successorOf"],
    [
      "the class’s target as what comes after theirs",
      (school) => [decides(school, "stands", { to: "ended", action: "nextStep", successor: "looks" })],
      "successor",
    ],
    ["a colleague’s programme", () => [card("programme", "eating", { toDo: "Nothing by mouth" })], "by"],
    ["a review of it", () => [card("programmeReview", "r", { pupil: "ada", programme: "eating", on: "2026-11-24" })], "programme"],
    [
      "one part of an act: none of it is taken",
      () => [card("programme", "standing", { toDo: "More" }), card("target", "looks", { wording: "Looks" })],
      "target",
    ],
  ])("%s", async (_what, statements, field) => {
    const school = await withProgrammes();
    expect(await school.says("ruth", ...statements(school))).toMatchObject(refused(field));
  });

  it("a strategy or support that somebody else put in; their own they correct", async () => {
    const school = await withProgrammes();
    await school.mustSay("priya", card("strategy", "same-song", { pupil: "ada", wording: "Same song" }));
    await school.mustSay("priya", card("support", "hydro", { pupil: "ada", what: "Hydro" }));
    await school.mustSay("ruth", card("support", "splints", { pupil: "ada", what: "Splints" }));
    expect(await school.says("ruth", card("strategy", "same-song", { wording: "Another" }))).toMatchObject(refused("by"));
    expect(await school.says("ruth", card("support", "hydro", { helped: "No" }))).toMatchObject(refused("by"));
    expect(await school.says("ruth", card("support", "splints", { helped: "Yes" }))).toMatchObject(taken);
  });

  it("taking back a decision that somebody else made; their own they take back", async () => {
    const school = await withProgrammes();
    const stops = decides(school, "looks", { to: "ended", action: "stop" });
    await school.mustSay("priya", stops);
    const takesBack = (record: string) => card("transition", record, { removedAt: school.now, removedWhy: "mistake" });
    expect(await school.says("ruth", takesBack(stops.record))).toMatchObject(refused("by"));
    const own = decides(school, "stands", { to: "paused", action: "pause" });
    await school.mustSay("ruth", own);
    expect(await school.says("ruth", takesBack(own.record))).toMatchObject(taken);
  });

  it("though whoever teaches the child’s class besides writes the whole plan", async () => {
    const school = await withProgrammes();
    await school.grant("ruth", "teacher", { type: "class", id: "kingfisher" });
    expect(await school.says("ruth", card("target", "looks", { wording: "Looks twice" }))).toMatchObject(taken);
  });
});

describe("a programme that there is none of on the card", () => {
  const review = (of: string) => card("programmeReview", "r", { pupil: "ada", programme: of, on: "2026-11-24" });

  it.each<[string, (school: SmallSchool) => Statement[], string]>([
    ["a new target of it", () => [target("new", { programmeOf: "nowhere" })], "programmeOf"],
    ["giving it a target of theirs", () => [card("target", "stands", { programmeOf: "nowhere" })], "programmeOf"],
    ["a target that the class put under it", () => [card("target", "sits", { wording: "Sits for a song" })], "target"],
    ["a decision about that", (school) => [decides(school, "sits")], "target"],
    ["a review of it", () => [review("nowhere")], "programme"],
    [
      "a programme of which only a correction is here",
      () => [card("programme", "nowhere", { toDo: "More" }), target("new", { programmeOf: "nowhere" })],
      "programmeOf",
    ],
  ])("makes nothing theirs: %s is refused", async (_what, statements, field) => {
    const school = await withProgrammes();
    await school.mustSay("priya", target("sits", { wording: "Sits on the bench", programmeOf: "nowhere" }));
    expect(await school.says("ruth", ...statements(school))).toMatchObject(refused(field));
  });

  it("on that child’s: another child’s does not count", async () => {
    const school = await withProgrammes();
    await school.grant("ruth", "specialist", { type: "pupil", id: "bo" });
    const ofBo = { stream: "card/bo", kind: "programme", record: "walking", fields: { pupil: "bo", title: "Walking" } };
    await school.mustSay("ruth", ofBo);
    expect(await school.says("ruth", target("walks", { programmeOf: "walking" }))).toMatchObject(refused("programmeOf"));
  });

  it("may be begun in the same act, wherever it stands in it", async () => {
    const school = await new SmallSchool().settle();
    const act = [target("stands", { programmeOf: "standing" }), decides(school, "stands"), review("standing"), programme("standing")];
    expect(await school.says("ruth", ...act)).toMatchObject(taken);
  });

  it("may have been lost with what a copy lacks: what was written until that was put back is taken in any order", async () => {
    const school = await new SmallSchool().settle();
    const before = school.now - 3_600_000;
    await school.store.renewEpochs(school.now);
    school.now += 600_000;
    const then = (statement: Statement) => ({ ...statement, at: before });
    expect(await school.says("ruth", target("late", { programmeOf: "standing" }))).toMatchObject(refused("programmeOf"));
    expect(await school.says("ruth", then(target("stands", { programmeOf: "standing" })))).toMatchObject(taken);
    await school.mustSay("priya", then(target("sits", { wording: "Sits on the bench", programmeOf: "standing" })));
    expect(await school.says("ruth", then(card("target", "sits", { wording: "Sits" })))).toMatchObject(taken);
    expect(await school.says("ruth", then(review("standing")))).toMatchObject(taken);
    expect(await school.says("ruth", then(programme("standing")))).toMatchObject(taken);
    expect(await school.says("ruth", card("target", "sits", { wording: "Sits for a song" }))).toMatchObject(taken);
  });
});

describe("what is on its way", () => {
  it("is judged by when it was written: their target until the class put it elsewhere, and not after", async () => {
    const school = await withProgrammes();
    await school.mustSay("priya", target("sits", { wording: "Sits on the bench", programmeOf: "standing" }));
    const away = school.now + 60_000;
    school.now += 3_600_000;
    await school.mustSay("priya", card("target", "sits", { programmeOf: null }));
    const sits = (wording: string, at: number) => ({ ...card("target", "sits", { wording }), at });
    expect(await school.says("ruth", sits("Sits for one song", away), { ...decides(school, "sits"), at: away })).toMatchObject(taken);
    expect(await school.says("ruth", sits("Sits for two", school.now + 1))).toMatchObject(refused("target"));
  });

  it("is taken once its target was taken back: the words stay away", async () => {
    const school = await withProgrammes();
    await school.mustSay("priya", target("sits", { wording: "Sits on the bench", programmeOf: "standing" }));
    const back = { records: ["sits"], why: "wrongPupil" };
    await school.mustSay("priya", card("redaction", school.nextId(), back));
    expect(await school.says("ruth", card("target", "sits", { wording: "Sits for one song" }))).toMatchObject(taken);
    const page = await school.ask("ruth", { cursors: {} });
    expect(JSON.stringify(page)).not.toContain("Sits for one song");
  });
});
