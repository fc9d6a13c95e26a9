import { describe, expect, it } from "vitest";
import { push } from "../../../src/server/sync/push.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { day, morning, replicaOf, SmallSchool, uuid, type Statement } from "./smallSchool.ts";

const target = (record: string, fields: Statement["fields"] = {}, pupil = "ada"): Statement => ({
  stream: `card/${pupil}`,
  kind: "target",
  record,
  fields: { pupil, wording: "Looks to the page", ...fields },
});

describe("an act that is sent", () => {
  it("is taken, and known when it comes again", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first"));
    const accepted = await school.result("tom", act);
    expect(accepted).toMatchObject({ outcome: "accepted", changes: [{ seq: 1, stream: "evidence/ada/2026-27", at: act.changes[0]?.at }] });
    expect(await school.result("tom", act)).toEqual({ ...accepted, outcome: "known" });
  });

  it("is taken whole over several streams, or not at all", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("tom", school.observation("one", "ada"), school.observation("two", "cai"))).toMatchObject({
      outcome: "refused",
      code: "forbidden_stream",
    });
    expect((await school.store.heads(["evidence/ada/2026-27"])).heads.size).toBe(0);
    expect(await school.says("tom", school.observation("one", "ada"), school.observation("two", "bo"))).toMatchObject({
      outcome: "accepted",
    });
  });

  it("does not hold up the acts around it when it is refused", async () => {
    const school = await new SmallSchool().settle();
    const acts = [
      school.act("tom", school.observation("one")),
      { id: school.nextId(), changes: "nonsense" },
      school.act("tom", school.observation("two", "cai")),
      school.act("tom", school.observation("three")),
    ];
    const answer = await school.send("tom", ...acts);
    expect(answer).toMatchObject({
      body: { results: [{ outcome: "accepted" }, { code: "invalid_change" }, { code: "forbidden_stream" }, { outcome: "accepted" }] },
    });
  });

  it("numbers each stream's changes without gaps, refusals in between or not", async () => {
    const school = await new SmallSchool().settle();
    for (const [number, pupil] of ["ada", "cai", "ada", "bo", "ada", "cai", "bo"].entries()) {
      await school.says("tom", school.observation(`record-${number}`, pupil));
    }
    const read = await school.store.changesAfter("evidence/ada/2026-27", 0, { bytes: 1e6, author: null });
    expect(read.items.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe("a request that is not what it says", () => {
  it("is refused whole for a version that is not spoken, for another person, and for no shape", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first"));
    const { deps } = school;
    const request = { version: 1, person: "tom", replica: replicaOf("tom"), acts: [act] };
    expect(await push(deps)("tom", { ...request, version: 2 })).toMatchObject({ refused: "version_not_supported" });
    expect(await push(deps)("tom", { ...request, version: 0 })).toMatchObject({ refused: "version_not_supported" });
    expect(await push(deps)("uma", request)).toMatchObject({ refused: "wrong_person" });
    expect(await push(deps)("tom", { ...request, acts: [] })).toMatchObject({ refused: "invalid_change" });
    expect(await push(deps)("tom", { ...request, extra: 1 })).toMatchObject({ refused: "invalid_change" });
    expect(await push(deps)("tom", { ...request, acts: Array.from({ length: 251 }, () => act) })).toMatchObject({ refused: "too_large" });
    for (const nonsense of [null, undefined, 7, "x", [], { version: 1 }]) {
      expect(await push(deps)("tom", nonsense)).toMatchObject({ refused: "invalid_change" });
    }
  });

  it("is refused when it signs with another's name, or another tablet's stamp", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first"));
    const forged = (change: object) => ({ ...act, changes: act.changes.map((each) => ({ ...each, ...change })) });
    expect(await school.result("tom", forged({ by: "uma" }))).toMatchObject({ code: "wrong_person", field: "by" });
    expect(await school.result("tom", forged({ replica: replicaOf("uma") }))).toMatchObject({ code: "wrong_person", field: "replica" });
    const stamped = formatStamp({ ms: morning, counter: 0, replica: replicaOf("uma") });
    expect(await school.result("tom", forged({ at: stamped }))).toMatchObject({ code: "invalid_change", field: "at" });
    expect(await school.result("tom", forged({ act: uuid(999) }))).toMatchObject({ code: "invalid_change", field: "act" });
  });

  it("is refused when another body comes under a known id, and when an id is somebody else's", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", school.observation("first"));
    await school.result("tom", act);
    const changed = { ...act, changes: act.changes.map((each) => ({ ...each, fields: { ...each.fields, went: "notYet" } })) };
    expect(await school.result("tom", changed)).toMatchObject({ code: "invalid_change", field: "id" });
    const umas = school.act("uma", school.observation("second"));
    const taken = { ...umas, changes: umas.changes.map((each) => ({ ...each, id: act.changes[0]?.id })) };
    expect(await school.result("uma", taken)).toMatchObject({ code: "invalid_change", field: "id" });
  });

  it("is refused for kinds and fields that only a newer app knows, in a way that lets the tablet keep them", async () => {
    const school = await new SmallSchool().settle();
    const say = (statement: Partial<Statement>) => school.says("tom", { ...school.observation(school.nextId()), ...statement });
    expect(await say({ kind: "dream" })).toMatchObject({ code: "version_not_supported" });
    const { fields } = school.observation("x");
    expect(await say({ fields: { ...fields, mood: "bright" } })).toMatchObject({ code: "version_not_supported" });
    expect(await say({ fields: {} })).toMatchObject({ code: "invalid_change", field: "fields" });
    const act = school.act("tom", school.observation("first"));
    const newer = { ...act, changes: act.changes.map((each) => ({ ...each, mood: "bright" })) };
    expect(await school.result("tom", newer)).toMatchObject({ code: "version_not_supported" });
  });

  it("is refused when one act says too much", async () => {
    const school = await new SmallSchool().settle();
    const many = school.act("tom", ...Array.from({ length: 201 }, (_, number) => school.observation(`record-${number}`)));
    expect(await school.result("tom", many)).toMatchObject({ code: "too_large" });
  });
});

