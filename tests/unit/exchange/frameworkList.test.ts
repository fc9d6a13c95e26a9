/** A framework's lists from CSV: what each row comes to in the draft, and why one is not taken. */
import { describe, expect, it } from "vitest";
import { strandsOf } from "../../../src/domain/frameworks/editing.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { subjects } from "../../../src/domain/frameworks/subjects.ts";
import type { FrameworkListField, FrameworkListKind } from "../../../src/domain/frameworks/frameworkLists.ts";
import { shapeOf } from "../../../src/look/shapes.ts";
import { frameworkTemplateOf, planFrameworkList } from "../../../src/exchange/frameworkList.ts";

function plan(
  kind: FrameworkListKind,
  text: string,
  { content = brook, columns = {} }: { content?: typeof brook; columns?: Record<string, FrameworkListField | null> } = {},
) {
  let made = 0;
  const file = { name: `${kind}.csv`, bytes: new TextEncoder().encode(text) };
  return planFrameworkList({ kind, content, file, columns, newId: () => `new-${(made += 1)}` });
}
function planned(...given: Parameters<typeof plan>) {
  const outcome = plan(...given);
  if (outcome.state !== "planned") throw new Error(`not planned: ${JSON.stringify(outcome)}`);
  return outcome;
}

const steps = "Strand,Level,Step,Counts,Doesn't count,Try it in\r\n";
const own = "Communication,K2,Turns her head to the side a voice came from,within 5 s,turning all the time,register";

describe("steps from a list", () => {
  it("come in with their four fields, under the strand and level they name", () => {
    const { content, add, refuse } = planned("steps", `${steps}${own}\r\n`);
    expect(refuse).toEqual([]);
    expect(add).toHaveLength(1);
    expect(content.steps.at(-1)).toMatchObject({
      ...{ id: "new-1", level: "k2", step: "Turns her head to the side a voice came from" },
      ...{ counts: "within 5 s", doesntCount: "turning all the time", tryItIn: "register" },
    });
    expect(content.steps).toHaveLength(brook.steps.length + 1);
  });

  it("are told row by row: which is not taken, and why", () => {
    const bad = ["Singing,K2,Hums,,,", "Communication,K9,Hums,,,", "Communication,K2,,,,", own].join("\r\n");
    const { add, refuse } = planned("steps", `${steps}${own}\r\n${bad}\r\n`);
    expect(add).toHaveLength(1);
    expect(refuse).toMatchObject([
      { code: "notOneOf", line: 3, column: "Strand" },
      { code: "notOneOf", line: 4, column: "Level" },
      { code: "valueMissing", line: 5, column: "Step" },
      { code: "rowTwice", line: 6, otherLine: 2 },
    ]);
  });

  it("that are there already stay what they are, and say more where the list does", () => {
    const again = planned("steps", `${steps}${own}\r\n`);
    expect(planned("steps", `${steps}${own}\r\n`, { content: { ...brook, ...again.content } })).toMatchObject({
      add: [],
      change: [],
      same: 1,
    });
    const reworded = own.replace("within 5 s", "within 10 s");
    const changed = planned("steps", `${steps}${reworded}\r\n`, { content: { ...brook, ...again.content } });
    expect(changed).toMatchObject({ add: [], same: 0 });
    expect(changed.change).toHaveLength(1);
    expect(changed.content.steps.at(-1)).toMatchObject({ id: "new-1", counts: "within 10 s" });
  });

  it("are read from columns that somebody has named, and ask where one is missing", () => {
    const text = "Strand,Level,What the child does\r\nCognition,K3,Lifts the cloth\r\n";
    expect(plan("steps", text)).toMatchObject({ state: "columns", missing: ["step"] });
    expect(planned("steps", text, { columns: { "What the child does": "step" } }).add).toEqual(["Cognition, K3: Lifts the cloth"]);
  });

  it("change nothing of what they were compared with", () => {
    const before = JSON.stringify(brook);
    planned("steps", `${steps}${own}\r\n`);
    expect(JSON.stringify(brook)).toBe(before);
  });
});

it("anchors are put to their strand and level, and said otherwise where there was one", () => {
  const { content, change, add } = planned("anchors", "Strand,Level,Anchor\r\nCommunication,K1,Stills when somebody is near\r\n");
  expect([change.length, add.length]).toEqual([1, 0]);
  expect(content.anchors).toHaveLength(48);
  const reading = planned("anchors", "Strand,Level,Anchor\r\nReading,M1 Beginning,Looks at a book\r\n", { content: subjects });
  expect(reading.add).toHaveLength(1);
});

it("sideways lines are put to their strand and level, as anchors are", () => {
  const [had] = brook.sideways;
  const list = `Strand,Level,Sideways\r\nCommunication,K1,${had?.words ?? ""}\r\nCommunication,K2,Wait for it in the hall\r\nSinging,K1,Hum\r\n`;
  const { content, change, same, refuse } = planned("sideways", list.replace(had?.words ?? "", `"${had?.words ?? ""}"`));
  expect([change.length, same]).toEqual([1, 1]);
  expect(refuse).toMatchObject([{ code: "notOneOf", line: 4, column: "Strand" }]);
  expect(content.sideways).toHaveLength(48);
  expect(content.sideways.at(-1)).toEqual({ strand: "communication", level: "k2", words: "Wait for it in the hall" });
  expect(content.anchors).toEqual(brook.anchors);
});

it("areas of a framework that is empty are drawn with a shape each", () => {
  const none = { ...brook, areas: [], anchors: [], steps: [], sideways: [] };
  const { content } = planned("areas", "Area,Strand\r\nSound,\r\nTouch,Hands\r\nTouch,Feet\r\n", { content: none });
  expect(strandsOf(content.areas).map(({ id, name }) => [name, shapeOf(id)])).toEqual([
    ["Sound", "communication"],
    ["Hands", "cognition"],
    ["Feet", "control"],
  ]);
});

it("areas with their strands, and levels in their order, come in by name", () => {
  const areas = planned("areas", "Area,Strand\r\nArts,Music\r\nArts,Movement\r\nCommunication,\r\n");
  expect(areas.content.areas.find(({ name }) => name === "Arts")?.strands.map(({ name }) => name)).toEqual(["Music", "Movement"]);
  expect([areas.add.length, areas.change.length, areas.same]).toEqual([1, 1, 1]);
  const levels = planned("levels", "Level,Band\r\nK8,Establishing\r\nK9,Beyond\r\n");
  expect(levels.content.scale.at(-1)).toEqual({ id: "new-1", name: "K9", band: "Beyond" });
});

it("a template is a list whose example is nobody's step", () => {
  for (const kind of ["areas", "levels", "anchors", "sideways", "steps"] as const)
    expect(planned(kind, frameworkTemplateOf(kind))).toMatchObject({ add: [], change: [], same: 0, refuse: [] });
});

it("a file that is none is refused as such", () => {
  expect(plan("steps", "")).toMatchObject({ state: "refused", refused: [{ code: "fileEmpty" }] });
});
