/** An activity that ends, on a teacher's iPad with no signal, and what is left of it. */
import { expect, it } from "vitest";
import { moment, school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

/** Sensory story is in the timetable every morning; a child looked up in it at ten past nine. */
async function aStory() {
  const made = await school();
  const { server, named, amara, activity, targets, join } = made;
  const priya = tabletOf(server);
  const her = await join("Priya Kaur", "priya", "teacher", priya);
  const [seen] = (await priya.sees("classSetUp", { class: named })).activities;
  if (!seen) throw new Error("there is no activity");
  const slots = [1, 2].map((weekday) => ({ id: null, weekday, start: 8 * 60, end: 9 * 60 }));
  await priya.do("setUpActivity", { class: named, seen, now: { ...seen, slots } });
  await priya.do("recordTarget", { pupil: amara, target: targets[0] ?? "", went: "onOwn", moment: moment(her, activity) });
  const ends = async (yes: boolean, tablet = priya) => {
    const { activities, ended } = await tablet.sees("classSetUp", { class: named });
    const marks = activities.find(({ id }) => id === activity)?.seen[activity] ?? ended.find(({ id }) => id === activity)?.seen ?? {};
    return tablet.tried("endActivity", { class: named, activity, ends: yes, seen: marks });
  };
  const offered = async () => (await priya.sees("activity", { class: named })).all.map(({ name }) => name);
  const columns = async () => (await priya.sees("catchUp", { class: named, day: null })).activities.map(({ name }) => name);
  return { ...made, priya, ends, offered, columns };
}

it("goes from the timetable and Catch up from today, what was recorded stays, and it can be taken up again", async () => {
  const { priya, named, ends, offered, columns } = await aStory();
  expect([await offered(), await columns()]).toEqual([["Sensory story"], ["Sensory story"]]);
  priya.network.on = false;
  expect(await ends(true)).toMatchObject({ ok: true });
  expect([await offered(), await columns()]).toEqual([[], []]);
  expect((await priya.sees("lastFive", {})).records[0]).toMatchObject({ activity: "Sensory story" });
  expect(await priya.sees("classSetUp", { class: named })).toMatchObject({
    activities: [],
    ended: [{ name: "Sensory story", until: "2026-09-20" }],
  });
  priya.network.on = true;
  await priya.do("syncNow", {});
  expect(await ends(false)).toMatchObject({ ok: true });
  await priya.do("syncNow", {});
  expect(await offered()).toEqual(["Sensory story"]);
  const [again] = (await priya.sees("classSetUp", { class: named })).activities;
  expect(again?.slots).toHaveLength(2);
  expect((await priya.sees("sync", {})).attention).toEqual([]);
});

it("is not for who may not plan the class", async () => {
  const { server, join, ends, offered } = await aStory();
  const tom = tabletOf(server);
  await join("Tom Brennan", "tom", "ta", tom);
  expect(await ends(true, tom)).toMatchObject({ ok: false, code: "forbidden_kind" });
  expect(await offered()).toEqual(["Sensory story"]);
});
