import { describe, expect, it } from "vitest";
import { activityView } from "../../../src/client/queries/activityNow.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";

const zone = "Europe/London";
/** A Tuesday in winter. */
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 24, hours, minutes);

function said(kind: string, id: string, fields: MergedRecord["fields"]): MergedRecord {
  const stamp = formatStamp({ ms: at(0, 0), counter: 0, replica: "aaaaaaaaaaaaaaaa" });
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
