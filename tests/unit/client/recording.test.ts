import { describe, expect, it } from "vitest";
import { aDay, goodPassword } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { moment, worded } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const minutes = 60_000;
const yesterday = { type: "yesterday" } as const;
const sunday = "2026-09-20";

describe("writing up another day, while today has records too", () => {
  it("adds each chip to the one engagement record that the first began", async () => {
    const { ipad, tom, amara, chips, lastFive } = await lesson();
    const [stilled = "", turned = ""] = chips;
    const did = (chips: string[], record: string | null, when: Parameters<typeof moment>[2]) =>
      ipad.do("recordEngagement", { pupil: amara, areas: ["anticipation"], chips, record, moment: moment(tom, null, when) });
    await did([stilled], null, { type: "now" });
    const first = await did([stilled], null, yesterday);
    expect(await did([stilled, turned], first.record, yesterday)).toEqual(first);
    expect((await lastFive()).map(({ chips: said }) => said)).toEqual([["Stilled", "Turned to it"], ["Stilled"]]);
  });

  it("counts palms in the one tally, which its row shows for the day it belongs to", async () => {
    const { ipad, tom, amara, target, sheet, lastFive } = await lesson();
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    const press = (record: string | null) =>
      ipad.do("recordTally", { pupil: amara, target, worked: true, record, moment: moment(tom, null, yesterday) });
    const { record } = await press(null);
    expect(await press(record)).toEqual({ record, worked: 2, didnt: 0 });
    expect(await press(null)).toEqual({ record, worked: 3, didnt: 0 });
    expect((await lastFive()).map(({ how }) => how.tally)).toEqual([{ worked: 3, didnt: 0 }, undefined]);
    expect((await sheet(null, sunday)).others[0]).toMatchObject({ tally: { record, worked: 3, didnt: 0 }, here: [] });
    expect((await sheet()).others[0]).toMatchObject({ tally: null, here: [{ went: "onOwn" }] });
  });

  it("is one record of what worked: its row shows no answer for it, and its counts can be mended", async () => {
    const { ipad, tom, amara, target, sheet, lastFive } = await lesson();
    const { record } = await ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom) });
    await ipad.do("correct", { record, change: { group: "how", fields: { tally: { worked: 4, didnt: 1 } } } });
    expect((await lastFive())[0]?.how).toMatchObject({ tally: { worked: 4, didnt: 1 } });
    await ipad.do("correct", { record, change: { group: "how", fields: { went: "onOwn", help: null } } });
    expect((await sheet()).others[0]).toMatchObject({ here: [], tally: { worked: 4, didnt: 1 } });
  });

  it("is each person's own tally, though both count for one adult: a colleague's is not theirs to change", async () => {
    const { server, ipad, join, tom, amara, target, sheet } = await lesson();
    const { record } = await ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom) });
    await ipad.do("syncNow", {});
    const leannes = tabletOf(server);
    await join("Leanne", "leanne", "ta", leannes);
    const press = (named: string | null) =>
      leannes.do("recordTally", { pupil: amara, target, worked: true, record: named, moment: moment(tom) });
    const hers = await press(null);
    expect(hers.record).not.toBe(record);
    expect((await press(record)).record).not.toBe(record);
    expect(await leannes.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" }, trouble: null });
    await ipad.do("syncNow", {});
    expect((await sheet()).others[0]).toMatchObject({ tally: { record, worked: 1, didnt: 0 } });
  });

  it("begins a tally of its own for what was seen this morning, whatever is being counted now", async () => {
    const { server, ipad, tom, amara, target } = await lesson();
    server.clock.now += 3 * 60 * minutes;
    const press = (when: Parameters<typeof moment>[2]) =>
      ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom, null, when) });
    const now = await press({ type: "now" });
    expect((await press({ type: "thisMorning" })).record).not.toBe(now.record);
    expect(await press({ type: "now" })).toMatchObject({ record: now.record, worked: 2 });
  });

  it("takes the same answer again for one more of it, if it comes within ten minutes", async () => {
    const { server, ipad, tom, amara, target, sheet } = await lesson();
    const tap = (when: Parameters<typeof moment>[2]) =>
      ipad.do("recordTarget", { pupil: amara, target, went: "bitOfHelp", moment: moment(tom, null, when) });
    await tap({ type: "now" });
    const first = await tap(yesterday);
    expect(first.raised).toBe(false);
    expect(await tap(yesterday)).toEqual({ record: first.record, raised: true });
    expect((await sheet(null, sunday)).others[0]?.here).toMatchObject([{ record: first.record, times: 2, justNow: true }]);
    server.clock.now += 11 * minutes;
    expect((await tap(yesterday)).raised).toBe(false);
  });

  it("begins another tally an hour after the last one was begun, whatever time of day it was for", async () => {
    const { server, ipad, tom, amara, target, sheet } = await lesson();
    server.clock.now += 3 * 60 * minutes;
    const press = () =>
      ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom, null, { type: "thisMorning" }) });
    const { record } = await press();
    expect((await press()).record).toBe(record);
    server.clock.now += 60 * minutes;
    expect((await sheet()).others[0]?.tally).toBeNull();
    expect((await press()).record).not.toBe(record);
  });
});

