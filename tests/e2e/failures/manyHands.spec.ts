import { card, expect, sendNow, signIn, test, unsent, type Adult } from "../harness/classroom.ts";
import { notes, says } from "../harness/deeds.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import type { Tablet } from "../harness/tablet.ts";
import { rowsOf } from "../harness/tabletRows.ts";

const lastRecord = { role: "region", name: "Last record" } as const;
const tile = ({ displayName }: Adult) => ({ role: "button", name: new RegExp(`^${displayName}`) }) as const;

async function coversTheScreen(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Switch person" });
  await tablet.sees({ role: "heading", name: "Who is here?" });
}

/** Taps a tile and gives a password, right or wrong. */
async function tries(tablet: Tablet, adult: Adult, password: string): Promise<void> {
  await tablet.tap(tile(adult));
  await tablet.type("Your password", password);
  await tablet.tap({ role: "button", name: "Open" });
}

async function opensAs(tablet: Tablet, adult: Adult): Promise<void> {
  await tries(tablet, adult, adult.password);
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
  expect(await unsent(tablet)).toBe(3);

  await coversTheScreen(tablet);
  expect(await tablet.count({ role: "button", name: card("Amara") })).toBe(0);
  await tries(tablet, tom, leanne.password);
  await tablet.sees(/That is not the password\. Try again/);
  expect(await tablet.count({ role: "button", name: card("Amara") })).toBe(0);
  await tablet.reload();
  await tablet.sees({ role: "heading", name: "Who is here?" });

  await opensAs(tablet, tom);
  expect(await unsent(tablet)).toBe(0);
  expect(await tablet.reads(lastRecord)).toContain("Nothing written here yet today");
  expect((await rowsOf(tablet, tom.person)).filter(({ text }) => text.includes("Laughed at the foil"))).toEqual([]);
  await says(tablet, "Amara", "Lots of help");
  expect(await unsent(tablet)).toBe(1);
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Leave this iPad for good" });
  await tablet.sees(/Something of yours has not been sent yet\. Send it first; then you can leave this iPad/);
  await tablet.tap({ role: "button", name: "Switch person" });

  await tablet.sees(/Saved here, 4 to send/);
  for (const adult of [tom, leanne]) expect(await tablet.reads(tile(adult))).toContain("something to send");
  expect(await tablet.reads(tile(teacher))).not.toContain("something to send");

  await opensAs(tablet, leanne);
  expect(await unsent(tablet)).toBe(3);
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
