/** 15:10, the buses are gone: today's activities, and what was written of each child in each of them. */
import { describe, expect, it } from "vitest";
import { dayOf, type Day } from "../../../src/domain/time.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";

const minute = 60_000;

/** A Monday of the tests' school: hydro twice, a story between, and a disco that is still to come. */
async function monday() {
  const made = await lesson();
  const { office, ipad, tom, named, server } = made;
  const meet = async () => {
    for (const tablet of [office, ipad]) await tablet.do("syncNow", {});
  };
  const activity = async (name: string, ...slots: [number, number][]) => {
    const now = {
      ...{ name, place: null, camera: false, areas: [], usualAdults: [], targets: {} },
      slots: slots.map(([start, end]) => ({ id: null, weekday: 1, start: start * 60, end: end * 60 })),
    };
    const { activity: made } = await office.do("setUpActivity", { class: named, seen: null, now });
    await meet();
    return made;
  };
  const hydro = await activity("Hydro", [9, 9.5], [13, 13.5]);
  const story = await activity("Story", [10, 10.5]);
  await activity("Disco", [23, 23.5]);
  server.clock.now += 5 * 60 * minute;
  const board = (day: Day | null = null) => ipad.sees("catchUp", { class: named, day });
  const of = async (name: string, day: Day | null = null) => {
    const { activities, rows } = await board(day);
    const cells = rows.find(({ card }) => card.name === name)?.cells ?? [];
    return Object.fromEntries(activities.map((one, at) => [`${one.name} ${one.start / 60}`, cells[at]]));
  };
  const writes = (pupil: string, target: string, inActivity: string, start: number, went: "onOwn" | "notYet" = "onOwn", day?: Day) => {
    const when = { type: "slot", start: start * 60, ...(day === undefined ? {} : { day }) } as const;
    return ipad.do("recordTarget", { pupil, target, went, moment: moment(tom, inActivity, when) });
  };
  return { ...made, hydro, story, activity, board, of, writes };
}

describe("catch up", () => {
  it("has the activities of today that have begun, earliest first, and every child of the class", async () => {
    const { board } = await monday();
    const { activities, rows } = await board();
    expect(activities.map(({ name, start }) => [name, start / 60])).toEqual([
      ["Hydro", 9],
      ["Story", 10],
      ["Hydro", 13],
    ]);
    expect(rows.map(({ card }) => card.name)).toEqual(["Amara", "Cai"]);
  });

  it("has what the timetable has not, from when it was taken or first written in", async () => {
    const { ipad, of, board, amara, target, tom, named, activity } = await monday();
    const trip = await activity("Farm trip");
    await activity("Sports day");
    const names = async () => (await board()).activities.map(({ name }) => name);
    expect(await names()).toEqual(["Hydro", "Story", "Hydro"]);
    await ipad.do("takeActivity", { class: named, activity: trip });
    const [, , , taken] = (await board()).activities;
    expect(taken).toMatchObject({ name: "Farm trip", start: 13.5 * 60 });
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom, trip, { type: "thisMorning" }) });
    await ipad.do("takeActivity", { class: named, activity: null });
    expect(await names()).toEqual(["Hydro", "Story", "Farm trip", "Hydro"]);
    expect((await of("Amara"))["Farm trip 10.5"]).toEqual([{ type: "answer", went: "onOwn", times: 1 }]);
  });

  it("keeps what is written afterwards with its own slot, as that session", async () => {
    const { of, writes, amara, target, other, hydro, story, lastFive } = await monday();
    await writes(amara, target, hydro, 13);
    await writes(amara, target, hydro, 13);
    await writes(amara, other, story, 10, "notYet");
    expect(await of("Amara")).toEqual({
      "Hydro 9": [],
      "Story 10": [{ type: "answer", went: "notYet", times: 1 }],
      "Hydro 13": [{ type: "answer", went: "onOwn", times: 2 }],
    });
    expect(await of("Cai")).toEqual({ "Hydro 9": [], "Story 10": [], "Hydro 13": [] });
    expect((await lastFive()).map(({ precision }) => precision)).toEqual(["session", "session"]);
  });

  it("shows what palms counted and what was watched for", async () => {
    const { of, ipad, amara, target, chips, tom, story } = await monday();
    const then = moment(tom, story, { type: "slot", start: 600 });
    await ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: then });
    await ipad.do("recordEngagement", { pupil: amara, areas: ["anticipation"], chips: chips.slice(0, 1), record: null, moment: then });
    const { "Story 10": cell } = await of("Amara");
    expect(cell).toHaveLength(2);
    expect(cell).toContainEqual({ type: "palms", worked: 1, didnt: 0 });
    expect(cell).toContainEqual({ type: "engagement", areas: ["anticipation"] });
  });

  it("leaves out what didn't happen, and begins anew tomorrow", async () => {
    const { office, ipad, server, board, of, writes, named, amara, target, hydro, story } = await monday();
    await writes(amara, target, hydro, 9);
    await office.do("didntHappen", { class: named, activity: story, start: 600, why: "staffing" });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect((await board()).activities.map(({ name }) => name)).toEqual(["Hydro", "Hydro"]);
    server.clock.now += 7 * 24 * 60 * minute;
    expect(await of("Amara")).toEqual({ "Hydro 9": [], "Story 10": [], "Hydro 13": [] });
  });

  it("is for the school day before too: what stood on paper then is kept with that day’s slot, whatever was seen since", async () => {
    const { of, writes, board, server, amara, target, other, hydro, story, lastFive } = await monday();
    await writes(amara, target, hydro, 9);
    server.clock.now += 24 * 60 * minute;
    expect((await board()).before).toBe("2026-09-21");
    await writes(amara, target, story, 10, "onOwn");
    await writes(amara, other, story, 10, "notYet", "2026-09-21");
    expect(await of("Amara", "2026-09-21")).toEqual({
      "Hydro 9": [{ type: "answer", went: "onOwn", times: 1 }],
      "Story 10": [{ type: "answer", went: "notYet", times: 1 }],
      "Hydro 13": [],
      "Disco 23": [],
    });
    const [newest] = await lastFive();
    expect([newest?.precision, dayOf(newest?.observedAt ?? 0, "Europe/London")]).toEqual(["session", "2026-09-21"]);
    expect((await board()).activities.map(({ name }) => name)).toEqual(["Story"]);
  });
});
