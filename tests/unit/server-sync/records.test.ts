import { describe, expect, it } from "vitest";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { day, replicaOf, SmallSchool, uuid, type Statement } from "./smallSchool.ts";

const away = (record: string, pupil: string): Statement => ({
  ...{ stream: `card/${pupil}`, kind: "away", record },
  fields: { pupil, day: "2026-11-25", away: true, half: "day", why: "unwell", told: null },
});

describe("a record's id", () => {
  it("that is taken in one child's stream is free in every other, and tells nothing of it", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", away("away-cai-2026-11-25", "ada"));
    expect(await school.says("omar", away("away-cai-2026-11-25", "cai"))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("omar", away("away-ada-2026-11-25", "cai"))).toMatchObject({ outcome: "accepted" });
    const read = async (stream: string) => (await school.store.recordsBelow(stream, null, null, { bytes: 1e6, author: null })).items;
    expect((await read("card/cai")).filter(({ kind }) => kind === "away").map(({ fields }) => fields.pupil)).toEqual(["cai", "cai"]);
    expect((await read("card/ada")).filter(({ kind }) => kind === "away").map(({ fields }) => fields.pupil)).toEqual(["ada"]);
  });

  it("may be the same in two streams of one act, and is of one kind in each", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("tom", away("away-1", "ada"), away("away-1", "bo"))).toMatchObject({ outcome: "accepted" });
    const chip: Statement = { stream: "card/ada", kind: "chip", record: "one", fields: { pupil: "ada", label: "stilled" } };
    const strategy: Statement = { ...chip, kind: "strategy", fields: { pupil: "ada", wording: "wait" } };
    expect(await school.says("priya", chip, strategy)).toMatchObject({ code: "invalid_change", field: "kind" });
  });

  it("that says what it is of keeps other kinds out: nobody blocks a child's plan with a chip", async () => {
    const school = await new SmallSchool().settle();
    for (const record of ["plan-ada-2026-27", "state-ada", "page-ada"]) {
      const chip: Statement = { stream: "card/ada", kind: "chip", record, fields: { pupil: "ada", label: "stilled" } };
      expect(await school.says("tom", chip)).toMatchObject({ code: "invalid_change", field: "record" });
    }
  });

  it("that the server states in one stream is not met by one that was put in another", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("priya", { stream: "file/ada", kind: "identity", record: "identity-cai", fields: { pupil: "ada", misId: "1" } });
    await school.states({ stream: "file/cai", kind: "identity", record: "identity-cai", fields: { pupil: "cai", misId: "2" } });
    const read = async (stream: string) => (await school.store.recordsBelow(stream, null, null, { bytes: 1e6, author: null })).items;
    expect((await read("file/cai")).map(({ fields }) => fields)).toEqual([{ pupil: "cai", misId: "2" }]);
    expect((await read("file/ada")).map(({ fields }) => fields)).toEqual([{ pupil: "ada", misId: "1" }]);
  });
});

describe("an act's id", () => {
  it("is its own: neither somebody else nor its author says more under it", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first"));
    await school.result("tom", act);
    const under = (person: string) => {
      const other = school.act(person, school.observation(school.nextId()));
      return { id: act.id, changes: other.changes.map((change) => ({ ...change, act: act.id })) };
    };
    expect(await school.result("uma", under("uma"))).toMatchObject({ code: "invalid_change", field: "act" });
    expect(await school.result("tom", under("tom"))).toMatchObject({ code: "invalid_change", field: "act" });
    expect(await school.result("tom", act)).toMatchObject({ outcome: "known" });
  });
});

