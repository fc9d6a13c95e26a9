/** Who changed what of a child, and when: for whoever may read it, page by page, without the words that were taken back. */
import { describe, expect, it } from "vitest";
import { history } from "../../../src/server/sync/history.ts";
import { maxHistoryPage, type HistoryRequest, type HistoryResponse } from "../../../src/sync/historyMessages.ts";
import { day, morning, SmallSchool } from "./smallSchool.ts";

const card = "card/ada";
const stream = "evidence/ada/2026-27";

async function asked(school: SmallSchool, person: string, request: Partial<HistoryRequest> = {}) {
  return history(school.deps)(person, { version: 1, person, pupil: "ada", ...request });
}

async function told(school: SmallSchool, person: string, request: Partial<HistoryRequest> = {}): Promise<HistoryResponse> {
  const answer = await asked(school, person, request);
  if (!("body" in answer)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer.body;
}

/** Every page, one after the other. */
async function allOf(school: SmallSchool, person: string, request: Partial<HistoryRequest> = {}) {
  const pages: HistoryResponse[] = [];
  let next: HistoryResponse["next"];
  do {
    const page = await told(school, person, { ...request, ...(next === undefined ? {} : { before: next }) });
    pages.push(page);
    next = page.next;
  } while (next !== undefined && pages.length < 20);
  return { pages, changes: pages.flatMap(({ changes }) => changes) };
}

const target = (record: string, wording: string) => ({ stream: card, kind: "target", record, fields: { pupil: "ada", wording } });

async function aSchool() {
  const school = await new SmallSchool().settle();
  const at = async (minutes: number, person: string, ...statements: Parameters<SmallSchool["mustSay"]>[1][]) => {
    school.now = morning + minutes * 60_000;
    await school.mustSay(person, ...statements);
  };
  return { school, at };
}

describe("a child’s history", () => {
  it("tells latest first who changed what, with what it said before", async () => {
    const { school, at } = await aSchool();
    await at(1, "priya", target("looks", "Looks to the page"));
    await at(2, "tom", school.observation("o1", "ada", { went: "notYet" }));
    await at(3, "priya", { stream, kind: "observation", record: "o1", fields: { went: "bitOfHelp" } });
    await at(4, "marcia", { stream: card, kind: "target", record: "looks", fields: { wording: "Looks at one of two objects" } });
    const { changes } = await told(school, "priya");
    expect(
      changes
        .slice(0, 4)
        .map(({ change: { by, kind, fields }, before, about }) => [by, kind, fields.wording ?? fields.went, before, about]),
    ).toEqual([
      ["marcia", "target", "Looks at one of two objects", { wording: "Looks to the page" }, { pupil: "ada" }],
      ["priya", "observation", "bitOfHelp", { went: "notYet" }, { pupil: "ada", kind: "target", target: "looks" }],
      ["tom", "observation", "notYet", {}, { pupil: "ada", kind: "target", target: "looks" }],
      ["priya", "target", "Looks to the page", {}, { pupil: "ada" }],
    ]);
  });

  it("comes in pages, each change once, in the order of their stamps", async () => {
    const { school, at } = await aSchool();
    for (let number = 0; number < 60; number += 1) {
      await at(number, "tom", school.observation(`o${number}`));
      if (number % 2 === 0) await at(number, "priya", target(`t${number}`, `Target ${number}`));
    }
    const { pages, changes } = await allOf(school, "priya");
    expect(pages.map((page) => page.changes.length)).toEqual([maxHistoryPage, maxHistoryPage, 12]);
    const ids = changes.map(({ change }) => change.id);
    expect(new Set(ids).size).toBe(ids.length);
    const stamps = changes.map(({ change }) => change.at);
    expect(stamps).toEqual(stamps.toSorted().reverse());
  });

  it("is of the kinds asked for, however far back they are", async () => {
    const { school, at } = await aSchool();
    await at(0, "priya", target("looks", "Looks to the page"));
    for (let number = 0; number < 60; number += 1) await at(number, "tom", school.observation(`o${number}`));
    const { pages, changes } = await allOf(school, "priya", { kinds: ["target"] });
    expect(changes.map(({ change }) => change.record)).toEqual(["looks"]);
    expect(pages).toHaveLength(1);
  });

  it("never has words that were taken back: that they were, by whom and when, is all", async () => {
    const { school, at } = await aSchool();
    await at(1, "tom", school.observation("wrong", "ada", { words: "laughed with Zebedee" }));
    await at(2, "tom", { stream, kind: "observation", record: "wrong", fields: { words: "laughed with Zebedee twice" } });
    await at(3, "tom", { stream, kind: "redaction", record: "r1", fields: { records: ["wrong"], why: "wrongPupil" } });
    const { changes } = await told(school, "priya");
    expect(JSON.stringify(changes)).not.toContain("Zebedee");
    expect(changes.filter(({ change }) => change.record === "wrong")).toMatchObject([
      { change: { fields: {}, redacted: { by: "tom" } }, before: {}, about: {} },
      { change: { fields: {}, redacted: { by: "tom" } }, before: {}, about: {} },
    ]);
  });
});

describe("who may read it", () => {
  async function written() {
    const { school, at } = await aSchool();
    await at(1, "priya", target("looks", "Looks to the page"));
    await at(2, "priya", { stream: "file/ada", kind: "identity", record: "identity-ada", fields: { pupil: "ada", misId: "17" } });
    await at(3, "tom", school.observation("toms"));
    await at(4, "sam", school.observation("sams"));
    await at(5, "priya", { stream, kind: "observation", record: "sams", fields: { words: "He did" } });
    return school;
  }
  const streamsOf = async (school: SmallSchool, person: string) =>
    [...new Set((await allOf(school, person)).changes.map(({ change }) => change.stream.split("/")[0]))].sort();

  it.each([
    ["a teacher reads all of it", "priya", ["card", "evidence", "file"]],
    ["who leads the phase reads all of it", "marcia", ["card", "evidence", "file"]],
    ["who leads the school reads evidence too, because they asked", "helen", ["card", "evidence", "file"]],
    ["an assistant reads nothing of the file", "tom", ["card", "evidence"]],
    ["a specialist of the child reads nothing of the file", "ruth", ["card", "evidence"]],
  ])("%s", async (_who, person, streams) => {
    expect(await streamsOf(await written(), person)).toEqual(streams);
  });

  it("cover reads of evidence what they wrote themselves, and what became of it", async () => {
    const school = await written();
    const { changes } = await allOf(school, "sam");
    expect(changes.filter(({ change }) => change.stream === stream).map(({ change }) => [change.by, change.record])).toEqual([
      ["priya", "sams"],
      ["sam", "sams"],
    ]);
  });

  it("nobody of another class learns whether there is such a child", async () => {
    const school = await written();
    const refused = { refused: "forbidden_stream", field: "pupil" };
    expect(await asked(school, "omar")).toEqual(refused);
    expect(await asked(school, "omar", { pupil: "nobody" })).toEqual(refused);
    expect(await asked(school, "it")).toEqual(refused);
    expect(await asked(school, "omar", { before: { [card]: 100, [stream]: 100 } })).toEqual(refused);
  });

  it("naming another child’s stream as where one has got to tells nothing of it", async () => {
    const school = await written();
    await school.mustSay("omar", {
      ...school.observation("cais", "cai"),
      fields: { ...school.observation("cais", "cai").fields, words: "Zebedee" },
    });
    const { changes, next } = await told(school, "priya", { before: { "evidence/cai/2026-27": 100, "card/cai": 100 } });
    expect({ changes, next }).toEqual({ changes: [], next: undefined });
  });

  it("ends with the day access ends", async () => {
    const school = await written();
    school.now = morning + day;
    expect(await asked(school, "sam")).toMatchObject({ refused: "forbidden_stream" });
  });

  it("asks who is asking, and in which words", async () => {
    const school = await written();
    expect(await history(school.deps)("priya", { version: 1, person: "tom", pupil: "ada" })).toMatchObject({ refused: "wrong_person" });
    expect(await history(school.deps)("priya", { version: 99, person: "priya", pupil: "ada" })).toMatchObject({
      refused: "version_not_supported",
    });
    expect(await history(school.deps)("priya", { version: 1, person: "priya", pupil: "ada", before: { x: "y" } })).toMatchObject({
      refused: "invalid_change",
    });
  });
});
