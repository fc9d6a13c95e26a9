import { card, choosesPin, expect, givesPassword, hasToSend, opensTile, test, type Adult } from "../harness/classroom.ts";
import { exchanges, opensTheClass, opensThePill, says, tabletOf } from "../harness/deeds.ts";
import { changeRole } from "../harness/staffing.ts";
import type { Tablet } from "../harness/tablet.ts";

/** What the pill says now. */
const pill = (tablet: Tablet): Promise<string> => tablet.reads({ role: "button", name: /What is saved, and where$/ });

/** Asks for an exchange by hand, hears this answer, and goes back to the class. */
const asksByHand = async (tablet: Tablet, answer: RegExp): Promise<void> => {
  await exchanges(tablet, answer);
  await opensTheClass(tablet);
};

const types = async (tablet: Tablet, adult: Adult): Promise<void> => {
  await givesPassword(tablet, adult);
  await choosesPin(tablet, adult);
};

test("receiving, up to date, sending: what the pill says while all is well", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  const cards = tablet.wire.holdAnswer(/^\/sync\/pull/);
  await types(tablet, one("ta"));
  await cards.there;
  const rest = tablet.wire.holdAnswer(/^\/sync\/pull/);
  cards.letGo();
  await rest.there;
  await tablet.sees(/Receiving \d+ of \d+/);
  const [, done = "", of = ""] = /Receiving (\d+) of (\d+)/.exec(await pill(tablet)) ?? [];
  expect(Number(done)).toBeGreaterThan(0);
  expect(Number(done)).toBeLessThan(Number(of));
  await tablet.sees({ role: "button", name: card("Amara") });
  rest.letGo();
  await tablet.sees(/Up to date/);
  expect(await pill(tablet)).toMatch(/^Up to date\s/);

  const sent = tablet.wire.holdAnswer(/^\/sync\/push/);
  await says(tablet, "Amara", "On own");
  await sent.there;
  await tablet.sees(/Sending, 1 to send/);
  await hasToSend(tablet, 1);
  sent.letGo();
  await tablet.sees(/Up to date/);
  await hasToSend(tablet, 0);
  await asksByHand(tablet, /Sent\. Everything is at the school\./);
});

test("no network, no server: what the pill says, and that a sync asked for by hand answers even so", async ({ classroom, newTablet }) => {
  const { school } = classroom;
  const tablet = await tabletOf(newTablet, classroom, "ta");

  await tablet.goOffline();
  await exchanges(tablet, /Not sent\. There is no network here\. Tries again by itself\./);
  await tablet.sees(/Since then There is no network here\. Tries again by itself/);
  await opensTheClass(tablet);
  await tablet.sees(/Up to date at \d+:\d\d/);
  await tablet.reload();
  await opensTile(tablet, classroom.one("ta"));
  await tablet.sees(/Nothing to send/);
  await says(tablet, "Amara", "On own");
  await tablet.sees(/Saved here, 1 to send/);
  await says(tablet, "Bilal", "Not yet");
  await tablet.sees(/Saved here, 2 to send/);
  await asksByHand(tablet, /Not sent\. There is no network here\. 2 entries stay safe on this iPad\. Tries again by itself\./);

  await school.kill();
  await tablet.goOnline();
  await tablet.sees(/Server unreachable since \d+:\d\d, 2 to send/);
  await hasToSend(tablet, 2);
  await asksByHand(tablet, /Not sent\. The school’s server does not answer\. 2 entries stay safe on this iPad\. Tries again by itself\./);

  await school.start();
  await asksByHand(tablet, /Sent\. Everything is at the school\./);
  await tablet.sees(/Up to date/);
  await school.kill();
  await asksByHand(tablet, /Not sent\. The school’s server does not answer\. Tries again by itself\./);
  await tablet.sees(/Server unreachable since \d+:\d\d(?!, \d)/);
});

test("signed out by the school, or refused: what the pill says when a person must do something", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tom = one("ta");
  const tablet = await tabletOf(newTablet, classroom, "ta");
  tablet.forgives(/the server responded with a status of 401/);

  await tablet.goOffline();
  await changeRole(school, tom, "specialist");
  await tablet.tap({ role: "button", name: /^Amara, .*Change$/ });
  await tablet.tap({ role: "button", name: "Drowsy" });
  await tablet.sees({ role: "button", name: /^Amara, Drowsy/ });
  await tablet.goOnline();
  await tablet.sees(/Needs attention: 1/);
  await tablet.seesNoMore(/Drowsy/);
  await opensThePill(tablet);
  await tablet.sees(/How a child is was not taken\. Your role does not change this\. Ask the class’s teacher to do it/);
  await asksByHand(tablet, /Sent\. Something needs a person to decide\./);
  await tablet.goOffline();
  await says(tablet, "Amara", "On own");
  await tablet.sees(/Needs attention: 1, 1 to send/);
  await hasToSend(tablet, 1);
  await asksByHand(tablet, /Not sent\. There is no network here\. 1 entry stays safe on this iPad\. Tries again by itself\./);
  await tablet.goOnline();
  await tablet.sees(/Needs attention: 1(?!,)/);
  await opensThePill(tablet);
  await tablet.tap({ role: "button", name: "Let it go" });
  await tablet.tap({ role: "button", name: "Yes, let it go for good" });
  await tablet.sees(/Up to date/);
  await opensTheClass(tablet);

  await school.command("staff", "sign-out", tom.person);
  await says(tablet, "Bilal", "Not yet");
  await tablet.sees(/Sign in to send, 1 to send/);
  await opensThePill(tablet);
  await tablet.sees({ role: "button", name: "Sign in to send" });
  await tablet.sees(/Your sign-in has run out\. Sign in to go on/);
});
