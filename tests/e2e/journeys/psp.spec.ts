import { expect, test } from "../harness/classroom.ts";
import { exchanges, opensTheClass, opensThePlan, picks, tabletOf } from "../harness/deeds.ts";
import { recordedSince, seenSoFar } from "../harness/momentRecords.ts";

const wording = "Hangs his coat on his own peg";

test("a PSP target is ticked with no activity on, offline, and is there in the last five and in the child's evidence", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "teacher");
  await tablet.tap({ role: "link", name: "Ticks" });
  await tablet.sees({ role: "heading", name: "Nobody here has a PSP target" });

  await opensThePlan(tablet, "Cai");
  await tablet.goOffline();
  await tablet.tap({ role: "button", name: "New target" });
  await tablet.type("The target, in words", wording);
  await picks(tablet, "Area", "Care and independence");
  await tablet.tap({ role: "button", name: "Add the target" });
  await tablet.sees({ role: "article", name: wording });

  await tablet.tap({ role: "link", name: "Ticks" });
  await tablet.sees({ role: "heading", name: "PSP today" });
  await expect.poll(() => tablet.reads({ role: "region", name: "Dilys" })).toContain("No PSP target");
  const onOwn = { role: "button", name: /^On own/, within: { role: "group", name: `Cai, ${wording}: how it went` } } as const;
  await tablet.tap(onOwn);
  await tablet.sees(/Cai hangs his coat on his own peg: on own\s+Saved here/);
  await tablet.sees({ ...onOwn, name: /^On own\s*saved/ });
  await tablet.tap({ role: "button", name: "Last five" });
  await tablet.sees({ role: "region", name: "Your last five" });
  await expect.poll(() => tablet.reads({ role: "region", name: "Your last five" })).toMatch(/Hangs his coat on his own peg\s*On own/);
  await tablet.tap({ role: "button", name: "Close the sheet" });

  await opensThePlan(tablet, "Cai");
  await tablet.tap({ role: "link", name: "Evidence" });
  await tablet.sees({ role: "heading", name: "Evidence" });
  await tablet.sees(/Hangs his coat on his own peg[\s\S]*on own/i);

  await tablet.goOnline();
  await opensTheClass(tablet);
  await exchanges(tablet);
  expect(recordedSince(school, before)).toMatchObject([
    { child: "Cai", target: wording, fields: { kind: "target", went: "onOwn", activity: null, seenBy: { staff: one("teacher").person } } },
  ]);
});
