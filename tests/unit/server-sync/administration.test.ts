import { describe, expect, it } from "vitest";
import { day, SmallSchool, type Statement } from "./smallSchool.ts";

const membership = (record: string, fields: Statement["fields"], pupil = "ada"): Statement => ({
  stream: `card/${pupil}`,
  kind: "membership",
  record,
  fields: { pupil, of: "class", value: "oak", from: "2026-11-24", until: null, ...fields },
});
const until = (record: string, last: string | null, from = "2026-09-01"): Statement => ({
  stream: "card/ada",
  kind: "membership",
  record,
  fields: { from, until: last },
});
const said = (kind: string, record: string, fields: Statement["fields"]): Statement => ({ stream: "school", kind, record, fields });

describe("a move", () => {
  it("is one act: out of the one class and into the other, to the day", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("helen", until("ada-in-kingfisher", "2026-11-23"), membership("m2", {}))).toMatchObject({
      outcome: "accepted",
    });
    expect(await school.says("tom", school.observation("after"))).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("omar", school.observation("then"))).toMatchObject({ outcome: "accepted" });
  });

  it("cannot put a child in two classes on one day", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("helen", membership("m2", {}))).toMatchObject({ code: "conflict", field: "from" });
    expect(await school.says("helen", until("ada-in-kingfisher", "2026-11-24"), membership("m2", {}))).toMatchObject({ code: "conflict" });
    expect(await school.says("helen", membership("m2", {}), until("ada-in-kingfisher", "2026-11-23"))).toMatchObject({
      outcome: "accepted",
    });
  });

  it("of two children can be one act", async () => {
    const school = await new SmallSchool().settle();
    const bo: Statement = { ...until("bo-in-kingfisher", "2026-11-23"), stream: "card/bo" };
    const moved = [until("ada-in-kingfisher", "2026-11-23"), membership("m2", {}), bo, membership("m3", {}, "bo")];
    expect(await school.says("helen", ...moved)).toMatchObject({ outcome: "accepted" });
  });

  it("cannot be made twice, when two leaders make it at once", async () => {
    const school = await new SmallSchool().settle();
    await school.grant("ida", "leader", { type: "school" });
    await school.mustSay("helen", until("ada-in-kingfisher", "2026-11-23"), membership("m2", {}));
    expect(await school.says("ida", until("ada-in-kingfisher", "2026-11-23"), membership("m3", {}))).toMatchObject({ code: "conflict" });
  });

  it("needs a class that there is, of the kind it says, and days in their order", async () => {
    const school = await new SmallSchool().settle();
    const out = until("ada-in-kingfisher", "2026-11-23");
    expect(await school.says("helen", out, membership("m2", { value: "nowhere" }))).toMatchObject({ code: "conflict", field: "value" });
    expect(await school.says("helen", membership("m2", { of: "group", value: "oak" }))).toMatchObject({ code: "conflict", field: "value" });
    expect(await school.says("helen", out, membership("m2", { until: "2026-11-01" }))).toMatchObject({ code: "conflict", field: "until" });
    expect(await school.says("helen", until("never-begun", "2026-11-23"))).toMatchObject({ code: "conflict", field: "of" });
  });

  it("into groups can be into several, and into each once", async () => {
    const school = await new SmallSchool().settle();
    const [swift, phonics] = ["swift", "phonics"].map((id) => said("class", id, { name: id, type: "group", phase: null }));
    if (!swift || !phonics) throw new Error("There are two groups.");
    const into = (record: string, value: string) => membership(record, { of: "group", value });
    expect(await school.says("helen", swift, phonics, into("m2", "swift"), into("m3", "phonics"))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("helen", into("m4", "swift"))).toMatchObject({ code: "conflict", field: "from" });
  });

  it("that was removed makes room again", async () => {
    const school = await new SmallSchool().settle();
    const removed: Statement = { ...until("ada-in-kingfisher", null), fields: { removedAt: school.now, removedWhy: "mistake" } };
    expect(await school.says("helen", removed, membership("m2", {}))).toMatchObject({ outcome: "accepted" });
    const restored: Statement = { ...removed, fields: { removedAt: null, removedWhy: null } };
    expect(await school.says("helen", restored)).toMatchObject({ code: "conflict" });
  });
});

