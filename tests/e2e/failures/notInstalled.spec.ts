import { expect, opensTile, signIn, test } from "../harness/classroom.ts";
import { opens, opensThePill } from "../harness/deeds.ts";
import { inChromium } from "../harness/inChromium.ts";
import type { PlaywrightTablet } from "../harness/playwrightTablet.ts";
import type { Named } from "../harness/tablet.ts";

const banner: Named = { role: "complementary", name: "About this iPad" };
const howTo = "Small Steps is not on the Home Screen yet. iPadOS may clear what a web page keeps. Tap Share, then Add to Home Screen";

/** The browser grants what it is asked for: to keep what is stored here. */
async function willPromise({ page }: PlaywrightTablet): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Browser.grantPermissions", { origin: new URL(page.url()).origin, permissions: ["durableStorage"] });
}

/** Opened from the Home Screen from now on, in the word that iPadOS has for it. */
async function fromHomeScreen(tablet: PlaywrightTablet): Promise<void> {
  await tablet.page.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
  await tablet.reload();
}

/** Notes it when the page asks the browser to keep what is stored. */
async function notesAsking({ page }: PlaywrightTablet): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    const persist = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => {
      Object.assign(globalThis, { askedToPersist: true });
      return persist();
    };
  });
  return () => page.evaluate(() => "askedToPersist" in globalThis);
}

test("a tablet without Small Steps on its Home Screen says so on every screen, with how to, and nothing takes that away", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  const isThere = async () => {
    await tablet.sees(banner);
    await expect.poll(() => tablet.reads(banner)).toContain(howTo);
    expect(await tablet.count({ role: "button", name: /./, within: banner })).toBe(0);
  };
  await tablet.open("/");
  await isThere();
  await signIn(tablet, one("ta"));
  await isThere();
  await opens(tablet, "Amara");
  await isThere();
  await opensThePill(tablet);
  await isThere();
  await tablet.reload();
  await isThere();
});

test("the tablet is asked to keep what is saved as soon as the app opens, and its answer is told", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin));
  await tablet.open("/offline.html");
  const asked = await notesAsking(tablet);
  await tablet.open("/");
  await expect.poll(asked).toBe(true);
  await signIn(tablet, one("ta"));
  await opensThePill(tablet);
  await tablet.sees(/What is saved here The iPad has not promised to keep it/);

  await fromHomeScreen(tablet);
  await opensTile(tablet, one("ta"));
  await tablet.sees(/This iPad has not promised to keep what is saved/);
  await willPromise(tablet);
  await tablet.tap({ role: "button", name: "Keep it", within: banner });
  await tablet.sees(/What is saved here The iPad has promised to keep it/);
  await tablet.seesNoMore(banner);
});
