/** A framework edited on the office's iPad, adopted for the school, and what becomes of it elsewhere. */
import { describe, expect, it } from "vitest";
import { withAnchor, withArea, withStep, type FrameworkContent } from "../../../src/domain/frameworks/editing.ts";
import { goodPassword } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { tabletOf } from "./aTablet.ts";

const step = { id: "own-step", strand: "communication", level: "k2", step: "Turns to the side a voice came from" };
const whole = { ...step, counts: "within 5 s", doesntCount: "turning all the time", tryItIn: "register" };

async function office() {
  const made = await lesson();
  const { office: tablet } = made;
  const opened = async (on = tablet, framework = "brook") => {
    const view = (await on.sees("frameworks", { open: framework })).opened;
    if (!view) throw new Error(`there is no ${framework} here`);
    return view;
  };
  const edits = async (change: (content: FrameworkContent) => FrameworkContent, on = tablet, framework = "brook") => {
    const { version, content, edited } = await opened(on, framework);
    const draft = { basedOn: edited?.basedOn ?? version, content: change(edited?.content ?? content) };
    await on.do("keepFrameworkDraft", { framework, draft });
  };
  return { ...made, opened, edits };
}

describe("a framework", () => {
  it("is listed as the example it is, for everybody to read and who leads to edit", async () => {
    const { office: tablet, ipad } = await office();
    const { frameworks, mayEdit } = await tablet.sees("frameworks", { open: null });
    expect(frameworks.map(({ framework, version, example }) => [framework, version, example])).toEqual([
      ["brook", 1, true],
      ["engagement", 1, true],
      ["subjects", 1, true],
      ["psp", 1, true],
    ]);
    expect(mayEdit).toBe(true);
    expect((await ipad.sees("frameworks", { open: "brook" })).mayEdit).toBe(false);
  });

  it("is edited on one iPad, and nothing of it is anybody else’s before it is adopted", async () => {
    const { office: tablet, ipad, edits, opened } = await office();
    await edits((content) => withAnchor(content, "communication", "k1", "Stills when somebody is near"));
    await tablet.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await tablet.sees("frameworks", { open: null })).frameworks.find(({ framework }) => framework === "brook")).toMatchObject({
      draft: true,
    });
    expect((await opened()).edited?.content.anchors.at(-1)?.words).toBe("Stills when somebody is near");
    expect(await opened(ipad)).toMatchObject({ edited: null, version: 1 });
    expect((await tablet.sees("pill", {})).state).toBe("upToDate");
  });

  it("is adopted as the next version, which other iPads have, with the one before it", async () => {
    const { office: tablet, ipad, edits, opened, amara } = await office();
    await edits((content) => withStep(content, whole));
    await edits((content) => withArea(content, { id: "arts", name: "Arts", strands: [] }));
    expect(await tablet.do("adoptFramework", { framework: "brook" })).toEqual({ version: 2 });
    await ipad.do("syncNow", {});
    const there = await opened(ipad);
    expect(there).toMatchObject({ version: 2, example: false, before: [{ version: 1 }], edited: null });
    expect(there.content.steps.at(-1)).toEqual(whole);
    // A plan files under the new area at once.
    const { areas } = await tablet.sees("plan", { pupil: amara });
    expect(areas.find(({ framework }) => framework === "brook")?.areas.map(({ name }) => name)).toContain("Arts");
    expect((await opened()).edited).toBeNull();
  });

  it("names what targets and records carry as its latest version does", async () => {
    const { office: tablet, edits, opened, amara } = await office();
    await tablet.do("addTargets", { pupil: amara, targets: [{ wording: "Signs “more”", area: "communication" }] });
    const area = (await opened()).content.areas.find(({ strands }) => strands.some(({ id }) => id === "communication"));
    if (!area) throw new Error("there is no such strand");
    await edits((content) => withArea(content, { ...area, strands: area.strands.map((one) => ({ ...one, name: "Expressing" })) }));
    await tablet.do("adoptFramework", { framework: "brook" });
    const { targets } = await tablet.sees("plan", { pupil: amara });
    expect(targets.find(({ wording }) => wording === "Signs “more”")).toMatchObject({ area: "communication", areaName: "Expressing" });
  });
});

describe("a framework's next version in the class", () => {
  it("asks what is watched for in its words: engagement, on the next sheet that is opened", async () => {
    const { office: tablet, ipad, edits, sheet } = await office();
    await edits(
      (content) => ({ ...content, areas: content.areas.map((one) => (one.id === "initiation" ? { ...one, name: "Starts it" } : one)) }),
      ...([tablet, "engagement"] as const),
    );
    await tablet.do("adoptFramework", { framework: "engagement" });
    await ipad.do("syncNow", {});
    expect((await sheet()).areas.find(({ id }) => id === "initiation")).toMatchObject({ name: "Starts it" });
  });
});

describe("adopting", () => {
  it("needs the server, and keeps the draft until it is there", async () => {
    const { office: tablet, edits, opened } = await office();
    await edits((content) => withStep(content, whole));
    tablet.network.on = false;
    expect(await tablet.tried("adoptFramework", { framework: "brook" })).toMatchObject({ ok: false, code: "offline" });
    expect((await opened()).edited?.content.steps.at(-1)).toEqual(whole);
    tablet.network.on = true;
    expect(await tablet.do("adoptFramework", { framework: "brook" })).toEqual({ version: 2 });
  });

  it("is refused where somebody adopted another meanwhile; neither is lost", async () => {
    const { server, office: tablet, edits, opened } = await office();
    const other = tabletOf(server);
    await other.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
    await other.do("syncNow", {});
    await edits((content) => withStep(content, whole));
    await edits((content) => ({ ...content, name: "Our Brook" }), other);
    await other.do("adoptFramework", { framework: "brook" });
    expect(await tablet.tried("adoptFramework", { framework: "brook" })).toMatchObject({ ok: false, code: "conflict" });
    expect(await opened()).toMatchObject({ version: 2, name: "Our Brook", edited: { basedOn: 1 } });
  });

  it("is not for who may not write the school", async () => {
    const { ipad, edits } = await office();
    await edits((content) => withStep(content, whole), ipad);
    expect(await ipad.tried("adoptFramework", { framework: "brook" })).toMatchObject({ ok: false });
    expect((await ipad.sees("pill", {})).state).toBe("upToDate");
  });

  it("takes a bank of 1,800 steps, and says of one too large for a push that it is: the draft stays", async () => {
    const { office: tablet, ipad, edits, opened } = await office();
    const times = (count: number) => (content: FrameworkContent) => ({
      ...content,
      steps: Array.from({ length: count }, (_, at) => content.steps.slice(0, 180).map((one) => ({ ...one, id: `${one.id}-${at}` }))).flat(),
    });
    await edits(times(10));
    await tablet.do("adoptFramework", { framework: "brook" });
    await ipad.do("syncNow", {});
    expect((await opened(ipad)).content.steps).toHaveLength(1_800);
    await edits((content) => ({
      ...content,
      steps: content.steps.map((one) => ({ ...one, counts: `${one.counts}, ${"as we have agreed ".repeat(40)}` })),
    }));
    expect(await tablet.tried("adoptFramework", { framework: "brook" })).toMatchObject({ ok: false, code: "too_large" });
    expect((await opened()).edited?.content.steps[0]?.counts).toMatch(/as we have agreed/);
    expect((await tablet.sees("pill", {})).state).toBe("upToDate");
  });
});