describe("the school's own records", () => {
  it("are one each: the school, a year, a policy, a framework's version", async () => {
    const school = await new SmallSchool().settle();
    const once = async (kind: string, fields: Statement["fields"], other: Statement["fields"]) => {
      await school.mustSay("helen", said(kind, `${kind.toLowerCase()}-1`, fields));
      expect(await school.says("helen", said(kind, `${kind.toLowerCase()}-2`, fields))).toMatchObject({ code: "conflict" });
      expect(await school.says("helen", said(kind, `${kind.toLowerCase()}-3`, other))).toMatchObject({ outcome: "accepted" });
    };
    expect(await school.says("helen", said("school", "another", { name: "Another" }))).toMatchObject({ code: "conflict" });
    await once("year", { year: "2026-27" }, { year: "2027-28" });
    await once("policy", { policy: "levels", value: true }, { policy: "ratings", value: false });
    await once("frameworkVersion", { framework: "brook", version: 1 }, { framework: "brook", version: 2 });
  });

  it("say of their iPads what keeps them safe", async () => {
    const school = await new SmallSchool().settle();
    expect(await school.says("helen", said("policy", "idle", { policy: "idle-minutes-lesson", value: 600 }))).toMatchObject({
      code: "conflict",
      field: "value",
    });
    expect(await school.says("helen", said("policy", "idle", { policy: "idle-minutes-lesson", value: 45 }))).toMatchObject({
      outcome: "accepted",
    });
  });

  it("keep their days in order", async () => {
    const school = await new SmallSchool().settle();
    const modules = (second: string) => [
      { number: 1, from: "2026-09-01", until: "2026-10-23" },
      { number: 2, from: second, until: "2026-12-18" },
    ];
    expect(await school.says("helen", said("year", "y", { year: "2026-27", modules: modules("2026-10-23") }))).toMatchObject({
      code: "conflict",
      field: "modules",
    });
    expect(await school.says("helen", said("year", "y", { year: "2026-27", modules: modules("2026-11-02") }))).toMatchObject({
      outcome: "accepted",
    });
    expect(await school.says("helen", said("closure", "c", { name: "Snow", from: "2026-12-02", until: "2026-12-01" }))).toMatchObject({
      code: "conflict",
    });
    expect(
      await school.says("helen", said("class", "c2", { name: "Wren", type: "class", from: "2026-09-01", until: "2026-08-01" })),
    ).toMatchObject({ code: "conflict" });
    expect(await school.says("helen", said("class", "c2", { name: "Wren" }))).toMatchObject({ code: "conflict", field: "type" });
  });
});

describe("a school year", () => {
  const modules = (first: string, last: string) => [
    { number: 1, from: first, until: "2026-10-23" },
    { number: 2, from: "2026-11-02", until: last },
  ];
  const inYear = (first: string, last: string) => said("year", "y", { year: "2026-27", modules: modules(first, last) });
  const shut = (from: string, until: string) => said("closure", "c", { name: "Summer", from, until });

  it.each([
    ["a module that begins before it", inYear("2026-07-31", "2026-12-18"), "modules"],
    ["a module that goes on after it", inYear("2026-09-01", "2027-08-01"), "modules"],
    ["a module that ends before it begins", inYear("2026-10-24", "2026-12-18"), "modules"],
    ["a closure that runs into the next", shut("2027-07-26", "2027-08-02"), "until"],
  ])("does not take %s", async (_what, statement, field) => {
    const school = await new SmallSchool().settle();
    expect(await school.says("helen", statement)).toMatchObject({ code: "conflict", field });
  });

  it("runs from 1 August to 31 July, and is put right by the same rule", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("helen", inYear("2026-08-01", "2027-07-31"), shut("2027-07-26", "2027-07-31"));
    const later = said("closure", "c", { from: "2027-07-26", until: "2027-09-01" });
    expect(await school.says("helen", later)).toMatchObject({ code: "conflict", field: "until" });
    const moved = said("year", "y", { modules: modules("2025-09-01", "2026-12-18") });
    expect(await school.says("helen", moved)).toMatchObject({ code: "conflict", field: "modules" });
  });
});

