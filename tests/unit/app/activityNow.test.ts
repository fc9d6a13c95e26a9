import { expect, test } from "vitest";
import { activityOf, endedLast, isRecalled, missedNow, offeredNow, placeOf, whenOf } from "../../../src/app/state/activityNow.ts";
import { answersShown } from "../../../src/app/state/answersHere.ts";
import { initialsOf, tintOf } from "../../../src/domain/pebble.ts";
import { ofToday, rowSeenByIn, seenByIn, toolIn, withRowSeenBy, withSeenBy, withTool } from "../../../src/app/state/remembering.ts";
import type { ActivityChoice, ActivityView } from "../../../src/client/views/classScreen.ts";

const activity = (id: string, start: number | null, end: number | null): ActivityChoice => ({
  id,
  name: id,
  place: null,
  camera: true,
  areas: [],
  usualAdults: [],
  start,
  end,
  didntHappen: null,
});
const hydro = activity("hydro", 570, 615);
const story = activity("story", 640, 670);
const snack = activity("snack", 670, 690);
const view: ActivityView = {
  taken: story,
  offered: snack,
  asks: true,
  all: [hydro, story, snack, activity("care", null, null)],
  since: null,
  until: null,
};

test("until somebody says what it is, records carry no activity", () => {
  expect(activityOf(view)).toBeNull();
  expect(activityOf({ ...view, asks: false })).toBe(story);
  expect(activityOf(undefined)).toBeNull();
});

test("what is asked names what ended last and offers what the timetable says, then what comes next", () => {
  expect(endedLast(view, 672)).toBe(story);
  expect(endedLast({ ...view, all: [hydro, { ...story, didntHappen: 1 }] }, 672)).toBe(hydro);
  expect(endedLast(view, 500)).toBeNull();
  expect(offeredNow(view, 672).map(({ id }) => id)).toEqual(["snack", "hydro"]);
  expect(offeredNow({ ...view, offered: null }, 600).map(({ id }) => id)).toEqual(["hydro", "story"]);
});

test("what no iPad was near to is one tap away once it is over: before what comes next, for the rest of the half-day", () => {
  const pool = { ...hydro, camera: false };
  const care = { ...activity("care", 695, 730), camera: false };
  const day = { ...view, all: [pool, story, snack, care, activity("floor", 795, 830)] };
  const offered = (minutes: number, on: ActivityChoice | null = null) => offeredNow({ ...day, offered: on }, minutes).map(({ id }) => id);
  expect(offered(690, snack)).toEqual(["snack", "hydro"]);
  expect(offered(745)).toEqual(["care", "floor"]);
  expect(offered(800)).toEqual(["floor", "hydro"]);
  expect(offered(560)).toEqual(["hydro", "story"]);
});

test("what is recalled afterwards, where no iPad was, is written for all its children at once", () => {
  const pool = { ...hydro, camera: false };
  expect(isRecalled(pool, 690)).toBe(true);
  expect(isRecalled(pool, 600)).toBe(false);
  expect(isRecalled(hydro, 690)).toBe(false);
  expect(isRecalled(activity("trip", null, null), 690)).toBe(false);
  expect(isRecalled(null, 690)).toBe(false);
});

test("what didn't happen is what the question names, or what should be on: never what is still to come", () => {
  expect(missedNow(view, 672)).toBe(story);
  expect(missedNow({ ...view, offered: hydro }, 575)).toBe(hydro);
  expect(missedNow({ ...view, offered: null }, 500)).toBeNull();
});

test("a picked time ends with the taking of another activity, with its class, and with the day; not because the activity expires", () => {
  const none = { ...view, since: 1 };
  const picked = placeOf("kingfisher", none, "2025-12-04");
  expect(placeOf("kingfisher", { ...none }, "2025-12-04")).toBe(picked);
  const story = { ...view, asks: false, since: 2 };
  expect(placeOf("kingfisher", { ...story, asks: true, taken: null }, "2025-12-04")).toBe(placeOf("kingfisher", story, "2025-12-04"));
  for (const later of [
    placeOf("kingfisher", story, "2025-12-04"),
    placeOf("kingfisher", none, "2025-12-05"),
    placeOf("goldcrest", none, "2025-12-04"),
  ])
    expect(later).not.toBe(picked);
});

