/** What lies on an iPad when nobody has it open, and what its server's log says: nothing that names or describes a child. */
import { card, expect, opensTile, test } from "../harness/classroom.ts";
import { coversTheScreen, exchanges, notes, says, tabletOf } from "../harness/deeds.ts";
import { filesUnder, found, secretsOf } from "../harness/inClear.ts";
import type { Tablet } from "../harness/tablet.ts";
import { sealsNothing } from "../harness/tabletKeys.ts";

const note = "Hummed along with the kettledrum";

/** Part of a day on a new tablet, and the browser is closed: something sent, something not, the screen covered. */
async function aDay(tablet: Tablet): Promise<void> {
  await says(tablet, "Amara", "On own");
  await exchanges(tablet);
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.goOffline();
  await notes(tablet, "Bilal", note);
  await coversTheScreen(tablet);
  await tablet.close();
}

test("after a day nothing of a child lies on the iPad in clear, in no file of the browser, nor in the server's log; and the PIN brings all of it back", async ({
  classroom,
  newTablet,
}, info) => {
  const toms = await tabletOf(newTablet, classroom, "ta");
  await aDay(toms);
  const files = await filesUnder(info.outputPath("tablet-1"));
  expect(files.length).toBeGreaterThan(10);
  const secrets = secretsOf(classroom, note);
  expect(secrets.length).toBeGreaterThan(50);
  expect(await found(files, secrets)).toEqual([]);
  const log = classroom.school.lines().join("\n");
  expect(log).toContain("/sync/push");
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);

  await toms.reopen();
  await opensTile(toms, classroom.one("ta"));
  await toms.sees({ role: "button", name: card("Amara") });
  await toms.sees(new RegExp(`Bilal, a note: ${note}`));
});

test("the same search finds children on an iPad whose browser seals nothing", async ({ classroom, newTablet }, info) => {
  const toms = await tabletOf(newTablet, classroom, "ta", sealsNothing);
  await aDay(toms);
  const hits = await found(await filesUnder(info.outputPath("tablet-1")), secretsOf(classroom, note));
  expect(hits.some((hit) => hit.startsWith(note))).toBe(true);
  expect(hits.some((hit) => hit.startsWith("Amara"))).toBe(true);
});