describe("a class with children in it", () => {
  const edit = (fields: Statement["fields"]): Statement => said("class", "oak", fields);
  const inOak = (pupil: string, fields: Statement["fields"]): Statement => ({
    ...{ stream: `card/${pupil}`, kind: "membership", record: `${pupil}-in-oak` },
    fields,
  });

  it("is neither removed nor ended before they have gone elsewhere", async () => {
    const school = await new SmallSchool().settle();
    const removed = edit({ removedAt: school.now, removedWhy: "mistake" });
    expect(await school.says("helen", removed)).toMatchObject({ code: "conflict", field: "removedAt" });
    expect(await school.says("helen", edit({ from: "2026-09-01", until: "2026-12-18" }))).toMatchObject({
      code: "conflict",
      field: "until",
    });
    await school.mustSay("helen", inOak("cai", { from: "2026-09-01", until: "2026-12-18" }));
    expect(await school.says("helen", edit({ from: "2026-09-01", until: "2026-12-18" }))).toMatchObject({
      code: "conflict",
      field: "until",
    });
    const both = [inOak("dee", { from: "2026-09-01", until: "2026-12-18" }), edit({ from: "2026-09-01", until: "2026-12-18" })];
    expect(await school.says("helen", ...both)).toMatchObject({ outcome: "accepted" });
    expect(await school.says("helen", edit({ name: "Oaks" }))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("helen", removed)).toMatchObject({ code: "conflict" });
    const gone = ["cai", "dee"].map((pupil) => inOak(pupil, { from: "2026-09-01", until: "2026-11-23" }));
    expect(await school.says("helen", ...gone, removed)).toMatchObject({ outcome: "accepted" });
  });
});

describe("the school's time zone", () => {
  it("is one that there is", async () => {
    const school = await new SmallSchool().settle();
    const zone = (name: string): Statement => said("school", "school", { zone: name });
    expect(await school.says("helen", zone("Atlantis/Capital"))).toMatchObject({ code: "conflict", field: "zone" });
    expect(await school.says("helen", zone("Europe/Dublin"))).toMatchObject({ outcome: "accepted" });
  });

  it("that is none, as an older server may have kept it, shuts nobody out", async () => {
    const school = await new SmallSchool().settle();
    await school.states({ stream: "school", kind: "school", record: "school", fields: { zone: "Atlantis/Capital" } });
    expect(await school.says("tom", school.observation("first"))).toMatchObject({ outcome: "accepted" });
    expect(await school.ask("tom", { cursors: {} })).toMatchObject({ answer: "pages" });
    expect(await school.says("helen", said("school", "school", { zone: "Europe/London" }))).toMatchObject({ outcome: "accepted" });
  });
});

describe("a child's analysis groups", () => {
  it("say one thing on any one day", async () => {
    const school = await new SmallSchool().settle();
    const eal = (record: string, fields: Statement["fields"]): Statement => ({
      ...{ stream: "file/ada", kind: "analysisGroup", record },
      fields: { pupil: "ada", group: "eal", value: "yes", from: "2026-09-01", until: null, ...fields },
    });
    await school.mustSay("priya", eal("eal-1", {}));
    expect(await school.says("priya", eal("eal-2", { value: "no" }))).toMatchObject({ code: "conflict", field: "from" });
    expect(await school.says("priya", eal("ppg-1", { group: "ppg" }))).toMatchObject({ outcome: "accepted" });
    const ended: Statement = { ...eal("eal-1", {}), fields: { value: "yes", from: "2026-09-01", until: "2026-11-23" } };
    expect(await school.says("priya", ended, eal("eal-2", { value: "no", from: "2026-11-24" }))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("priya", eal("eal-3", { group: "sex", until: "2026-08-01" }))).toMatchObject({
      code: "conflict",
      field: "until",
    });
  });
});

