/** A child's plan: pasted, worded, and what is decided of each target. */
import { describe, expect, it } from "vitest";
import type { Fields } from "../../../src/domain/kinds.ts";
import { brook } from "../../../src/domain/frameworks/brook.ts";
import { lesson } from "./aClass.ts";
import { moment, worded } from "./aSchool.ts";
import type { TargetFields } from "../../../src/client/views/pupil.ts";
import { tabletOf } from "./aTablet.ts";

const fresh = (wording: string, more: Partial<TargetFields> = {}): TargetFields => ({
  ...{ wording, framework: null, area: null, step: null, outcome: null, programmeOf: null, counts: "", doesntCount: "", maintain: false },
  ...{ cue: undefined, behaviour: undefined, help: undefined, criterion: undefined, contexts: undefined, module: undefined },
  ...more,
});

/** Priya, the class's teacher, with an iPad of her own. */
async function teacher() {
  const made = await lesson();
  const hers = tabletOf(made.server);
  const priya = await made.join("Priya Kaur", "priya", "teacher", hers);
  const plan = (pupil = made.amara) => hers.sees("plan", { pupil });
  const wordings = async (pupil = made.amara) => (await plan(pupil)).targets.map(({ wording, state }) => [wording, state]);
  const targetOf = async (wording: string) => {
    const { targets, ended } = await plan();
    const found = [...targets, ...ended].find((one) => one.wording === wording);
    if (!found) throw new Error(`there is no target "${wording}"`);
    return found;
  };
  const decide = async (wording: string, action: Parameters<typeof hers.do<"decideTarget">>[1]["action"], next?: TargetFields, why = "") =>
    hers.do("decideTarget", { pupil: made.amara, target: (await targetOf(wording)).id, action, why, next: next ?? null });
  return { ...made, hers, priya, plan, wordings, targetOf, decide };
}

describe("a list pasted from Word", () => {
  it("becomes targets in its order, to the letter, after those that are there, and everybody records on them", async () => {
    const { hers, ipad, amara, named, wordings } = await teacher();
    const list = ["Hold head up in standing frame for one song.", "To enjoy  hydrotherapy", "Opens his hand – for the spoon…"];
    await hers.do("addTargets", { pupil: amara, targets: worded(...list) });
    expect(await wordings()).toEqual([
      ["Looks at one of two objects", "active"],
      ["Presses the switch", "active"],
      ...list.map((wording) => [wording, "active"]),
    ]);
    await hers.do("syncNow", {});
    await ipad.do("syncNow", {});
    const { others } = await ipad.sees("logSheet", { class: named, pupil: amara, activity: null });
    expect(others.map(({ wording }) => wording)).toEqual(expect.arrayContaining(list));
  });

  it("may be kept as drafts, which nobody records on until they are started", async () => {
    const { hers, amara, named, decide, wordings } = await teacher();
    await hers.do("addTargets", { pupil: amara, targets: worded("Waves to say goodbye"), draft: true });
    expect((await wordings()).at(-1)).toEqual(["Waves to say goodbye", "draft"]);
    const rows = async () => (await hers.sees("logSheet", { class: named, pupil: amara, activity: null })).others.length;
    expect(await rows()).toBe(2);
    await decide("Waves to say goodbye", "start");
    expect(await rows()).toBe(3);
  });

  it("keeps the area each line was given, and the framework it is of", async () => {
    const { hers, amara, targetOf } = await teacher();
    await hers.do("addTargets", { pupil: amara, targets: [{ wording: "Hold head up", area: "gross", framework: "brook" }] });
    expect(await targetOf("Hold head up")).toMatchObject({ area: "gross", framework: "brook" });
  });
});

