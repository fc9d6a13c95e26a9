import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { day, SmallSchool, type Statement } from "./smallSchool.ts";
import { TestTablet } from "./testTablet.ts";

const stream = "evidence/ada/2026-27";
const words = "laughed at the bubbles with Zebedee";

const redaction = (record: string, records: string[], over: Partial<Statement> = {}): Statement => ({
  stream,
  kind: "redaction",
  record,
  fields: { records, why: "wrongPupil" },
  ...over,
});

/** One that says to be of anybody's words. */
const anybodys = (record: string, records: string[], over: Partial<Statement> = {}): Statement =>
  redaction(record, records, { fields: { records, why: "wrongPupil", ofAnybody: true }, ...over });

async function logOf(school: SmallSchool, name: string) {
  return (await school.store.changesAfter(name, 0, { bytes: 1e6, author: null })).items;
}

describe("words about the wrong child", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it("go to the right child in the act that takes them back from the wrong one", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("wrong", "ada", { words }));
    await school.mustSay("tom", { ...school.observation("wrong"), fields: { words: `${words} twice` } });
    const moved = await school.says("tom", school.observation("right", "bo", { words, copyOf: "wrong" }), redaction("r1", ["wrong"]));
    expect(moved).toMatchObject({ outcome: "accepted" });
    const log = await logOf(school, stream);
    expect(JSON.stringify(log)).not.toContain("Zebedee");
    expect(log.map(({ seq, record }) => [seq, record])).toEqual([
      [1, "wrong"],
      [2, "wrong"],
      [3, "r1"],
    ]);
    expect(log[0]).toMatchObject({ fields: {}, redacted: { why: "wrongPupil", by: "tom", at: log[2]?.at } });
    expect(JSON.stringify(await logOf(school, "evidence/bo/2026-27"))).toContain("Zebedee");
  });

  it("are nowhere in the database's files afterwards", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "small-steps-"));
    folders.push(folder);
    const school = await new SmallSchool({ file: join(folder, "school.sqlite") }).settle();
    const files = () => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString("latin1"));
    const long = `${words} `.repeat(100);
    await school.mustSay("tom", school.observation("wrong", "ada", { words: long }));
    for (let number = 0; number < 50; number += 1) await school.mustSay("tom", school.observation(`other-${number}`));
    await school.mustSay("tom", { ...school.observation("wrong"), fields: { words } });
    expect(files().join("")).toContain("Zebedee");
    await school.mustSay("tom", redaction("r1", ["wrong"]));
    expect(files().join("")).not.toContain("Zebedee");
    await school.mustSay("tom", { ...school.observation("wrong"), fields: { words } });
    expect(files().join("")).not.toContain("Zebedee");
    school.db.close();
    expect(files().join("")).not.toContain("Zebedee");
  });

  it("stay away when the change that said them comes again, or comes late", async () => {
    const school = await new SmallSchool().settle();
    const said = school.act("tom", school.observation("wrong", "ada", { words }));
    await school.result("tom", said);
    const more = school.act("tom", { ...school.observation("wrong"), fields: { words } });
    await school.mustSay("tom", redaction("r1", ["wrong"]));
    expect(await school.result("tom", said)).toMatchObject({ outcome: "known", changes: [{ redacted: true, hash: "" }] });
    expect(await school.result("tom", more)).toMatchObject({ outcome: "accepted", changes: [{ redacted: true, hash: "" }] });
    expect(JSON.stringify(await logOf(school, stream))).not.toContain("Zebedee");
    expect(await school.result("tom", more)).toMatchObject({ outcome: "known", changes: [{ redacted: true }] });
  });

  it("stay away when a restore has lost the record that the redaction names", async () => {
    const school = await new SmallSchool().settle();
    const [toms, umas] = [school.nextId(), school.nextId()];
    const said = [
      school.act("tom", school.observation(toms, "ada", { words })),
      school.act("uma", school.observation(umas, "ada", { words })),
    ];
    expect(await school.says("tom", redaction("r1", [toms]))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("priya", anybodys("r2", [umas]))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("priya", { ...school.observation(toms), fields: { words } })).toMatchObject({ changes: [{ redacted: true }] });
    for (const [index, person] of ["tom", "uma"].entries()) {
      expect(await school.result(person, said[index])).toMatchObject({ outcome: "accepted", changes: [{ redacted: true }] });
    }
    expect(JSON.stringify(await logOf(school, stream))).not.toContain("Zebedee");
  });

  it("are not taken back before they are said, by who neither says them nor answers for the class", async () => {
    const school = await new SmallSchool().settle();
    const plan: Statement = {
      ...{ stream: "card/ada", kind: "plan", record: "plan-ada-2026-27" },
      fields: { pupil: "ada", year: "2026-27", type: "ilp", author: "priya" },
    };
    const forestalled = redaction("r1", [plan.record], { stream: "card/ada" });
    expect(await school.says("tom", forestalled)).toMatchObject({ code: "forbidden_kind", field: "records" });
    const target: Statement = { ...plan, kind: "target", record: school.nextId(), fields: { pupil: "ada", wording: "Looks to the page" } };
    await school.mustSay("tom", redaction("r2", [target.record], { stream: "card/ada" }));
    await school.mustSay("priya", plan);
    await school.mustSay("priya", target);
    const records = (await school.store.recordsBelow("card/ada", null, null, { bytes: 1e6, author: null })).items;
    for (const { record, fields } of [plan, target]) expect(records.find(({ id }) => id === record)?.fields).toEqual(fields);
    await school.mustSay("priya", redaction("r3", [target.record], { stream: "card/ada" }));
    expect(JSON.stringify(await logOf(school, "card/ada"))).not.toContain("Looks to the page");
  });

  it("are not taken back before they are said by a teacher who no longer answers for the class", async () => {
    const school = await new SmallSchool().settle();
    const earlier = school.now - 2 * day;
    await school.mustSay("helen", {
      ...{ stream: "card/ada", kind: "membership", record: "ada-in-kingfisher" },
      fields: { from: "2026-09-01", until: "2026-11-23" },
    });
    const forestalled = { ...redaction("r1", ["plan-ada-2026-27"], { stream: "card/ada" }), at: earlier };
    expect(await school.says("priya", forestalled)).toMatchObject({ code: "forbidden_kind", field: "records" });
  });

  it("are anybody's only to who answers for the class, whether they are here yet or not", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("uma", school.observation("umas", "ada", { words }));
    for (const records of [["umas"], [school.nextId()]]) {
      expect(await school.says("tom", anybodys("r1", records))).toMatchObject({ code: "forbidden_kind", field: "records" });
    }
    expect(await school.says("priya", redaction("r2", ["umas"]))).toMatchObject({ code: "forbidden_kind", field: "records" });
    await school.mustSay("priya", anybodys("r3", ["umas"]));
    expect(JSON.stringify(await logOf(school, stream))).not.toContain("Zebedee");
  });

  it("can be taken back in the very act that said them", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("wrong", "ada", { words }), redaction("r1", ["wrong"]));
    expect(JSON.stringify(await logOf(school, stream))).not.toContain("Zebedee");
  });

  it("are said to be taken back by the server only: a tablet cannot say who did it, when and why", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("wrong", "ada", { words }));
    for (const fields of [{}, { words }]) {
      const act = school.act("tom", { ...school.observation("wrong"), fields });
      const changes = act.changes.map((change) => ({ ...change, redacted: { why: "wrongPupil", by: "priya", at: change.at } }));
      expect(await school.result("tom", { ...act, changes })).toMatchObject({ code: "invalid_change", field: "redacted" });
    }
    expect(JSON.stringify(await logOf(school, stream))).toContain("Zebedee");
  });

  it("leave every tablet, those that read the words before and those that come after", async () => {
    const school = await new SmallSchool().settle();
    const [early, late] = [new TestTablet(school, "priya"), new TestTablet(school, "uma")];
    await school.mustSay("tom", school.observation("wrong", "ada", { words }));
    await early.catchUp();
    expect(JSON.stringify(early.records)).toContain("Zebedee");
    await school.mustSay("priya", anybodys("r1", ["wrong"]));
    await early.catchUp();
    await late.catchUp();
    for (const tablet of [early, late]) expect(JSON.stringify(tablet.records)).not.toContain("Zebedee");
    expect(late.record("wrong")).toEqual(early.record("wrong"));
  });

  it("are taken back by who said them or who answers for the class, and by nobody else", async () => {
    const school = await new SmallSchool().settle();
    for (const record of ["one", "two", "three"]) await school.mustSay("tom", school.observation(record));
    await school.mustSay("priya", { stream: "card/ada", kind: "target", record: "looks", fields: { pupil: "ada", wording: "Looks" } });
    await school.mustSay("priya", { stream: "card/ada", kind: "myPage", record: "page", fields: { pupil: "ada", helps: "waiting" } });
    expect(await school.says("uma", redaction("r1", ["one"]))).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("omar", redaction("r1", ["one"]))).toMatchObject({ code: "forbidden_stream" });
    expect(await school.says("tom", redaction("r1", ["looks"], { stream: "card/ada" }))).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("tom", redaction("r1", ["page"], { stream: "card/ada" }))).toMatchObject({ code: "forbidden_kind" });
    expect(await school.says("tom", redaction("r1", ["one"]))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("priya", anybodys("r2", ["two", "three"]))).toMatchObject({ outcome: "accepted" });
    expect(await school.says("helen", anybodys("r3", ["page"], { stream: "card/ada" }))).toMatchObject({ outcome: "accepted" });
  });

  it("are named in their own stream, and the naming itself stays", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("one"));
    await school.mustSay("tom", school.observation("two", "bo"));
    await school.mustSay("tom", redaction("r1", ["one"]));
    expect(await school.says("tom", redaction("r2", ["two"]))).toMatchObject({ code: "forbidden_kind", field: "records" });
    await school.mustSay("priya", redaction("r3", ["two"]));
    expect(JSON.stringify(await logOf(school, "evidence/bo/2026-27"))).toContain("onOwn");
    expect(await school.says("tom", redaction("r2", ["r1"]))).toMatchObject({ code: "invalid_change", field: "records" });
    expect(await school.says("tom", redaction("r1", [], { fields: { removedAt: school.now } }))).toMatchObject({ code: "invalid_change" });
    expect(await school.says("helen", { stream: "leadership", kind: "erasure", record: "e1", fields: { stream } })).toMatchObject({
      code: "forbidden_kind",
    });
  });

  it("are taken back by the earliest of two redactions, whichever came first", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("tom", school.observation("one", "ada", { words }));
    const reader = new TestTablet(school, "uma");
    await reader.catchUp();
    const earlier = school.act("tom", { ...redaction("r1", ["one"]), at: school.now - 60_000 });
    await school.mustSay("priya", anybodys("r2", ["one"]));
    await reader.catchUp();
    await school.result("tom", earlier);
    await reader.catchUp();
    const fresh = new TestTablet(school, "priya");
    await fresh.catchUp();
    expect(fresh.record("one")?.redacted).toMatchObject({ by: "tom" });
    expect(reader.record("one")).toEqual(fresh.record("one"));
    const [first] = await logOf(school, stream);
    expect(first?.redacted).toMatchObject({ by: "tom" });
  });

  it("that put a child in a class put them there no longer", async () => {
    const school = await new SmallSchool().settle();
    await school.mustSay("helen", redaction("r1", ["ada-in-kingfisher"], { stream: "card/ada" }));
    expect(await school.says("tom", school.observation("after"))).toMatchObject({ code: "forbidden_stream" });
  });
});
