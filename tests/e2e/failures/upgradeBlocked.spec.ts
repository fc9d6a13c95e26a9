import type { Page } from "@playwright/test";
import { answer, card, expect, hasToSend, opensTile, sendNow, signIn, test } from "../harness/classroom.ts";
import { inChromium } from "../harness/inChromium.ts";
import type { PlaywrightTablet } from "../harness/playwrightTablet.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";

const deviceMemory = "small-steps-device";

/** Another tab of the app, of another version: it opens the tablet's databases at that one, and lets go of them for nobody. */
async function otherTab({ page }: PlaywrightTablet, version: number): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(new URL("/offline.html", page.url()).href);
  await tab.evaluate(
    ([name, version]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, version);
        opening.onsuccess = () => {
          // Kept, or the browser would let go of it when it tidies up.
          Object.assign(globalThis, { held: opening.result });
          resolve();
        };
        opening.onerror = () => reject(new Error("the database did not open"));
      }),
    [deviceMemory, version] as const,
  );
  return tab;
}

test("an older version in another tab is to be closed, and then this one goes on by itself", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin));
  await tablet.open("/offline.html");
  const older = await otherTab(tablet, 1);

  await tablet.open("/");
  await tablet.sees({ role: "heading", name: "Small Steps is open in another tab" });
  await tablet.sees(/Close the other tabs of Small Steps; this one then goes on by itself/);
  await older.close();

  await tablet.seesNoMore(/open in another tab/);
  await signIn(tablet, one("ta"));
});

test("a newer version in another tab takes over: this one asks for a reload, and nothing is lost", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin));
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const before = (await observationsOnServer(school)).length;
  await school.kill();
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/: on own\s+Saved here/);

  const newer = await otherTab(tablet, 1000);
  const dialog = { role: "dialog", name: "Small Steps needs to reload" } as const;
  await tablet.sees(dialog);
  expect(await tablet.count({ role: "button", name: /./, within: dialog })).toBe(1);
  await newer.close();
  await tablet.tap({ role: "button", name: "Reload", within: dialog });

  await opensTile(tablet, one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
  await hasToSend(tablet, 1);
  await school.start();
  await sendNow(tablet);
  expect((await observationsOnServer(school)).length - before).toBe(1);
});