describe("a record", () => {
  it("stays in its child's stream", async () => {
    const school = await new SmallSchool().settle();
    const say = (statement: Statement) => school.says("priya", statement);
    expect(await say({ ...target("looks"), stream: "evidence/ada/2026-27" })).toMatchObject({ code: "invalid_change", field: "stream" });
    expect(await say({ ...target("looks"), stream: "card/bo" })).toMatchObject({ code: "invalid_change", field: "pupil" });
    await school.mustSay("priya", target("looks"));
    const other: Statement = { stream: "card/ada", kind: "strategy", record: "looks", fields: { pupil: "ada", wording: "wait" } };
    expect(await say(other)).toMatchObject({ code: "invalid_change", field: "kind" });
  });

  it("is begun once: what was fixed may be said again, and not otherwise", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    const edit = (fields: Statement["fields"]) => school.says("tom", { ...school.observation("first"), fields });
    expect(await edit({ pupil: "ada", kind: "note" })).toMatchObject({ code: "invalid_change", field: "kind" });
    expect(await edit({ pupil: "ada", kind: "target", target: "looks" })).toMatchObject({ outcome: "accepted" });
    expect(await edit({ words: "turned to it" })).toMatchObject({ outcome: "accepted" });
  });

  it("of what one adult saw is corrected by that adult or the class's teacher, and others add a remark", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("first"));
    const words: Statement = { ...school.observation("first"), fields: { words: "turned to it" } };
    expect(await school.says("uma", words)).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("tom", words)).toMatchObject({ outcome: "accepted" });
    expect(await school.says("priya", words)).toMatchObject({ outcome: "accepted" });
    expect(await school.says("marcia", words)).toMatchObject({ outcome: "accepted" });
    const remark: Statement = {
      ...words,
      kind: "remark",
      record: "remark",
      fields: { pupil: "ada", observation: "first", words: "with me too" },
    };
    expect(await school.says("uma", remark)).toMatchObject({ outcome: "accepted" });
  });

  it("can be edited before it is here, when a restore has lost its beginning", async () => {
    const school = await new SmallSchool().settle();
    const begun = school.act("tom", school.observation("first"));
    expect(await school.says("priya", { ...school.observation("first"), fields: { words: "turned" } })).toMatchObject({
      outcome: "accepted",
    });
    expect(await school.says("tom", { ...school.observation("first"), fields: { place: "pool" } })).toMatchObject({ outcome: "accepted" });
    expect(await school.result("tom", begun)).toMatchObject({ outcome: "accepted" });
    expect(await school.says("uma", { ...school.observation("first"), fields: { place: "hall" } })).toMatchObject({
      code: "forbidden_kind",
    });
  });
});