describe("leaving", () => {
  it("of staff is said on the people's routes, and not by a push", async () => {
    const school = await new SmallSchool().settle();
    const tom = (fields: Statement["fields"]): Statement => said("staff", "tom", fields);
    await school.states({ stream: "school", kind: "staff", record: "tom", fields: { displayName: "Tom", leftOn: null } });
    expect(await school.says("helen", tom({ leftOn: "2026-11-23" }))).toMatchObject({ code: "forbidden_kind", field: "leftOn" });
    expect(await school.says("helen", tom({ leftOn: null }))).toMatchObject({ code: "forbidden_kind", field: "leftOn" });
    const removed = tom({ removedAt: school.now, removedWhy: "left" });
    expect(await school.says("helen", removed)).toMatchObject({ code: "forbidden_kind", field: "removedAt" });
    const taken: Statement = { stream: "school", kind: "redaction", record: "r1", fields: { records: ["tom"], why: "request" } };
    expect(await school.says("helen", taken)).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("helen", tom({ displayName: "Tom R" }))).toMatchObject({ outcome: "accepted" });
  });

  it("of a child is administration; their name is not", async () => {
    const school = await new SmallSchool().settle();
    const ada = (fields: Statement["fields"]): Statement => ({ stream: "card/ada", kind: "pupil", record: "ada", fields });
    await school.mustSay("helen", until("ada-in-kingfisher", "2026-11-23"), membership("m2", {}));
    const earlier = school.now - 2 * day;
    expect(await school.says("priya", { ...ada({ leftOn: "2026-11-20" }), at: earlier })).toMatchObject({ code: "forbidden_stream" });
    const name = ada({ firstName: "Ada", lastName: "Read", knownAs: null });
    expect(await school.says("priya", { ...name, at: earlier })).toMatchObject({ outcome: "accepted" });
  });
});

describe("administration is online", () => {
  it("so a teacher whose child has moved cannot fetch them back with an earlier stamp", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("helen", until("ada-in-kingfisher", "2026-11-23"), membership("m2", {}));
    const earlier = school.now - 2 * day;
    expect(await school.says("priya", { ...until("ada-in-kingfisher", null), at: earlier })).toMatchObject({ code: "forbidden_stream" });
    const back = membership("m3", { of: "group", value: "kingfisher", from: "2026-09-01" });
    expect(await school.says("priya", { ...back, at: earlier })).toMatchObject({ code: "forbidden_stream" });
    const taken: Statement = { stream: "card/ada", kind: "redaction", record: "r1", fields: { records: ["m2"], why: "request" } };
    expect(await school.says("priya", { ...taken, at: earlier })).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("tom", school.observation("after"))).toMatchObject({ code: "forbidden_stream" });
  });

  it("so a leader of last week changes nothing of the school with last week's stamp, though what they saw still arrives", async () => {
    const school = await new SmallSchool().settle();
    const role = await school.grant("ida", "leader", { type: "school" });
    const teaching = await school.grant("ida", "teacher", { type: "class", id: "kingfisher" });
    const earlier = school.now;
    school.now += day;
    await school.endGrant(role, "2026-11-25");
    await school.endGrant(teaching, "2026-11-25");
    const policy = said("policy", "p1", { policy: "levels", value: true });
    expect(await school.says("ida", { ...policy, at: earlier })).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("ida", { ...school.observation("seen"), at: earlier })).toMatchObject({ outcome: "accepted" });
  });
});
