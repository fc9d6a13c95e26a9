/** What is loaded when it is first asked for, on an iPad that has lost it and its network at once. */
import { test } from "../harness/classroom.ts";
import { says, tabletOf } from "../harness/deeds.ts";
import { inChromium } from "../harness/inChromium.ts";
import { shellIsKept } from "../harness/shellFacts.ts";

test("a part that is not on the iPad says so in words, and recording goes on without it", async ({ classroom, newTablet }) => {
  const tablet = inChromium(await tabletOf(newTablet, classroom, "ta"));
  tablet.forgives(/HowMuchPanel|Failed to load resource/);
  await shellIsKept(tablet);
  await tablet.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const inside = await tablet.page.context().newCDPSession(tablet.page);
  await inside.send("Network.clearBrowserCache");
  await tablet.goOffline();
  await says(tablet, "Cai", "A bit of help");
  await tablet.tap({ role: "button", name: "Exact help" });
  await tablet.tap({ role: "button", name: "How long, how far, with what" });
  await tablet.sees(/This part of the app is not on this iPad yet/);
  await says(tablet, "Bilal", "On own");
  await tablet.sees(/Bilal .*: on own/);
});
