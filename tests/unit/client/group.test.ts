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
  it("asks which activity it is before it shows anybody", async () => {
    const { rows } = await pool();
    expect(await rows(null)).toEqual([]);
  });

  it("has a row for each child of the activity who is here and has a target in it", async () => {
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
    expect(await shown()).toEqual([]);
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