describe("taking back what was tapped", () => {
  it("of all that a child did takes the record with it, sent or not", async () => {
    const { ipad, tom, amara, chips, lastFive } = await lesson();
    const [stilled = "", turned = ""] = chips;
    const did = (chips: string[], record: string | null) =>
      ipad.do("recordEngagement", { pupil: amara, areas: ["anticipation"], chips, record, moment: moment(tom) });
    for (const sent of [false, true]) {
      const { record } = await did([stilled], null);
      await did([stilled, turned], record);
      if (sent) await ipad.do("syncNow", {});
      await did([turned], record);
      expect(await did([], record)).toEqual({ record: null });
      expect(await lastFive()).toEqual([]);
    }
  });

  it("takes the last press out of a tally as it stands, and the last of all takes the record", async () => {
    const { ipad, tom, amara, target, lastFive, sheet } = await lesson();
    const press = (worked: boolean) => ipad.do("recordTally", { pupil: amara, target, worked, record: null, moment: moment(tom) });
    const { record } = await press(true);
    await press(false);
    expect(await ipad.do("takePressBack", { record, worked: false })).toEqual({ record, worked: 1, didnt: 0 });
    expect((await lastFive())[0]?.how.tally).toEqual({ worked: 1, didnt: 0 });
    await ipad.do("syncNow", {});
    expect(await ipad.do("takePressBack", { record, worked: true })).toEqual({ record: null, worked: 0, didnt: 0 });
    expect(await lastFive()).toEqual([]);
    expect((await sheet()).others[0]).toMatchObject({ tally: null, last: null });
  });

  it("of a press that another tablet took back already takes nothing below none", async () => {
    const { ipad, tom, amara, target, lastFive } = await lesson();
    const press = () => ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom) });
    const { record } = await press();
    await press();
    expect(await ipad.do("takePressBack", { record, worked: false })).toEqual({ record, worked: 2, didnt: 0 });
    expect((await lastFive())[0]?.how.tally).toEqual({ worked: 2, didnt: 0 });
  });
});

describe("one more of the same", () => {
  it("is refused for a tally, a note and engagement, which stay as they are", async () => {
    const { ipad, tom, amara, target, chips, lastFive } = await lesson();
    const tally = await ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom) });
    const note = await ipad.do("recordNote", { notes: [{ pupil: amara, words: "Clapped." }], moment: moment(tom) });
    const seen = await ipad.do("recordEngagement", {
      ...{ pupil: amara, areas: ["anticipation"], chips: chips.slice(0, 1), record: null, moment: moment(tom) },
    });
    const before = await lastFive();
    for (const record of [tally.record, note.records[0] ?? "", seen.record ?? ""])
      expect(await ipad.tried("again", { record })).toEqual({ ok: false, code: "invalid_change" });
    expect(await lastFive()).toEqual(before);
  });
});

describe("a child's state", () => {
  it("is not stamped on what was seen before it was said", async () => {
    const { server, ipad, tom, amara, target, lastFive } = await lesson();
    server.clock.now += 3 * 60 * minutes;
    await ipad.do("setState", { pupil: amara, state: "asleep" });
    server.clock.now += 10 * minutes;
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom, null, { type: "slot", start: 570 }) });
    await ipad.do("recordTarget", { pupil: amara, target, went: "notYet", moment: moment(tom) });
    expect((await lastFive()).map(({ state }) => state)).toEqual(["asleep", null]);
  });
});

describe("the last five", () => {
  it("begin with what was tapped last, though it was one more of an earlier record: its Undo is not another child's", async () => {
    const { ipad, tom, amara, cai, target, other, lastFive, office } = await lesson();
    const { targets } = await office.do("addTargets", { pupil: cai, targets: worded("Waves") });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    const tap = (pupil: string, which: string) => ipad.do("recordTarget", { pupil, target: which, went: "onOwn", moment: moment(tom) });
    await tap(amara, target);
    await tap(amara, other);
    await tap(cai, targets[0] ?? "");
    await tap(amara, target);
    expect((await lastFive()).map(({ pupilName }) => pupilName)).toEqual(["Amara", "Cai", "Amara"]);
    expect((await lastFive())[0]?.how.tally).toEqual({ times: 2 });
  });

  it("begin with a record that this person made on another iPad, once they tap one more of it here", async () => {
    const { server, ipad, tom, amara, target } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    const another = tabletOf(server);
    await another.do("signIn", { login: "tom", password: goodPassword });
    await another.do("syncNow", {});
    await another.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    expect((await another.sees("lastFive", {})).records).toMatchObject([{ id: record, how: { tally: { times: 2 } } }]);
    await another.do("undo", { record });
    expect((await another.sees("lastFive", {})).records[0]?.how.tally).toBeUndefined();
  });

  it("are today's: next morning nothing of yesterday is there to be undone", async () => {
    const { server, ipad, tom, amara, target, lastFive } = await lesson();
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    server.clock.now += aDay;
    expect(await lastFive()).toEqual([]);
  });

  it("keep a removed record, so that it can be put back", async () => {
    const { ipad, tom, amara, target, lastFive, sheet } = await lesson();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("remove", { record });
    expect((await lastFive()).map(({ id, removed }) => [id, removed])).toEqual([[record, true]]);
    expect((await sheet()).others[0]?.here).toEqual([]);
    await ipad.do("restore", { record });
    expect((await lastFive()).map(({ id, removed }) => [id, removed])).toEqual([[record, false]]);
  });
});