describe("the author of a record", () => {
  it("is who began it, whoever edits it with an earlier stamp or says again what is fixed", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    await school.mustSay("priya", { ...school.observation("first"), fields: { words: "looked up" }, at: school.now - 60_000 });
    await school.mustSay("priya", school.observation("first"));
    expect(await school.says("tom", { ...school.observation("first"), fields: { words: "looked down" } })).toMatchObject({
      outcome: "accepted",
    });
    const page = (person: string, at: number) =>
      school.mustSay(person, { stream: "card/ada", kind: "myPage", record: "page-ada", fields: { pupil: "ada", helps: "waiting" }, at });
    await page("priya", school.now);
    await page("tom", school.now - 60_000);
    await page("tom", school.now + 1_000);
    const taken: Statement = { stream: "card/ada", kind: "redaction", record: "r1", fields: { records: ["page-ada"], why: "request" } };
    expect(await school.says("tom", taken)).toMatchObject({ code: "forbidden_kind" });
  });

  it("is who began it too where an edit came first", async () => {
    const school = await new SmallSchool().settle();
    const begun = school.act("tom", school.observation("first"));
    await school.mustSay("priya", { ...school.observation("first"), fields: { words: "turned" }, at: school.now - day });
    await school.result("tom", begun);
    expect(await school.says("tom", { ...school.observation("first"), fields: { place: "pool" } })).toMatchObject({ outcome: "accepted" });
  });
});

describe("what somebody signs", () => {
  const lock = (record: string, phase: string): Statement => ({
    ...{ stream: "school", kind: "lock", record },
    fields: { dataPoint: "d1", phase, cursors: {}, lockedAt: Date.UTC(2026, 10, 24) },
  });

  it("is the lock of their own phase, and no other's", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("marcia", lock("l2", "2"))).toMatchObject({ code: "forbidden_kind", field: "phase" });
    expect(await school.says("marcia", lock("l1", "1"))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("helen", lock("l2", "2"))).toMatchObject({ outcome: "accepted" });
    const unlock = (record: string): Statement => ({ ...lock(record, "1"), fields: { unlockedWhy: "too early" } });
    expect(await school.says("marcia", unlock("l2"))).toMatchObject({ code: "forbidden_kind", field: "phase" });
    expect(await school.says("marcia", unlock("l1"))).toMatchObject({ outcome: "accepted" });
    const taken: Statement = { stream: "school", kind: "redaction", record: "r1", fields: { records: ["l2"], why: "request" } };
    expect(await school.says("marcia", taken)).toMatchObject({ code: "forbidden_kind" });
  });

  it("is somebody else's judgement: a phase leader countersigns, and never their own", async () => {
    const school = await new SmallSchool().settle();
    const judgement = (record: string): Statement => ({
      ...{ stream: "file/ada", kind: "judgement", record },
      fields: {
        pupil: "ada",
        framework: "brook",
        version: 1,
        strand: "fine",
        dataPoint: "d1",
        level: "k3",
        subStep: null,
        reason: "",
        evidence: [],
      },
    });
    const signs = (person: string, of: string) =>
      school.says(person, { ...judgement(school.nextId()), kind: "countersignature", fields: { pupil: "ada", judgement: of } });
    await school.mustSay("priya", judgement("priyas"));
    await school.mustSay("marcia", judgement("marcias"));
    expect(await signs("priya", "marcias")).toMatchObject({ code: "forbidden_kind" });
    expect(await signs("priya", "priyas")).toMatchObject({ code: "forbidden_kind" });
    expect(await signs("marcia", "marcias")).toMatchObject({ code: "forbidden_kind", field: "judgement" });
    expect(await signs("marcia", "priyas")).toMatchObject({ outcome: "accepted" });
    expect(await signs("helen", "marcias")).toMatchObject({ outcome: "accepted" });
  });
});

describe("a clock that is ahead", () => {
  it("says nothing of an erased or foreign stream", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first", "cai"));
    const at = formatStamp({ ms: school.now + day, counter: 0, replica: replicaOf("tom") });
    const ahead = { ...act, changes: act.changes.map((change) => ({ ...change, at, id: uuid(9_999) })) };
    expect(await school.result("tom", ahead)).toMatchObject({ code: "clock_ahead" });
  });
});
