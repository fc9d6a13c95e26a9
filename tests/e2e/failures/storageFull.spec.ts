import { answer, card, expect, hasToSend, opensTile, sendNow, signIn, test } from "../harness/classroom.ts";
import { inChromium } from "../harness/inChromium.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import { roomOf } from "../harness/tabletMemory.ts";
import { rowsOf } from "../harness/tabletRows.ts";

const used = async (): Promise<number> => (await navigator.storage.estimate()).usage ?? 0;

/**
 * Lies on the iPad beside what the app keeps, so that room is counted in what does not move. The databases grow and shrink
 * without anybody's doing, since what is written lies there twice until it is tidied.
 */
const ballast = async (): Promise<void> => {
  const beside = await caches.open("ballast");
  await beside.put("/ballast", new Response(new Uint8Array(64_000_000)));
};

test("a tablet says that it is nearly full; once it is full a tap is held on the screen, and kept once when there is room", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const { person } = one("ta");
  const tablet = inChromium(await newTablet(school.origin, { tellsItsRoom: true }));
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const before = (await observationsOnServer(school)).length;
  await tablet.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await school.kill();

  // Where the line runs to the per cent is for a unit test; here there is room on both sides of it.
  await tablet.evaluate(ballast);
  const room = await roomOf(tablet);
  const notice = { role: "complementary", name: "About this iPad" } as const;
  await room(Math.floor((await tablet.evaluate(used)) / 0.3));
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/: on own\s+Saved here/);
  expect(await tablet.reads(notice)).not.toContain("full");
  await room(Math.floor((await tablet.evaluate(used)) / 0.9));
  await tablet.tap({ role: "button", name: card("Bilal") });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/Bilal[^.]*: on own\s+Saved here/);
  await tablet.sees(/This iPad is nearly full\. Make room in Settings/);

  await tablet.reopen("/offline.html");
  const fullRoom = await roomOf(tablet);
  await fullRoom(1);
  await tablet.open("/");
  await opensTile(tablet, one("ta"));
  await tablet.tap({ role: "button", name: card("Amara") });
  const kept = await rowsOf(tablet, person);
  await tablet.tap(await answer(tablet, "Not yet"));
  await tablet.sees(/Not saved yet\. This iPad is full\. “Not yet” is held on this screen\. Make room, then it saves by itself\./);
  await tablet.tap({ role: "button", name: "Try again" });
  await tablet.sees(/Not saved yet\. This iPad is full/);
  await hasToSend(tablet, 2);
  expect(await rowsOf(tablet, person)).toEqual(kept);

  await fullRoom();
  await tablet.evaluate(() => {
    // At once or not at all: the app tries by itself too, and the button goes when it succeeds.
    for (const button of document.querySelectorAll("button")) if (button.textContent.trim() === "Try again") button.click();
  });
  await tablet.sees(/: not yet\s+Saved here/);
  await hasToSend(tablet, 3);
  await school.start();
  await sendNow(tablet);
  expect((await observationsOnServer(school)).length - before).toBe(3);
});
