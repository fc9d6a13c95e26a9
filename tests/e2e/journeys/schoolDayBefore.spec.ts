/** What was on paper the school day before, typed in before the children come. */
import { sendNow } from "../harness/classroom.ts";
import { opensThePlan, tabletOf } from "../harness/deeds.ts";
import { recordedSince, seenSoFar } from "../harness/momentRecords.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import { expect, instantOn, test } from "../harness/moments.ts";

const [friday, monday] = ["2025-11-21", "2025-11-24"];

test("on Monday morning Catch up finds Friday, and what is taken there is filed under Friday in the child's evidence", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school, one } = classroom;
  await itIs("08:30", monday);
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap({ role: "link", name: "Catch up" });
  await tablet.sees({ role: "heading", name: "Catch up, Monday 24 November" });
  await tablet.tap({ role: "button", name: "Friday 21 November" });
  await tablet.sees({ role: "heading", name: "Catch up, Friday 21 November" });
  // Friday's timetable, not Monday's.
  await tablet.sees({ role: "button", name: "Maryam, Outdoors" });
  expect(await tablet.count({ role: "button", name: "Maryam, Art and textures" })).toBe(0);
  await tablet.tap({ role: "button", name: "Maryam, Sensory story" });
  await tablet.tap({ role: "button", name: /^Not yet/, within: { role: "group", name: "Reaches across the tray: how it went" } });
  await tablet.sees(/Maryam reaches across the tray: not yet Saved (here|and sent) 8:3\d for Fri 21 Nov, morning/);
  await tablet.tap({ role: "button", name: "Ewan, Sensory story" });
  await tablet.tap({ role: "button", name: "Didn’t join in" });
  await tablet.tap({ role: "button", name: "Equipment missing or broken" });
  await tablet.tap({ role: "link", name: "Class" });
  await sendNow(tablet);
  expect(recordsOnServer(school, "notOffered").map(({ fields: { day, why } }) => [day, why])).toContainEqual([friday, "equipment"]);

  expect(recordedSince(school, before)).toMatchObject([
    {
      child: "Maryam",
      target: "Reaches across the tray",
      fields: { went: "notYet", precision: "session", observedAt: instantOn("10:40", friday), seenBy: { staff: one("ta").person } },
    },
  ]);
  await opensThePlan(tablet, "Maryam");
  await tablet.tap({ role: "link", name: "Evidence" });
  const underFriday = { role: "region", name: "Fri 21 Nov" } as const;
  await tablet.sees(underFriday);
  await expect.poll(() => tablet.reads(underFriday)).toContain("Reaches across the tray: not yet");
});