describe("a clock", () => {
  it("that is more than five minutes ahead stores nothing, and the same act is taken once time has come", async () => {
    const school = await new SmallSchool().settle();
    const act = school.act("tom", { ...school.observation("first"), at: morning + 5 * 60_000 + 1 });
    expect(await school.result("tom", act)).toMatchObject({ code: "clock_ahead" });
    expect((await school.store.heads(["evidence/ada/2026-27"])).heads.size).toBe(0);
    school.now += 1;
    expect(await school.result("tom", act)).toMatchObject({ outcome: "accepted" });
  });

  it("put right between two sendings of a change leaves the first stamp, which the tablet is told", async () => {
    const school = await new SmallSchool().settle();
    const wrong = school.act("tom", { ...school.observation("first", "ada", { observedAt: morning + 120_000 }), at: morning + 120_000 });
    await school.result("tom", wrong);
    const [change] = wrong.changes;
    const righted = {
      ...wrong,
      changes: [
        {
          ...change,
          at: formatStamp({ ms: morning, counter: 0, replica: replicaOf("tom") }),
          fields: { ...change?.fields, observedAt: morning, correction: -120_000 },
        },
      ],
    };
    expect(await school.result("tom", righted)).toMatchObject({ outcome: "known", changes: [{ at: change?.at }] });
  });

  it("that stands before 2000 is no clock", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("tom", { ...school.observation("first"), at: 1_000 })).toMatchObject({ code: "invalid_change", field: "at" });
  });
});

describe("access", () => {
  it("is the table's, by role", async () => {
    const school = await new SmallSchool().settle();
    const may = async (person: string, statement: Statement) => {
      const result = await school.says(person, statement);
      return result.outcome === "refused" ? result.code : result.outcome;
    };
    expect(await may("tom", target("t1"))).toBe("forbidden_kind");
    expect(
      await may("tom", { stream: "card/ada", kind: "state", record: "s1", fields: { pupil: "ada", state: "alert", since: morning } }),
    ).toBe("accepted");
    const identity = (record: string): Statement => ({
      stream: "file/ada",
      kind: "identity",
      record,
      fields: { pupil: "ada", birthDate: "2018-03-01" },
    });
    expect(await may("tom", identity("i1"))).toBe("forbidden_stream");
    expect(await may("priya", identity("i1"))).toBe("accepted");
    expect(await may("ruth", target("t2"))).toBe("forbidden_kind");
    const standing: Statement = {
      ...{ stream: "card/ada", kind: "programme", record: "p1" },
      fields: { pupil: "ada", title: "Standing programme", writtenOn: "2026-11-24" },
    };
    expect(await may("ruth", standing)).toBe("accepted");
    expect(await may("ruth", { ...target("t2"), fields: { ...target("t2").fields, programmeOf: "p1" } })).toBe("accepted");
    expect(await may("ruth", identity("i2"))).toBe("forbidden_stream");
    expect(await may("helen", school.observation("o1"))).toBe("forbidden_kind");
    expect(await may("it", school.observation("o2"))).toBe("forbidden_stream");
    expect(await may("omar", school.observation("o3"))).toBe("forbidden_stream");
    expect(await may("nobody", school.observation("o4"))).toBe("forbidden_stream");
    expect(await may("priya", { stream: "school", kind: "policy", record: "p1", fields: { policy: "x", value: true } })).toBe(
      "forbidden_kind",
    );
    expect(
      await may("marcia", {
        stream: "school",
        kind: "lock",
        record: "l1",
        fields: { dataPoint: "d1", phase: "1", cursors: {}, lockedAt: morning },
      }),
    ).toBe("accepted");
  });

  it("looks the same for a child of another class and for a child there never was", async () => {
    const school = await new SmallSchool().settle();
    const foreign = await school.says("tom", school.observation("one", "cai"));
    const unknown = await school.says("tom", school.observation("two", "nobody"));
    expect(foreign).toMatchObject({ outcome: "refused", code: "forbidden_stream" });
    expect({ ...unknown, act: "", change: "" }).toEqual({ ...foreign, act: "", change: "" });
  });

  it("to evidence is this year's and last year's", async () => {
    const school = await new SmallSchool().settle();
    const on = (year: string) => school.says("tom", { ...school.observation(school.nextId()), stream: `evidence/ada/${year}` });
    expect(await on("2025-26")).toMatchObject({ outcome: "accepted" });
    expect(await on("2024-25")).toMatchObject({ code: "forbidden_stream" });
    expect(await on("2027-28")).toMatchObject({ code: "forbidden_stream" });
  });

  it("that ended lets what was written before arrive for thirty days, flagged as late", async () => {
    const school = await new SmallSchool().settle();
    await school.grant("uma", "ta", { type: "class", id: "oak" });
    const earlier = morning - 2 * day;
    const before = () => ({ ...school.observation(school.nextId()), at: earlier });
    await school.mustSay(
      "helen",
      { stream: "card/ada", kind: "membership", record: "ada-in-kingfisher", fields: { from: "2026-09-01", until: "2026-11-23" } },
      {
        stream: "card/ada",
        kind: "membership",
        record: "ada-in-oak",
        fields: { pupil: "ada", of: "class", value: "oak", from: "2026-11-24", until: null },
      },
    );
    expect(await school.says("tom", before())).toMatchObject({ outcome: "accepted" });
    expect(await school.says("tom", school.observation("after"))).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("omar", school.observation("taken-over"))).toMatchObject({ outcome: "accepted" });
    const { items } = await school.store.changesAfter("evidence/ada/2026-27", 0, { bytes: 1e6, author: null });
    expect(items.map(({ late }) => late)).toEqual([true, undefined]);
    school.now = Date.UTC(2026, 11, 23, 9);
    expect(await school.says("tom", before())).toMatchObject({ outcome: "accepted" });
    school.now += day;
    expect(await school.says("tom", before())).toMatchObject({ code: "forbidden_stream" });
  });

  it("of somebody who has left lets what waits arrive for fourteen days", async () => {
    const school = new SmallSchool();
    await school.settle();
    const grant = await school.grant("wim", "ta", { type: "class", id: "kingfisher" });
    school.now += 3_600_000;
    const written = () => ({ ...school.observation(school.nextId()), at: morning + 60_000 });
    await school.leaves("wim", "2026-11-24");
    await school.endGrant(grant, "2026-11-24");
    expect(await school.says("wim", school.observation("after"))).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("wim", written())).toMatchObject({ outcome: "accepted" });
    school.now += 14 * day;
    expect(await school.says("wim", written())).toMatchObject({ outcome: "accepted" });
    school.now += day;
    expect(await school.says("wim", written())).toMatchObject({ code: "forbidden_stream" });
  });

  it("of somebody whose every role has ended, and who has not left, lets what waits arrive for thirty", async () => {
    const school = await new SmallSchool().settle();
    const grant = await school.grant("wim", "ta", { type: "class", id: "kingfisher" });
    school.now += 3_600_000;
    const written = () => ({ ...school.observation(school.nextId()), at: morning + 60_000 });
    await school.endGrant(grant, "2026-11-24");
    school.now += 30 * day - 3_600_000;
    expect(await school.says("wim", written())).toMatchObject({ outcome: "accepted" });
    school.now += day;
    expect(await school.says("wim", written())).toMatchObject({ code: "forbidden_stream" });
  });

  it("ends with the day a member of staff left, whatever their roles say", async () => {
    const school = await new SmallSchool().settle();
    await school.leaves("tom", "2026-11-24");
    expect(await school.says("tom", school.observation("first"))).toMatchObject({ outcome: "accepted" });
    school.now += day;
    expect(await school.says("tom", school.observation("second"))).toMatchObject({ code: "forbidden_stream" });
  });
});