describe("a target that is worded", () => {
  it("says its parts, what counts and what doesn’t, and none that nobody said", async () => {
    const { hers, amara, targetOf } = await teacher();
    const now = fresh("Looks at one of two drinks", {
      ...{ area: "communication", behaviour: "look at one for 2 seconds", help: "onOwn", criterion: { type: "xOfY", x: 4, y: 6 } },
      ...{ counts: "Eyes rest on it", doesntCount: "A glance past it", module: 4 },
    });
    await hers.do("saveTarget", { pupil: amara, seen: null, now });
    expect(await targetOf("Looks at one of two drinks")).toMatchObject({
      ...{ state: "active", area: "communication", criterion: { type: "xOfY", x: 4, y: 6 }, counts: "Eyes rest on it", module: 4 },
    });
  });

  it("is improved by two people in different parts, and both stand", async () => {
    const { hers, office, amara, targetOf, plan } = await teacher();
    await office.do("syncNow", {});
    const seen = await targetOf("Presses the switch");
    await hers.do("saveTarget", { pupil: amara, seen, now: { ...seen, counts: "A new press" } });
    const theirs = (await office.sees("plan", { pupil: amara })).targets.find(({ id }) => id === seen.id) ?? seen;
    await office.do("saveTarget", { pupil: amara, seen: theirs, now: { ...theirs, wording: "Presses the switch twice" } });
    await office.do("syncNow", {});
    await hers.do("syncNow", {});
    expect(await targetOf("Presses the switch twice")).toMatchObject({ counts: "A new press" });
    expect((await hers.sees("sync", {})).attention).toEqual([]);
    expect((await plan()).targets).toHaveLength(2);
  });

  it("loses its criterion, its help and its module when somebody takes them out", async () => {
    const { hers, amara, targetOf } = await teacher();
    const bare = await targetOf("Presses the switch");
    const parts = { help: "onOwn", criterion: { type: "onDays", days: 3 }, module: 2 } as const;
    await hers.do("saveTarget", { pupil: amara, seen: bare, now: { ...bare, ...parts } });
    const seen = await targetOf("Presses the switch");
    expect(seen).toMatchObject(parts);
    await hers.do("saveTarget", { pupil: amara, seen, now: { ...seen, help: undefined, criterion: undefined, module: undefined } });
    const without = await targetOf("Presses the switch");
    expect([without.help, without.criterion, without.module]).toEqual([undefined, undefined, undefined]);
    await hers.do("syncNow", {});
    expect((await hers.sees("sync", {})).attention).toEqual([]);
  });

  it("stands for a step of the bank, said with its strand, and goes on to while other parts are edited", async () => {
    const { hers, office, amara, targetOf } = await teacher();
    const step = brook.steps.find(({ id }) => id === "fine-k3-opens-and-keeps");
    const now = fresh("Keeps hold of the beater", { framework: "brook", area: "fine", step: step?.id ?? null });
    await hers.do("saveTarget", { pupil: amara, seen: null, now });
    const seen = await targetOf("Keeps hold of the beater");
    expect(seen).toMatchObject({
      ...{ framework: "brook", area: "fine", areaName: "Physical: fine motor", step: step?.id },
      standsFor: { level: "K3", wording: step?.step },
    });
    await hers.do("saveTarget", { pupil: amara, seen, now: { ...seen, counts: "Fingers stay closed" } });
    await hers.do("syncNow", {});
    await office.do("syncNow", {});
    const theirs = (await office.sees("plan", { pupil: amara })).targets.find(({ id }) => id === seen.id);
    expect(theirs).toMatchObject({ framework: "brook", area: "fine", step: step?.id, counts: "Fingers stay closed" });
  });

  it("stands for no step once somebody takes it away, and keeps its strand", async () => {
    const { hers, amara, targetOf } = await teacher();
    const linked = { framework: "brook", area: "fine", step: "fine-k3-opens-and-keeps" };
    await hers.do("saveTarget", { pupil: amara, seen: null, now: fresh("Keeps hold", linked) });
    const seen = await targetOf("Keeps hold");
    await hers.do("saveTarget", { pupil: amara, seen, now: { ...seen, step: null } });
    expect(await targetOf("Keeps hold")).toMatchObject({ ...linked, step: null, standsFor: null });
  });

  it("edited by nobody is not said again", async () => {
    const { hers, amara, targetOf } = await teacher();
    const seen = await targetOf("Presses the switch");
    await hers.do("saveTarget", { pupil: amara, seen, now: seen });
    expect((await hers.sees("sync", {})).waiting).toEqual([]);
  });
});

