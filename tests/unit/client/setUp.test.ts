import { describe, expect, it } from "vitest";
import { PasteTargets } from "../../../src/app/pupil/PasteTargets.svelte.ts";
import type { ActivityFields } from "../../../src/client/views/setUp.ts";
import { school, worded } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

/** Two teachers of the class, each with an iPad that has everything. */
async function twoTeachers() {
  const made = await school();
  const [priya, tom] = [tabletOf(made.server), tabletOf(made.server)];
  await made.join("Priya Kaur", "priya", "teacher", priya);
  await made.join("Tom Brennan", "tom", "teacher", tom);
  const meet = async () => {
    for (const tablet of [priya, tom, priya]) await tablet.do("syncNow", {});
  };
  return { ...made, priya, tom, meet };
}

describe("the card of a pupil", () => {
  it("says only what was edited: the line leaves a colleague's new response standing", async () => {
    const { priya, tom, amara, meet } = await twoTeachers();
    const seen = await priya.sees("pupilSetUp", { pupil: amara });
    expect(seen).toMatchObject({ helpsLine: "Wait 25 s", chips: [{ label: "Stilled" }, { label: "Turned to it" }] });
    const his = await tom.sees("pupilSetUp", { pupil: amara });
    await tom.do("editCard", { seen: his, helpsLine: his.helpsLine, chips: ["Stilled", "Turned to it", "Smiled"] });
    await meet();
    await priya.do("editCard", { seen, helpsLine: "Wait 30 s", chips: seen.chips.map(({ label }) => label) });
    await meet();
    for (const tablet of [priya, tom]) {
      const now = await tablet.sees("pupilSetUp", { pupil: amara });
      expect(now.helpsLine).toBe("Wait 30 s");
      expect(now.chips.map(({ label }) => label)).toEqual(["Stilled", "Turned to it", "Smiled"]);
      expect((await tablet.sees("sync", {})).attention).toEqual([]);
    }
  });

  it("lists a colleague's line that came while the dialog was open, so that it can be brought back", async () => {
    const { server, priya, tom, amara, meet } = await twoTeachers();
    const seen = await priya.sees("pupilSetUp", { pupil: amara });
    const his = await tom.sees("pupilSetUp", { pupil: amara });
    await tom.do("editCard", { seen: his, helpsLine: "Wait 20 s", chips: his.chips.map(({ label }) => label) });
    await meet();
    server.clock.now += 1000;
    await priya.do("editCard", { seen, helpsLine: "Wait 30 s", chips: seen.chips.map(({ label }) => label) });
    await meet();
    await tom.do("syncNow", {});
    expect((await tom.sees("sync", {})).attention).toMatchObject([
      { type: "replaced", mine: { texts: ["Wait 20 s"] }, theirs: { texts: ["Wait 30 s"] } },
    ]);
    expect((await priya.sees("sync", {})).attention).toEqual([]);
  });

  it("can be emptied of its line, and of a response, by whoever empties it", async () => {
    const { priya, amara, named, meet } = await twoTeachers();
    const seen = await priya.sees("pupilSetUp", { pupil: amara });
    await priya.do("editCard", { seen, helpsLine: "", chips: ["Turned to it"] });
    await meet();
    const [card] = (await priya.sees("class", { class: named })).cards;
    expect(card?.helpsLine).toBeNull();
    expect(await priya.sees("pupilSetUp", { pupil: amara })).toMatchObject({ helpsLine: "", chips: [{ label: "Turned to it" }] });
  });

  it("keeps the responses in the order they are written", async () => {
    const { priya, amara, meet } = await twoTeachers();
    const seen = await priya.sees("pupilSetUp", { pupil: amara });
    await priya.do("editCard", { seen, helpsLine: seen.helpsLine, chips: ["Turned to it", "Smiled", "Stilled", "Smiled"] });
    await meet();
    const { chips } = await priya.sees("pupilSetUp", { pupil: amara });
    expect(chips.map(({ label }) => label)).toEqual(["Turned to it", "Smiled", "Stilled"]);
  });

  it("takes a long list of targets, in several acts the server can take", async () => {
    const { priya, amara, meet } = await twoTeachers();
    const wordings = Array.from({ length: 240 }, (_, at) => `Target ${at}`);
    await priya.do("addTargets", { pupil: amara, targets: worded(...wordings) });
    await meet();
    expect((await priya.sees("sync", {})).attention).toEqual([]);
    const { targets } = await priya.sees("pupilSetUp", { pupil: amara });
    expect(targets.map(({ wording }) => wording).slice(2)).toEqual(wordings);
  });

  it("leaves out of a list what is a target already, a draft and a paused one too; what has ended may begin anew", async () => {
    const { priya, amara, targets } = await twoTeachers();
    const [paused = "", ended = ""] = targets;
    await priya.do("addTargets", { pupil: amara, targets: worded("Waves to say goodbye"), draft: true });
    await priya.do("decideTarget", { pupil: amara, target: paused, action: "pause", why: "in hospital", next: null });
    await priya.do("decideTarget", { pupil: amara, target: ended, action: "stop", why: "not for now", next: null });
    const { had } = await priya.sees("pupilSetUp", { pupil: amara });
    const list = new PasteTargets(
      () => [],
      () => [],
      () => had,
    );
    list.pasted = "Looks at one of two objects\n• presses the Switch\nWaves to say  goodbye\nHolds a cup";
    expect(list.targets.map(({ wording }) => wording)).toEqual(["presses the Switch", "Holds a cup"]);
    expect(list.there).toEqual(["Looks at one of two objects", "Waves to say  goodbye"]);
  });
});