describe("a leader's act", () => {
  it("is seen by the next one of the same request", async () => {
    const school = await new SmallSchool().settle();
    const answer = await school.send(
      "helen",
      school.act("helen", ...school.pupil("eli", "oak")),
      school.act("helen", { stream: "file/eli", kind: "identity", record: "eli-identity", fields: { pupil: "eli", misId: "7" } }),
    );
    expect(answer).toMatchObject({ body: { results: [{ outcome: "accepted" }, { outcome: "accepted" }] } });
    const out: Statement = {
      stream: "card/ada",
      kind: "membership",
      record: "ada-in-kingfisher",
      fields: { from: "2026-09-01", until: "2026-11-23" },
    };
    const last = await school.send("priya", school.act("priya", out), school.act("priya", target("looks")));
    expect(last).toMatchObject({ body: { results: [{ outcome: "accepted" }, { code: "forbidden_stream" }] } });
  });

  it("may begin a child and a class, and say more of them at once", async () => {
    const school = await new SmallSchool().settle();
    const result = await school.says(
      "helen",
      { stream: "school", kind: "class", record: "owl", fields: { name: "Owl", type: "class", phase: "1" } },
      { stream: "class/owl", kind: "activity", record: "hydro", fields: { name: "Hydro", camera: false } },
      ...school.pupil("eli", "owl"),
      { stream: "file/eli", kind: "identity", record: "eli-identity", fields: { pupil: "eli", upn: "A123", temporary: true } },
    );
    expect(result).toMatchObject({ outcome: "accepted" });
    expect(await school.says("marcia", school.observation("first", "eli"))).toMatchObject({ outcome: "accepted" });
  });

  it("is the only way for a child to come into a class", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("priya", ...school.pupil("eli", "kingfisher"))).toMatchObject({ code: "forbidden_stream" });
    expect(
      await school.says("priya", {
        stream: "card/cai",
        kind: "membership",
        record: "m9",
        fields: { pupil: "cai", of: "class", value: "kingfisher", from: "2026-09-01" },
      }),
    ).toMatchObject({ code: "forbidden_stream" });
  });
});