test("an activity written up afterwards keeps its own time", () => {
  expect(whenOf(hydro, 694)).toEqual({ type: "slot", start: 570 });
  expect(whenOf(hydro, 600)).toEqual({ type: "now" });
  expect(whenOf(null, 600)).toEqual({ type: "now" });
});

test("the adult and the tool stick to the activity for the day, and a typed name stays a choice", () => {
  const none = ofToday(undefined, "2025-12-04");
  expect(seenByIn(none, "story", "priya")).toEqual({ staff: "priya" });
  const jo = { role: "supply", name: "Jo" } as const;
  const kept = withTool(withSeenBy(withSeenBy(none, "story", jo), "hydro", jo), "story", "engagement");
  expect(seenByIn(kept, "story", "priya")).toEqual(jo);
  expect(seenByIn(kept, null, "priya")).toEqual({ staff: "priya" });
  expect(kept.typed).toEqual([jo]);
  expect(toolIn(kept, "story")).toBe("engagement");
  expect(toolIn(kept, "hydro")).toBeUndefined();
  expect(withTool(kept, "story", "note")).toBe(kept);
  expect(ofToday(kept, "2025-12-05").typed).toEqual([]);
});

test("a row's adult is whom it was said of today: of the row, then of everybody here, and only then as last week", () => {
  const jo = { role: "supply", name: "Jo" } as const;
  const none = ofToday(undefined, "2025-12-04");
  const lastWeek = { staff: "leanne" };
  const of = (kept: typeof none, pupil: string, seenBy: typeof lastWeek | null) => rowSeenByIn(kept, "hydro", pupil, seenBy, "priya");
  expect([of(none, "cai", null), of(none, "cai", lastWeek)]).toEqual([{ staff: "priya" }, lastWeek]);
  const row = withRowSeenBy(none, "hydro", "cai", jo);
  expect([of(row, "cai", lastWeek), of(row, "femi", lastWeek), of(row, "femi", null)]).toEqual([jo, lastWeek, { staff: "priya" }]);
  expect([row.typed, seenByIn(row, "hydro", "priya")]).toEqual([[jo], { staff: "priya" }]);
  const bar = withSeenBy(row, "hydro", { staff: "tom" });
  expect([of(bar, "cai", lastWeek), of(bar, "femi", lastWeek)]).toEqual([jo, { staff: "tom" }]);
});

test("nothing is preselected: last time is a dot, and goes once that answer is saved here", () => {
  const shown = (here: Parameters<typeof answersShown>[0]["here"]) => answersShown({ here, last: "notYet" });
  expect(shown([]).map(({ answer, times, lastTime }) => [answer, times, lastTime])).toEqual([
    ["onOwn", 0, false],
    ["bitOfHelp", 0, false],
    ["lotsOfHelp", 0, false],
    ["notYet", 0, true],
  ]);
  const saved = shown([
    { record: "2", went: "onOwn", times: 1, justNow: true },
    { record: "1", went: "bitOfHelp", times: 2, justNow: false },
    { record: "0", went: "bitOfHelp", times: 1, justNow: false },
  ]);
  expect(saved.map(({ times, now, lastTime }) => [times, now, lastTime])).toEqual([
    [1, true, false],
    [3, false, false],
    [0, false, false],
    [0, false, true],
  ]);
});

test("an adult's letters", () => {
  expect(initialsOf("Priya K.")).toBe("PK");
  expect(initialsOf("Priya")).toBe("Pr");
  expect(initialsOf("")).toBe("");
  expect(tintOf("priya")).toBeGreaterThanOrEqual(0);
});
