import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/store/draft.ts";
import { activityPupilId } from "../../../src/domain/recordIds.ts";
import { streams } from "../../../src/domain/streams.ts";
import { aDay } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { moment, worded } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

/** A pool lesson: both children have a target there. */
async function pool() {
  const made = await lesson();
  const { ipad, tom, named, amara, cai, activity } = made;
  const store = ipad.stores.get(tom);
  if (!store) throw new Error("Tom is not signed in");
  const { targets } = await made.office.do("addTargets", { pupil: cai, targets: worded("Kicks to start the jets") });
  const kicks = targets[0] ?? "";
  await made.office.do("syncNow", {});
  await ipad.do("syncNow", {});
  const takesPart = (pupil: string, ...chosen: string[]): Draft => ({
    stream: streams.class(named),
    kind: "activityPupil",
    record: activityPupilId(activity, pupil),
    fields: { activity, pupil, targets: chosen },
  });
  const rows = async (of: string | null = activity) => (await ipad.sees("group", { class: named, activity: of })).rows;
  const tap = (pupil: string, target: string, adult: string) =>
    ipad.do("recordTarget", { pupil, target, went: "onOwn", moment: { ...moment(tom, activity), seenBy: { staff: adult } } });
  return { ...made, store, kicks, takesPart, rows, tap, amara };
}

describe("the group grid", () => {
  it("has a row for each child of the activity who is here, with their targets in it", async () => {
    const { ipad, store, amara, cai, target, kicks, takesPart, rows } = await pool();
    const shown = async () => (await rows()).map(({ card, targets }) => [card.name, targets.map(({ wording }) => wording)]);
    await store.act([takesPart(cai, kicks)]);
    expect(await shown()).toEqual([["Cai", ["Kicks to start the jets"]]]);
    await store.act([takesPart(amara, target)]);
    expect(await shown()).toEqual([
      ["Amara", ["Looks at one of two objects"]],
      ["Cai", ["Kicks to start the jets"]],
    ]);
    await ipad.do("setAway", { pupil: amara, away: true, why: "unwell", half: "day" });
    await store.act([takesPart(cai)]);
    expect(await shown()).toEqual([["Cai", []]]);
  });

  it("offers each child's adult as last week where several shared the children", async () => {
    const { server, store, amara, cai, target, kicks, takesPart, rows, tap, tom } = await pool();
    const adults = async () => (await rows()).map(({ seenBy }) => seenBy);
    await store.act([takesPart(amara, target), takesPart(cai, kicks)]);
    expect(await adults()).toEqual([null, null]);
    await tap(amara, target, tom);
    await tap(cai, kicks, tom);
    server.clock.now += 7 * aDay;
    expect(await adults()).toEqual([null, null]);
    await tap(cai, kicks, "leanne");
    server.clock.now += 7 * aDay;
    expect(await adults()).toEqual([{ staff: tom }, { staff: "leanne" }]);
  });

  it("is as last week for the whole lesson: what is tapped today changes no other child's adult, nor the child's own", async () => {
    const { server, store, amara, cai, target, kicks, takesPart, rows, tap, tom } = await pool();
    const adults = async () => (await rows()).map(({ seenBy }) => seenBy);
    await store.act([takesPart(amara, target), takesPart(cai, kicks)]);
    await tap(amara, target, "priya");
    await tap(cai, kicks, "priya");
    server.clock.now += 7 * aDay;
    await tap(amara, target, tom);
    expect(await adults()).toEqual([null, null]);
    await tap(cai, kicks, "leanne");
    server.clock.now += 7 * aDay;
    expect(await adults()).toEqual([{ staff: tom }, { staff: "leanne" }]);
    await tap(amara, target, "priya");
    await tap(cai, kicks, "priya");
    expect(await adults()).toEqual([{ staff: tom }, { staff: "leanne" }]);
  });

  it("is nobody's who may not record there", async () => {
    const { office, named, activity } = await pool();
    expect((await office.sees("group", { class: named, activity })).rows).toEqual([]);
  });
});