describe("what is decided of a target", () => {
  it("next step: it ends, and another begins in its place, in the same activities, linked both ways", async () => {
    const { hers, amara, named, activity, plan, targetOf, decide } = await teacher();
    const old = await targetOf("Presses the switch");
    const seen = (await hers.sees("classSetUp", { class: named })).activities.find(({ id }) => id === activity);
    if (!seen) throw new Error("the story is not set up");
    await hers.do("setUpActivity", { class: named, seen, now: { ...seen, targets: { [amara]: [old.id] } } });
    await decide("Presses the switch", "nextStep", fresh("Presses, waits, and presses again"));
    const { targets, ended } = await plan();
    expect(targets.map(({ wording }) => wording)).toEqual(["Looks at one of two objects", "Presses, waits, and presses again"]);
    expect(ended.map(({ wording, after }) => [wording, after])).toEqual([["Presses the switch", "Presses, waits, and presses again"]]);
    expect(targets[1]).toMatchObject({ before: "Presses the switch", state: "active" });
    const sheet = await hers.sees("logSheet", { class: named, pupil: amara, activity });
    expect(sheet.targets.map(({ wording }) => wording)).toEqual(["Presses, waits, and presses again"]);
    await hers.do("syncNow", {});
    expect((await hers.sees("sync", {})).attention).toEqual([]);
  });

  it("adjusted: what changed and why is kept with it", async () => {
    const { decide, plan } = await teacher();
    await decide("Presses the switch", "adjust", fresh("Presses the switch, hand under hand"), "Too hard since the new chair");
    const [ended] = (await plan()).ended;
    expect(ended?.decided[0]).toMatchObject({ action: "adjust", who: "Priya Kaur", why: "Too hard since the new chair" });
  });

  it("carried over: it goes on as it was, as a new target", async () => {
    const { hers, amara, decide, plan, targetOf } = await teacher();
    const seen = await targetOf("Presses the switch");
    await hers.do("saveTarget", { pupil: amara, seen, now: { ...seen, counts: "A new press", area: "control", step: "control-k5" } });
    await decide("Presses the switch", "carryOver");
    const { targets, ended } = await plan();
    expect(targets.find(({ wording }) => wording === "Presses the switch")).toMatchObject({
      ...{ counts: "A new press", area: "control", step: "control-k5" },
    });
    expect(ended).toHaveLength(1);
  });

  it("paused for health, nobody is offered it, and it goes on", async () => {
    const { hers, amara, named, decide, wordings } = await teacher();
    const rows = async () => (await hers.sees("logSheet", { class: named, pupil: amara, activity: null })).others.length;
    await decide("Presses the switch", "pause", undefined, "In hospital");
    expect(await rows()).toBe(1);
    expect((await wordings()).at(-1)).toEqual(["Presses the switch", "paused"]);
    await decide("Presses the switch", "resume");
    expect(await rows()).toBe(2);
  });

  it("by two people at once is both people’s to settle, and says so in the plan", async () => {
    const { hers, office, amara, decide, targetOf } = await teacher();
    await office.do("syncNow", {});
    const target = (await targetOf("Presses the switch")).id;
    await decide("Presses the switch", "nextStep", fresh("Presses twice"));
    await office.do("decideTarget", { pupil: amara, target, action: "stop", why: "Enough", next: null });
    await hers.do("syncNow", {});
    await office.do("syncNow", {});
    await hers.do("syncNow", {});
    expect(await targetOf("Presses the switch")).toMatchObject({ disputed: true });
  });

  it("adjusted by two people at once is one thing to settle, and what is kept is in the activities of the old one", async () => {
    const { hers, office, amara, named, activity, decide, targetOf } = await teacher();
    const target = (await targetOf("Presses the switch")).id;
    const seen = (await hers.sees("classSetUp", { class: named })).activities.find(({ id }) => id === activity);
    if (!seen) throw new Error("the story is not set up");
    await hers.do("setUpActivity", { class: named, seen, now: { ...seen, targets: { [amara]: [target] } } });
    await hers.do("syncNow", {});
    await office.do("syncNow", {});
    await decide("Presses the switch", "adjust", fresh("Presses the switch, after a touch"));
    const next = fresh("Presses the switch twice");
    await office.do("decideTarget", { pupil: amara, target, action: "adjust", why: "", next });
    for (const tablet of [hers, office, hers]) await tablet.do("syncNow", {});

    for (const tablet of [hers, office]) expect((await tablet.sees("sync", {})).attention).toEqual([expect.objectContaining({ target })]);
    await hers.do("settleDispute", { target, keep: "mine" });
    for (const tablet of [hers, office]) {
      await tablet.do("syncNow", {});
      const sheet = await tablet.sees("logSheet", { class: named, pupil: amara, activity });
      expect(sheet.targets.map(({ wording }) => wording)).toEqual(["Presses the switch, after a touch"]);
      const setUp = await tablet.sees("classSetUp", { class: named });
      expect(setUp.activities.find(({ id }) => id === activity)?.targets[amara]).toEqual(sheet.targets.map(({ id }) => id));
      expect((await tablet.sees("sync", {})).attention).toEqual([]);
    }
  });

  it("shows when it was last seen, by whom", async () => {
    const { hers, ipad, amara, target, tom, targetOf } = await teacher();
    await ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom) });
    await ipad.do("syncNow", {});
    await hers.do("syncNow", {});
    expect((await targetOf("Looks at one of two objects")).last).toMatchObject({ went: "bitOfHelp", seenBy: "Tom Brennan" });
  });
});

