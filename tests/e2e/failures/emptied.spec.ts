import { answer, card, expect, givesPassword, hasToSend, opensTile, sendNow, signIn, test, type Classroom } from "../harness/classroom.ts";
import { inChromium } from "../harness/inChromium.ts";
import type { PlaywrightTablet } from "../harness/playwrightTablet.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import { emptyStorage } from "../harness/tabletMemory.ts";
import type { Named } from "../harness/tablet.ts";
import { observationsOnTablet } from "../harness/tabletRecords.ts";

/** A tablet in use: one record is at the school, one is not yet. */
async function inUse({ school, one }: Classroom, tablet: PlaywrightTablet): Promise<void> {
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/: on own\s+Saved/);
  await sendNow(tablet);
  await school.kill();
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap(await answer(tablet, "Not yet"));
  // The try to send has come to its end: what is known of the tablet outside this person's part is of now.
  await tablet.sees(/Server unreachable since \d+:\d\d, 1 to send/);
}

async function saysSoAndReceives(classroom: Classroom, tablet: PlaywrightTablet): Promise<void> {
  await tablet.sees(/This iPad’s memory was emptied/);
  await tablet.sees(/What was not sent is gone from here/);
  await signIn(tablet, classroom.one("ta"));
  await holdsWhatTheSchoolHolds(classroom, tablet);
}

const reload: Named = { role: "button", name: "Reload", within: { role: "dialog", name: "Small Steps needs to reload" } };

/** Everything that was sent, each once, and no more is said of it. */
async function holdsWhatTheSchoolHolds({ school, one }: Classroom, tablet: PlaywrightTablet): Promise<void> {
  await tablet.sees({ role: "button", name: card("Amara") });
  await tablet.sees(/Up to date/);
  await tablet.seesNoMore(/memory was emptied/);
  await hasToSend(tablet, 0);
  const held = await observationsOnTablet(tablet, one("ta").person);
  const sent = (await observationsOnServer(school)).map(({ id }) => id);
  expect(held.toSorted()).toEqual(sent.toSorted());
}

test("a tablet emptied while the app was closed says so, and receives what was sent from the school", async ({ classroom, newTablet }) => {
  const tablet = inChromium(await newTablet(classroom.school.origin));
  await inUse(classroom, tablet);
  await tablet.open("/offline.html");
  await emptyStorage(tablet);

  // The app itself went with its memory: it opens where the school's server is.
  await classroom.school.start();
  await tablet.open("/");
  await saysSoAndReceives(classroom, tablet);

  await tablet.reload();
  await opensTile(tablet, classroom.one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
  expect(await tablet.count("This iPad’s memory was emptied.")).toBe(0);
});

test("a tablet emptied under an open app asks to be reloaded, and then says so", async ({ classroom, newTablet }) => {
  const tablet = inChromium(await newTablet(classroom.school.origin));
  await inUse(classroom, tablet);
  await emptyStorage(tablet);

  await tablet.sees(reload);
  await classroom.school.start();
  await tablet.tap(reload);
  await saysSoAndReceives(classroom, tablet);
});

test("a tablet on which one person's part is gone says so, and does not call their PIN wrong", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin));
  await inUse(classroom, tablet);
  await tablet.open("/offline.html");
  await tablet.evaluate(
    (person) =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase(`small-steps-${person}`).onsuccess = () => resolve();
      }),
    one("ta").person,
  );

  await tablet.open("/");
  await opensTile(tablet, one("ta"));
  await tablet.sees(/This iPad’s memory was emptied/);
  await tablet.sees(/This iPad’s copy of your records was cleared\. Signing in needs Wi-Fi once/);
  await school.start();
  await givesPassword(tablet, one("ta"));
  await tablet.sees(/One thing you wrote here had not been sent and is lost/);
  await tablet.tap({ role: "button", name: "I have read it" });
  await holdsWhatTheSchoolHolds(classroom, tablet);
});

test("somebody who leaves the tablet for good leaves nothing to be missed", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Leave this iPad for good" });
  await tablet.sees({ role: "heading", name: "Sign in" });
  await tablet.reload();
  await tablet.sees({ role: "heading", name: "Sign in" });
  expect(await tablet.count("This iPad’s memory was emptied.")).toBe(0);
});
