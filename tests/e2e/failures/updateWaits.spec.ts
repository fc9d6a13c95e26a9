import { card, expect, opensTile, signIn, test } from "../harness/classroom.ts";
import { opens } from "../harness/deeds.ts";
import { inChromium } from "../harness/inChromium.ts";
import { shellIsKept } from "../harness/shellFacts.ts";
import type { Named, Tablet } from "../harness/tablet.ts";

const offer: Named = { role: "button", name: "Update now" };

/** The next version's service worker says so when it is asked. */
const nextWorker = `self.addEventListener("message", ({ data, ports }) => data === "which version" && ports[0].postMessage("next"));\n`;

/** The school's server has a new version, and the tablet finds it, as it does when it looks once a day. */
async function finds(tablet: Tablet): Promise<void> {
  tablet.wire.prepend(nextWorker, /^\/sw\.js$/);
  await tablet.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => registration.addEventListener("updatefound", resolve, { once: true }));
    await registration.update();
    // The app looks for one too, and may have found it before anybody listened.
    if (!registration.installing && !registration.waiting) await found;
  });
}

/** Which version is in charge of the page. */
const inCharge = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    navigator.serviceWorker.controller?.postMessage("which version", [port2]);
  });

/** Marks the page as it is, and answers whether it still is that one. */
async function standing(tab: Tablet): Promise<() => Promise<boolean>> {
  await tab.evaluate(() => {
    Object.assign(globalThis, { standing: true });
  });
  return () => tab.evaluate(() => "standing" in globalThis);
}

async function beginsANote(tab: Tablet, child: string, words: string): Promise<void> {
  await opens(tab, child);
  await tab.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await tab.type(`Note about ${child}`, words);
}

const closes = (tab: Tablet) => tab.tap({ role: "button", name: "Close the sheet" });

test("a new version waits while somebody types, is offered when they are done, and taken when they say so", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin));
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  await shellIsKept(tablet);
  const beside = await tablet.anotherTab();
  await opensTile(beside, one("ta"));
  await beside.sees({ role: "button", name: card("Bilal") });
  await beginsANote(tablet, "Amara", "Held the ribbon");
  const [isStanding, besideIsStanding] = [await standing(tablet), await standing(beside)];

  await finds(tablet);
  await beside.sees(offer);
  expect(await tablet.count(offer)).toBe(0);
  await closes(tablet);
  await tablet.sees(offer);
  await beginsANote(beside, "Bilal", "Sang along");
  await beside.seesNoMore(offer);

  expect(await isStanding()).toBe(true);
  const loadedAnew = tablet.page.waitForEvent("load");
  await tablet.tap(offer);
  await loadedAnew;
  expect(await tablet.evaluate(inCharge)).toBe("next");
  await opensTile(tablet, one("ta"));

  // What was begun before the new version is finished in it, whatever waits in the other tab.
  await tablet.tap({ role: "button", name: "A note about Amara waits" });
  await tablet.tap({ role: "button", name: "Save the note" });
  await tablet.sees(/Amara, a note: Held the ribbon\s+Saved/);
  expect(await besideIsStanding()).toBe(true);
  await beside.tap({ role: "button", name: "Save the note" });
  await beside.sees(/Bilal, a note: Sang along\s+Saved/);
});
