/** A framework of the school's own: begun on the office's iPad, adopted, and what the children who work with it have of it. */
import { describe, expect, it } from "vitest";
import { withAnchor, withArea, withLevel, withSideways, withStep, type FrameworkContent } from "../../../src/domain/frameworks/editing.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const step = { id: "hums", strand: "sound", level: "one", step: "Hums back", counts: "twice", doesntCount: "any hum", tryItIn: "singing" };

/** Four lines of it, as the editor would have put them. */
function filled(content: FrameworkContent): FrameworkContent {
  const areas = withArea(content, { id: "sound", name: "Sound and music", strands: [] });
  const levels = withLevel({ ...areas, scale: [] }, { id: "one", name: "First" });
  return withSideways(withAnchor(withStep(levels, step), "sound", "one", "Answers a voice"), "sound", "one", "Let another adult hum.");
}

async function office() {
  const made = await lesson();
  const { office: tablet } = made;
  const opened = async (framework: string) => (await tablet.sees("frameworks", { open: framework })).opened;
  const begins = async (pathways: (string | null)[], copy: string | null = null) => {
    const { framework } = await tablet.do("beginFramework", { name: "Rainbow", pathways, levels: true, copy });
    return framework;
  };
  const fills = async (framework: string) => {
    const edited = (await opened(framework))?.edited;
    if (!edited) throw new Error("nothing was begun");
    await tablet.do("keepFrameworkDraft", { framework, draft: { ...edited, content: filled(edited.content) } });
  };
  const retires = async (framework: string) => {
    const now = await opened(framework);
    if (!now) throw new Error(`there is no ${framework}`);
    const draft = { basedOn: now.version, content: { ...now.content, pathways: [] } };
    await tablet.do("keepFrameworkDraft", { framework, draft });
    await tablet.do("adoptFramework", { framework });
  };
  const hers = tabletOf(made.server);
  await made.join("Priya Kaur", "priya", "teacher", hers);
  const everybodySyncs = async () => {
    for (const one of [tablet, hers, made.ipad, hers, made.ipad]) await one.do("syncNow", {});
  };
  return { ...made, tablet, hers, opened, begins, fills, retires, everybodySyncs };
}

describe("a framework of the school's own", () => {
  it("is on this iPad alone until it is adopted, and can be given up", async () => {
    const { tablet, ipad, opened, begins } = await office();
    const framework = await begins(["stream"]);
    expect(framework).toMatch(/^[0-9a-f-]{36}$/);
    expect(await opened(framework)).toMatchObject({ name: "Rainbow", version: 0, adoptedOn: null, draft: true, before: [] });
    await tablet.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await ipad.sees("frameworks", { open: null })).frameworks.map(({ name }) => name)).not.toContain("Rainbow");
    expect(await tablet.tried("adoptFramework", { framework })).toMatchObject({ ok: false, code: "invalid_change" });
    await tablet.do("keepFrameworkDraft", { framework, draft: null });
    expect((await tablet.sees("frameworks", { open: null })).frameworks).toHaveLength(4);
  });

  it("begins as a copy of the version in force, and as none of one that is not there", async () => {
    const { tablet, opened, begins } = await office();
    const copy = await opened(await begins(["stream"], "brook"));
    expect(copy?.content.steps).toHaveLength((await opened("brook"))?.content.steps.length ?? 0);
    const tried = await tablet.tried("beginFramework", { name: "Rainbow", pathways: [], levels: true, copy: "no-such" });
    expect(tried).toMatchObject({ ok: false, code: "not_here" });
  });

  it("reaches the children who work with it: areas to file under, steps, watch for, a record in the lesson, and a ladder", async () => {
    const { tablet, hers, ipad, tom, amara, cai, sheet, begins, fills, opened, everybodySyncs } = await office();
    await tablet.do("choosePathway", { pupil: amara, pathway: "stream" });
    await tablet.do("choosePathway", { pupil: cai, pathway: "brook" });
    const framework = await begins(["stream"]);
    await fills(framework);
    expect(await tablet.do("adoptFramework", { framework })).toEqual({ version: 1 });
    expect(await opened(framework)).toMatchObject({ version: 1, example: false, draft: false });
    await everybodySyncs();

    const groups = async (pupil: string) => (await hers.sees("plan", { pupil })).areas;
    const own = (await groups(amara)).filter((group) => group.own).map((group) => group.framework);
    expect(own).toContain(framework);
    expect((await groups(amara)).find((group) => group.framework === framework)?.areas).toEqual([{ id: "sound", name: "Sound and music" }]);
    expect((await groups(cai)).find((group) => group.framework === framework)).toMatchObject({ own: false, used: true });

    const { strands } = await hers.sees("watchFor", { pupil: amara });
    expect(strands).toMatchObject([{ id: "sound", levels: [{ name: "First", sideways: "Let another adult hum." }] }]);
    const [pin] = strands[0]?.levels[0]?.steps ?? [];
    if (!pin) throw new Error("there is no step to choose");
    await hers.do("watchFor", { pupil: amara, steps: [pin] });
    await hers.do("addTargets", { pupil: amara, targets: [{ wording: "Hums at register", area: "sound", framework }] });
    await everybodySyncs();
    expect((await sheet()).steps).toMatchObject([{ wording: "Hums back", area: "sound" }]);
    await ipad.do("recordTarget", { pupil: amara, target: pin.id, step: true, went: "bitOfHelp", moment: moment(tom) });
    const ladders = async (pupil: string) => (await ipad.sees("profile", { pupil })).ladders;
    expect((await ladders(amara)).find((ladder) => ladder.framework === framework)).toMatchObject({
      name: "Rainbow",
      levels: [{ name: "First" }],
      strands: [{ name: "Sound and music", beside: [{ words: "Hums back", level: "First" }] }],
    });
    expect((await ladders(cai)).map((ladder) => ladder.framework)).toEqual(["brook"]);
  });

  it("is used no longer when nobody works with it: nothing new is filed there, and what was stays", async () => {
    const { tablet, hers, amara, cai, begins, fills, retires, everybodySyncs } = await office();
    const framework = await begins(["stream", null]);
    await fills(framework);
    await tablet.do("adoptFramework", { framework });
    await everybodySyncs();
    await hers.do("addTargets", { pupil: amara, targets: [{ wording: "Hums at register", area: "sound", framework }] });
    await everybodySyncs();
    await retires(framework);
    await everybodySyncs();
    const areas = async (pupil: string) => (await hers.sees("plan", { pupil })).areas.map((group) => group.framework);
    expect(await areas(cai)).not.toContain(framework);
    expect(await areas(amara)).toContain(framework);
    const targets = (await hers.sees("plan", { pupil: amara })).targets;
    expect(targets.find(({ wording }) => wording === "Hums at register")).toMatchObject({ areaName: "Sound and music" });
    expect((await tablet.sees("frameworks", { open: null })).frameworks.find(({ name }) => name === "Rainbow")).toMatchObject({
      unused: true,
    });
  });
});
