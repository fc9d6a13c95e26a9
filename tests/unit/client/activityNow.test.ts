import { describe, expect, it } from "vitest";
import { activityView } from "../../../src/client/queries/activityNow.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { didntHappenId } from "../../../src/domain/recordIds.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const zone = "Europe/London";
/** A Tuesday in winter. */
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 24, hours, minutes);

function said(kind: string, id: string, fields: MergedRecord["fields"], ms = at(0, 0)): MergedRecord {
  const stamp = formatStamp({ ms, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
  return { stream: "class/k", kind, id, fields, marks: { "*": { at: stamp, by: "priya", change: id } } };
}
const slot = (activity: string, start: number, end: number) =>
  said("slot", `${activity}-${start}`, { activity, weekday: 2, start: start * 60, end: end * 60 });

/** Hydro twice a day, story after the first. */
const records = [
  said("activity", "hydro", { name: "Hydro" }),
  said("activity", "story", { name: "Story" }),
  slot("hydro", 9.5, 10.25),
  slot("hydro", 13.5, 14.5),
  slot("story", 10.5, 11),
];

describe("an activity with two slots a day", () => {
  it("is taken for the slot it is in, and offers the other beside it", () => {
    const view = activityView(records, { activity: "hydro", at: at(13, 32) }, at(13, 33), zone);
    expect(view.taken).toMatchObject({ id: "hydro", start: 13.5 * 60 });
  });

  it("is taken for the slot that a person chose", () => {
    const view = activityView(records, { activity: "hydro", start: 9.5 * 60, at: at(13, 32) }, at(13, 33), zone);
    expect(view.taken).toMatchObject({ id: "hydro", start: 9.5 * 60 });
  });

  it("is taken for the slot that was last, between the two", () => {
    expect(activityView(records, { activity: "hydro", at: at(12, 0) }, at(12, 1), zone).taken?.start).toBe(9.5 * 60);
  });
});

describe("hydro written up afterwards, while the children are dressed", () => {
  const taken = { activity: "hydro", start: 9.5 * 60, at: at(10, 20) };

  it("goes on being what records belong to when the next slot begins, so that nobody's morning turns into now", () => {
    expect(activityView(records, taken, at(10, 35), zone)).toMatchObject({ asks: false, taken: { id: "hydro", start: 9.5 * 60 } });
  });

  it("is over after an hour", () => {
    expect(activityView(records, taken, at(11, 20), zone)).toMatchObject({ asks: true, taken: null });
  });

  it("taken while it is on, it ends as the next slot begins", () => {
    expect(activityView(records, { ...taken, at: at(10, 0) }, at(10, 31), zone)).toMatchObject({ asks: true, taken: null });
  });
});

describe("hydro that didn't happen", () => {
  const day = "2026-11-24";
  const mark = (ms: number, start?: number) =>
    said("didntHappen", didntHappenId("hydro", day, start), { activity: "hydro", day, why: "closed" }, ms);
  const didnt = (marks: MergedRecord[], taken: Parameters<typeof activityView>[1] = null) => {
    const view = activityView([...records, ...marks], taken, at(9, 40), zone);
    return [...view.all.map(({ didntHappen }) => didntHappen !== null), view.taken?.start ?? null];
  };

  it("in the morning goes on in the afternoon", () => {
    expect(didnt([mark(at(9, 35), 9.5 * 60)])).toEqual([true, false, false, null]);
  });

  it("that day, without a slot, is out of both", () => {
    expect(didnt([mark(at(9, 35))])).toEqual([true, false, true, null]);
  });

  it("is no longer what records belong to, and nor is its other slot", () => {
    const taken = { activity: "hydro", start: 9.5 * 60, at: at(9, 32) };
    expect(didnt([mark(at(9, 35), 9.5 * 60)], taken)).toEqual([true, false, false, null]);
  });

  it("is what records belong to again where somebody takes it after all", () => {
    const taken = { activity: "hydro", start: 9.5 * 60, at: at(9, 37) };
    expect(didnt([mark(at(9, 35), 9.5 * 60)], taken)).toEqual([true, false, false, 9.5 * 60]);
  });
});

describe("what didn't happen and did", () => {
  async function pool() {
    const made = await lesson();
    const { server, office, named } = made;
    const ipad = tabletOf(server);
    await made.join("Priya Kaur", "priya", "teacher", ipad);
    const hydro = { name: "Hydro", place: null, camera: false, areas: [], usualAdults: [], targets: {} };
    const slots = [450, 810].map((start) => ({ id: null, weekday: 1, start, end: start + 45 }));
    const { activity } = await office.do("setUpActivity", { class: named, seen: null, now: { ...hydro, slots } });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    const kept = async (tablet = ipad) => {
      const { all, taken } = await tablet.sees("activity", { class: named });
      return { missed: all.flatMap(({ start, didntHappen }) => (didntHappen === null ? [] : [start])), taken: taken?.start ?? null };
    };
    const later = async () => {
      server.clock.now += 60_000;
      for (const tablet of [made.ipad, ipad, made.ipad]) await tablet.do("syncNow", {});
    };
    return { ...made, ipad, tom: made.ipad, activity, kept, later };
  }

  it("is taken back by taking it again, for everyone", async () => {
    const { ipad, tom, named, activity, kept, later } = await pool();
    await ipad.do("didntHappen", { class: named, activity, start: 450, why: "closed" });
    await later();
    expect(await kept(tom)).toEqual({ missed: [450], taken: null });
    await ipad.do("takeActivity", { class: named, activity, start: 450 });
    await later();
    expect(await kept()).toEqual({ missed: [], taken: 450 });
    expect((await kept(tom)).missed).toEqual([]);
    await ipad.do("didntHappen", { class: named, activity, start: 450, why: "trip" });
    await later();
    expect(await kept(tom)).toEqual({ missed: [450], taken: null });
  });

  it("is taken back by itself, whether a slot was said or the day", async () => {
    const { tom, ipad, named, activity, kept, later } = await pool();
    for (const start of [450, null]) {
      await tom.do("didntHappen", { class: named, activity, start, why: "staffing" });
      await later();
      await ipad.do("didntHappen", { class: named, activity, start: 450, why: null });
      await later();
      expect((await kept(tom)).missed).toEqual([]);
    }
  });

  it("is taken by a specialist for themselves, who may not say so for everyone", async () => {
    const { server, join, tom, named, activity, kept, later } = await pool();
    await tom.do("didntHappen", { class: named, activity, start: 450, why: "staffing" });
    await later();
    const speech = tabletOf(server);
    await join("Zoe Hart", "zoe", "specialist", speech);
    await speech.do("takeActivity", { class: named, activity, start: 450 });
    expect(await kept(speech)).toEqual({ missed: [450], taken: 450 });
    expect((await speech.sees("sync", {})).waiting).toEqual([]);
  });
});

describe("what is taken ends", () => {
  it.each([
    ["when the next slot begins", at(9, 32), at(10, 30)],
    ["after an hour, outside its slot", at(12, 0), at(13, 0)],
    ["with its slot, where that is later", at(13, 31), at(14, 31)],
  ])("%s", (_, taken, ends) => {
    const activity = "hydro";
    expect(activityView(records, { activity, at: taken }, taken, zone).until).toBe(ends);
    expect(activityView(records, { activity, at: taken }, ends - 1, zone).asks).toBe(false);
    expect(activityView(records, { activity, at: taken }, ends, zone)).toMatchObject({ asks: true, taken: null });
  });
});

describe("a tap after the activity has ended", () => {
  it("carries none, though the screen has not asked yet", async () => {
    const { server, ipad, tom, named, activity, amara, target, lastFive } = await lesson();
    await ipad.do("takeActivity", { class: named, activity });
    const { until } = await ipad.sees("activity", { class: named });
    const tap = () => ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: { ...moment(tom, activity), until } });
    await tap();
    server.clock.now += 61 * 60_000;
    await tap();
    expect((await lastFive()).map((record) => record.activity)).toEqual([null, "Sensory story"]);
  });
});
