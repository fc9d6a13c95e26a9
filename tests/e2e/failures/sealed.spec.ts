import { z } from "zod";
import { card, expect, opensTile, signIn, test } from "../harness/classroom.ts";
import { heapOf } from "../harness/heap.ts";
import { inChromium } from "../harness/inChromium.ts";
import { coversTheScreen, notes, tabletOf } from "../harness/deeds.ts";
import { secretsOf } from "../harness/inClear.ts";
import type { PlaywrightTablet } from "../harness/playwrightTablet.ts";
import { hasClock, setsClock } from "../harness/wallClock.ts";
import { rowsOnTablet } from "../harness/tabletRows.ts";

/** What a PIN costs, as it is kept beside the key it wraps. */
const wrapped = z.object({ value: z.object({ pin: z.object({ memory: z.number(), passes: z.number() }) }) });

const note = "Hummed along with the kettledrum";

test("a tablet that is left to measure what it bears makes a PIN dearer than the least", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin, { bearsItsPin: true });
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const kept = (await rowsOnTablet(tablet)).find(({ key }) => key === `keys ${one("ta").person}`);
  const { memory, passes } = wrapped.parse(JSON.parse(z.object({ box: z.string() }).parse(JSON.parse(kept?.text ?? "{}")).box)).value.pin;
  // How much dearer is what this machine had to spare at that moment: never no more than the least of 19 MiB and two passes.
  expect(memory * passes).toBeGreaterThan(19 * 1024 * 2);
  await tablet.reload();
  await opensTile(tablet, one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
});

test("once it is locked nothing of a child is in the memory of the page or its engine, in any tab", async ({ classroom, newTablet }) => {
  const toms = inChromium(await tabletOf(newTablet, classroom, "ta"));
  const beside = await toms.anotherTab();
  await opensTile(beside, classroom.one("ta"));
  await beside.sees({ role: "button", name: card("Amara") });
  await notes(toms, "Bilal", note);
  const secrets = secretsOf(classroom, note);
  const inMemory = async (tab: PlaywrightTablet) => {
    const heap = await heapOf(tab);
    return secrets.filter((secret) => heap.includes(secret));
  };
  expect(await inMemory(toms)).toEqual(expect.arrayContaining([note, "Amara"]));

  await coversTheScreen(toms);
  await beside.sees({ role: "heading", name: "Who is here?" });
  for (const tab of [toms, beside]) expect(await inMemory(tab)).toEqual([]);
});

test("an iPad that nobody touches says so and locks; a touch keeps it open", async ({ classroom, newTablet }) => {
  const minute = 60_000;
  const toms = await tabletOf(newTablet, classroom, "ta", (tablet) => hasClock(tablet, 0));
  await toms.tap({ role: "link", name: "Plans" });
  await toms.sees({ role: "heading", name: "Plans of Kingfisher" });
  // The school's time would put the clock right.
  await toms.goOffline();
  /** The clock that is shown moves on, as it does every quarter of a minute: a touch before it is over with then. */
  const moves = () => toms.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const passes = async (minutes: number) => {
    await moves();
    await setsClock(toms, minutes * minute, false);
    await moves();
  };
  await passes(4.5);
  await toms.sees(/This iPad locks within a minute\. Touch it to stay/);
  await toms.tap({ role: "heading", name: "Plans of Kingfisher" });
  await toms.seesNoMore(/This iPad locks within a minute/);
  await passes(11);
  await toms.sees({ role: "heading", name: "Who is here?" });
  await opensTile(toms, classroom.one("ta"));
  await toms.sees({ role: "button", name: card("Amara") });
});