describe("the rest of the plan", () => {
  it("has outcomes and strategies in their order, worded and removed restorably, and the year’s plan once", async () => {
    const { hers, amara, plan, priya } = await teacher();
    const outcome = (wording: string) =>
      hers.do("saveOnCard", {
        ...{ pupil: amara, record: null, seen: {} },
        said: { kind: "outcome", fields: { wording, need: "communicationInteraction", keyStage: "Key stage 2" } },
      });
    const { record } = await outcome("Tells adults what she wants");
    await outcome("Knows what comes next");
    await hers.do("saveOnCard", { pupil: amara, record: null, seen: {}, said: { kind: "strategy", fields: { wording: "Same song" } } });
    const agreed = {
      kind: "plan" as const,
      fields: { year: "2026-27", type: "ilp" as const, author: priya, agreedWithParentsOn: "2026-09-20" },
    };
    await hers.do("saveOnCard", { pupil: amara, record: null, seen: {}, said: agreed });
    await hers.do("saveOnCard", {
      pupil: amara,
      record: null,
      seen: {},
      said: { ...agreed, fields: { ...agreed.fields, agreedWithParentsOn: null } },
    });
    expect(await plan()).toMatchObject({
      ...{ year: "2026-27", plan: { type: "ilp", author: "Priya Kaur", agreedWithParentsOn: null } },
      outcomes: [
        { wording: "Tells adults what she wants", order: 0 },
        { wording: "Knows what comes next", order: 1 },
      ],
      strategies: [{ wording: "Same song" }],
    });
    const seen = (await plan()).seen[record] ?? {};
    await hers.do("saveOnCard", {
      pupil: amara,
      record,
      seen,
      said: { kind: "outcome", fields: { wording: "Tells anybody what she wants" } },
    });
    expect((await plan()).outcomes[0]).toMatchObject({ wording: "Tells anybody what she wants", need: "communicationInteraction" });
    await hers.do("removeOnCard", { pupil: amara, kind: "outcome", record, seen: (await plan()).seen[record] ?? {} });
    expect((await plan()).outcomes.map(({ wording }) => wording)).toEqual(["Knows what comes next"]);
    await hers.do("syncNow", {});
    expect((await hers.sees("sync", {})).attention).toEqual([]);
  });

  it("says of an outcome whose area of need nobody has said just that, until somebody does", async () => {
    const { hers, amara, plan } = await teacher();
    const said = { kind: "outcome" as const, fields: { wording: "Tells adults what she wants" } };
    const { record } = await hers.do("saveOnCard", { pupil: amara, record: null, seen: {}, said });
    expect((await plan()).outcomes).toMatchObject([{ id: record, need: null }]);
    const seen = (await plan()).seen[record] ?? {};
    const need = { kind: "outcome" as const, fields: { need: "sensoryPhysical" as const } };
    await hers.do("saveOnCard", { pupil: amara, record, seen, said: need });
    expect((await plan()).outcomes).toMatchObject([{ id: record, need: "sensoryPhysical", wording: "Tells adults what she wants" }]);
  });

  it("tells who the child is, where they are today, and what this person may write", async () => {
    const { hers, ipad, amara } = await teacher();
    expect(await hers.sees("pupil", { pupil: amara })).toMatchObject({
      ...{ name: "Amara", fullName: "Amara Okoye", classes: ["Kingfisher"] },
      may: { plan: true, outcomes: true, page: true, support: true, programmes: true },
    });
    expect((await ipad.sees("pupil", { pupil: amara })).may).toEqual({
      plan: false,
      outcomes: false,
      page: true,
      support: false,
      programmes: false,
    });
  });

  it("keeps each line of my page apart, so that two people improve different ones", async () => {
    const { hers, ipad, amara } = await teacher();
    const says = (tablet: typeof hers, fields: { communicates?: string; notToDo?: string }) =>
      tablet.do("saveOnCard", { pupil: amara, record: null, seen: {}, said: { kind: "myPage", fields } });
    await says(hers, { communicates: "I look up for yes" });
    await says(ipad, { notToDo: "Don’t move my hand" });
    for (const tablet of [hers, ipad, hers]) await tablet.do("syncNow", {});
    expect((await hers.sees("pupil", { pupil: amara })).page).toMatchObject({
      communicates: "I look up for yes",
      notToDo: "Don’t move my hand",
    });
  });

  it("has on my page what the child may be seen to do, in the order of the card, as an assistant changes it", async () => {
    const { hers, ipad, amara } = await teacher();
    expect((await ipad.sees("pupil", { pupil: amara })).responses).toEqual(["Stilled", "Turned to it"]);
    const seen = await ipad.sees("pupilSetUp", { pupil: amara });
    await ipad.do("editCard", { seen, helpsLine: seen.helpsLine, chips: ["Looked back", "Stilled"] });
    for (const tablet of [ipad, hers]) await tablet.do("syncNow", {});
    expect((await ipad.sees("pill", {})).state).not.toBe("attention");
    expect((await hers.sees("pupil", { pupil: amara })).responses).toEqual(["Looked back", "Stilled"]);
  });
});