describe("an activity", () => {
  it("is set up whole: when, where, whose targets, what to watch, who is usually there", async () => {
    const { server, priya, amara, cai, named, targets, meet } = await twoTeachers();
    const [target = ""] = targets;
    const before = await priya.sees("classSetUp", { class: named });
    const story = before.activities[0];
    expect(story).toMatchObject({ name: "Sensory story", slots: [], targets: {} });
    expect(before.mayEdit).toBe(true);
    expect(before.pupils.map(({ id }) => id)).toEqual([amara, cai]);
    const now: ActivityFields = {
      ...{ name: "Sensory story", place: "Soft room", camera: false, areas: ["anticipation"], usualAdults: [] },
      ...{ slots: [{ id: null, weekday: 1, start: 8 * 60, end: 9 * 60 }], targets: { [amara]: [target] } },
    };
    await priya.do("setUpActivity", { class: named, seen: story ?? null, now });
    await meet();
    expect((await priya.sees("activity", { class: named })).offered).toMatchObject({
      ...{ name: "Sensory story", place: "Soft room", camera: false, areas: ["anticipation"], start: 480, end: 540 },
    });
    const sheet = await priya.sees("logSheet", { class: named, pupil: amara, activity: story?.id ?? "" });
    expect([sheet.targets.map(({ id }) => id), sheet.others.length]).toEqual([[target], 1]);

    // A slot moved, another added, and the choice of targets taken back: all of them are offered again.
    const seen = (await priya.sees("classSetUp", { class: named })).activities[0] ?? null;
    const slots = [...(seen?.slots ?? []).map((slot) => ({ ...slot, end: 570 })), { id: null, weekday: 3, start: 600, end: 630 }];
    await priya.do("setUpActivity", { class: named, seen, now: { ...now, slots, targets: {} } });
    await meet();
    const after = (await priya.sees("classSetUp", { class: named })).activities[0];
    expect(after?.slots.map(({ weekday, start, end }) => [weekday, start, end])).toEqual([
      [1, 480, 570],
      [3, 600, 630],
    ]);
    expect((await priya.sees("logSheet", { class: named, pupil: amara, activity: story?.id ?? "" })).targets).toHaveLength(2);
    server.clock.now += 1000;
    await priya.do("setUpActivity", { class: named, seen: after ?? null, now: { ...now, slots: [], targets: { [amara]: [target] } } });
    await meet();
    expect((await priya.sees("classSetUp", { class: named })).activities[0]).toMatchObject({ slots: [], targets: { [amara]: [target] } });
  });

  it("says only what was edited: two teachers who change different things both stand", async () => {
    const { priya, tom, named, meet } = await twoTeachers();
    const hers = (await priya.sees("classSetUp", { class: named })).activities[0] ?? null;
    const his = (await tom.sees("classSetUp", { class: named })).activities[0] ?? null;
    if (!hers || !his) throw new Error("the class has an activity");
    await priya.do("setUpActivity", { class: named, seen: hers, now: { ...hers, areas: ["initiation"] } });
    await tom.do("setUpActivity", { class: named, seen: his, now: { ...his, camera: false } });
    await meet();
    expect((await priya.sees("classSetUp", { class: named })).activities[0]).toMatchObject({ areas: ["initiation"], camera: false });
    expect((await priya.sees("sync", {})).attention).toEqual([]);
  });

  it("is shown to an assistant, and changed by none", async () => {
    const { server, named, join } = await school();
    const ipad = tabletOf(server);
    await join("Tom Brennan", "tom", "ta", ipad);
    expect((await ipad.sees("classSetUp", { class: named })).mayEdit).toBe(false);
  });
});