describe("personal, social and physical targets today", () => {
  const ofPsp = (...wordings: string[]) => wordings.map((wording) => ({ wording, area: "personal-care", framework: "psp" }));

  it("are a child's one or two rows with no activity, in the plan's order; a child with none has a row that says so", async () => {
    const { office, ipad, amara, cai, rows } = await pool();
    await office.do("addTargets", { pupil: cai, targets: ofPsp("Puts his coat on", "Waits for the bus", "Pours his drink") });
    await office.do("addTargets", { pupil: cai, targets: ofPsp("Ties his shoes"), draft: true });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await rows(null)).map(({ card, targets, psp }) => [card.name, psp, targets.map(({ wording }) => wording)])).toEqual([
      ["Amara", true, []],
      ["Cai", true, ["Puts his coat on", "Waits for the bus"]],
    ]);
    await ipad.do("setAway", { pupil: amara, away: true, why: "unwell", half: "day" });
    expect((await rows(null)).map(({ card }) => card.name)).toEqual(["Cai"]);
  });

  it("stand in for those of an activity that has none of the child's", async () => {
    const { office, ipad, store, amara, cai, target, kicks, takesPart, rows } = await pool();
    await office.do("addTargets", { pupil: cai, targets: ofPsp("Puts his coat on") });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    await store.act([takesPart(amara, target), takesPart(cai, kicks)]);
    const shown = async () => (await rows()).map(({ psp, targets }) => [psp, targets.map(({ wording }) => wording)]);
    expect(await shown()).toEqual([
      [false, ["Looks at one of two objects"]],
      [false, ["Kicks to start the jets"]],
    ]);
    await store.act([takesPart(cai)]);
    expect(await shown()).toEqual([
      [false, ["Looks at one of two objects"]],
      [true, ["Puts his coat on"]],
    ]);
  });

  it("are every child's who is here when they are asked for in an activity, which stays on the record", async () => {
    const { office, ipad, store, named, tom, cai, amara, activity, target, takesPart, tap } = await pool();
    const { targets } = await office.do("addTargets", { pupil: cai, targets: ofPsp("Puts his coat on") });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    await store.act([takesPart(amara, target)]);
    await tap(cai, targets[0] ?? "", tom);
    const { rows } = await ipad.sees("group", { class: named, activity, psp: true });
    expect(rows.map(({ card, psp, targets: shown }) => [card.name, psp, shown.map(({ here }) => here.length)])).toEqual([
      ["Amara", true, []],
      ["Cai", true, [1]],
    ]);
  });

  it("are ticked as any other, with no activity on the record, and the tap stands in the row", async () => {
    const { office, ipad, tom, cai, rows, lastFive } = await pool();
    const { targets } = await office.do("addTargets", { pupil: cai, targets: ofPsp("Puts his coat on") });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    await ipad.do("recordTarget", { pupil: cai, target: targets[0] ?? "", went: "onOwn", moment: moment(tom) });
    expect(await lastFive()).toMatchObject([{ target: { wording: "Puts his coat on" }, how: { went: "onOwn" }, activity: null }]);
    expect((await rows(null))[1]).toMatchObject({ targets: [{ here: [{ went: "onOwn", times: 1 }] }], seenBy: null });
  });
});

describe("what a role may do with a child", () => {
  it("is told on the card, so that nothing is offered that the school would refuse", async () => {
    const { server, office, ipad, named, join } = await pool();
    const speech = tabletOf(server);
    await join("Ruth Mair", "ruth-m", "specialist", speech);
    const may = async (tablet: typeof ipad) => {
      const { cards, may } = await tablet.sees("class", { class: named });
      return { ...cards[0]?.may, ...may };
    };
    expect(await may(ipad)).toEqual({ record: true, mark: true, notOffered: true, didntHappen: true });
    expect(await may(office)).toEqual({ record: false, mark: true, notOffered: true, didntHappen: true });
    expect(await may(speech)).toEqual({ record: true, mark: false, notOffered: true, didntHappen: false });
  });
});