describe("support beside the plan", () => {
  it("goes on until its last day, is told from what is over, and says whether it helped", async () => {
    const { server, hers, amara } = await teacher();
    const says = (record: string | null, fields: Fields<"support">, seen = {}) =>
      hers.do("saveOnCard", { pupil: amara, record, seen, said: { kind: "support", fields } });
    const { record } = await says(null, {
      what: "Hand massage",
      who: "Ruth",
      from: "2026-09-01",
      until: "2026-09-22",
      why: "Closed hands",
    });
    await says(null, { what: "Lego therapy", from: "2026-09-21", until: null });
    const told = async () => {
      const { now, over } = await hers.sees("support", { pupil: amara });
      return [now.map(({ what }) => what), over.map(({ what }) => what)];
    };
    expect(await told()).toEqual([["Lego therapy", "Hand massage"], []]);
    server.clock.now += 3 * 86_400_000;
    expect(await told()).toEqual([["Lego therapy"], ["Hand massage"]]);
    const seen = (await hers.sees("support", { pupil: amara })).over[0]?.seen ?? {};
    await says(record, { helped: "Yes, hands open sooner", reviewedOn: "2026-09-23" }, seen);
    expect((await hers.sees("support", { pupil: amara })).over[0]).toMatchObject({ helped: "Yes, hands open sooner", who: "Ruth" });
    await hers.do("syncNow", {});
    expect((await hers.sees("sync", {})).attention).toEqual([]);
  });
});
