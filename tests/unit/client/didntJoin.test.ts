/** "Didn't join in": of a child, an activity and a day, and no record of evidence. */
import { expect, it } from "vitest";
import { recordsOf } from "../../../src/sync/recordOf.ts";
import { streams } from "../../../src/domain/streams.ts";
import { dayOf } from "../../../src/domain/time.ts";
import { lesson } from "./aClass.ts";

/** Tom's lesson; what the sheet of a day says, and the marks that stand. */
async function aLesson() {
  const made = await lesson();
  const { server, ipad, tom, amara, activity, sheet } = made;
  const today = dayOf(server.clock.now, "Europe/London");
  const yesterday = dayOf(server.clock.now - 24 * 60 * 60_000, "Europe/London");
  const marked = async (day: string) => (await sheet(activity, day)).notOffered;
  const marks = async () =>
    recordsOf((await ipad.stores.get(tom)?.records(streams.card(amara), "notOffered")) ?? [], "notOffered").map(({ fields }) => fields);
  const says = (day: string, why: "unwell" | "equipment" | null) => ipad.do("didntJoinIn", { pupil: amara, activity, day, why });
  return { ...made, today, yesterday, marked, marks, says };
}

it("of yesterday is yesterday's, when it is written up the morning after", async () => {
  const { activity, amara, today, yesterday, marked, marks, says } = await aLesson();
  await says(yesterday, "equipment");
  expect(await marks()).toMatchObject([{ pupil: amara, activity, day: yesterday, why: "equipment" }]);
  expect([await marked(yesterday), await marked(today)]).toEqual([true, false]);
});

it("is said again in other words, taken back, and said once more", async () => {
  const { today, marked, marks, says } = await aLesson();
  await says(today, "equipment");
  await says(today, "unwell");
  expect((await marks()).map(({ why }) => why)).toEqual(["unwell"]);
  await says(today, null);
  expect(await marked(today)).toBe(false);
  await says(today, "unwell");
  expect(await marked(today)).toBe(true);
});

it("is no record: the last five have nothing of it", async () => {
  const { today, lastFive, says } = await aLesson();
  await says(today, "unwell");
  expect(await lastFive()).toEqual([]);
});
