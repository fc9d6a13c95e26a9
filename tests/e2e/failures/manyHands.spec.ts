import { card, expect, hasToSend, opensTile, pinOf, sendNow, signIn, test, tileOf, type Adult } from "../harness/classroom.ts";
import { coversTheScreen, notes, says } from "../harness/deeds.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import type { Tablet } from "../harness/tablet.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOf } from "../harness/tabletRows.ts";

const lastRecord = { role: "region", name: "Last record" } as const;
async function opensAs(tablet: Tablet, adult: Adult): Promise<void> {
  await opensTile(tablet, adult);
  await tablet.sees({ role: "button", name: card("Amara") });
}

test("two people on one tablet with no network: each opens, counts and signs their own work, and nobody the other's", async ({
  classroom,
  newTablet,
}) => {
  const { school, one, all } = classroom;
  const [tom, leanne] = all("ta");
  const teacher = one("teacher");
  if (!tom || !leanne) throw new Error("the demonstration has two assistants at least");
  const tablet = await newTablet(school.origin);
  opensRows(tablet);
  await tablet.open("/");
  await signIn(tablet, teacher);
  for (const adult of [tom, leanne]) {
    await coversTheScreen(tablet);
    await tablet.tap({ role: "button", name: "Someone else" });
    await signIn(tablet, adult);
  }
  const before = new Set((await observationsOnServer(school)).map(({ id }) => id));
  await tablet.goOffline();
  await says(tablet, "Amara", "On own");
  await says(tablet, "Bilal", "Not yet");
  await notes(tablet, "Cai", "Laughed at the foil");
  await hasToSend(tablet, 3);

  await coversTheScreen(tablet);
  expect(await tablet.count({ role: "button", name: card("Amara") })).toBe(0);
  await opensTile(tablet, tom, pinOf(leanne));
  await tablet.sees(/Not that PIN\. 9 tries left/);
  expect(await tablet.count({ role: "button", name: card("Amara") })).toBe(0);
  await tablet.reload();
  await tablet.sees({ role: "heading", name: "Who is here?" });

  await opensAs(tablet, tom);
  await hasToSend(tablet, 0);
  await expect.poll(() => tablet.reads(lastRecord)).toContain("Nothing written here yet today");
  expect((await rowsOf(tablet, tom.person)).filter(({ text }) => text.includes("Laughed at the foil"))).toEqual([]);
  await says(tablet, "Amara", "Lots of help");
  await hasToSend(tablet, 1);
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Leave this iPad for good" });
  await tablet.sees(/Something of yours has not been sent yet\. Send it first; then you can leave this iPad/);
  await tablet.tap({ role: "button", name: "Switch person" });

  await tablet.sees(/Saved here, 4 to send/);
  for (const adult of [tom, leanne]) await expect.poll(() => tablet.reads(tileOf(adult))).toContain("something to send");
  expect(await tablet.reads(tileOf(teacher))).not.toContain("something to send");

  await opensAs(tablet, leanne);
  await hasToSend(tablet, 3);
  await tablet.goOnline();
  await sendNow(tablet);
  await coversTheScreen(tablet);
  await opensAs(tablet, tom);
  await sendNow(tablet);
  const made = (await observationsOnServer(school)).filter(({ id }) => !before.has(id));
  expect(made.filter(({ by }) => by === leanne.person)).toHaveLength(3);
  expect(made.filter(({ by }) => by === tom.person)).toHaveLength(1);
  expect(made).toHaveLength(4);
});
