import { describe, expect, it } from "vitest";
import { SmallSchool, type Statement } from "./smallSchool.ts";

const membership = (record: string, fields: Statement["fields"], pupil = "ada"): Statement => ({
  stream: `card/${pupil}`,
  kind: "membership",
  record,
  fields: { pupil, of: "class", value: "oak", from: "2026-11-24", until: null, ...fields },
});
const until = (record: string, day: string | null, from = "2026-09-01"): Statement => ({
  stream: "card/ada",
  kind: "membership",
  record,
  fields: { from, until: day },
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

  it("cannot be made twice, when two leaders make it at once", async () => {
    const school = await new SmallSchool().settle();
    school.grant("ida", "leader", { type: "school" });
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
