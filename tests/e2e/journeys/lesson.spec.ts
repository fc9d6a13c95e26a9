import { answer, card, counting, expect, firstChip, hasToSend, opensTile, sendNow, signIn, test } from "../harness/classroom.ts";

test("a lesson: two taps for a target and three for engagement, a dead server, a dead battery, and nothing is lost", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("ta"));

  const target = counting(tablet);
  await target.tap({ role: "button", name: card("Amara") });
  await target.tap(await answer(tablet, "A bit of help"));
  await tablet.sees(/a bit of help/);
  await tablet.sees(/Saved (here|and sent)/);
  expect(target.taps()).toBe(2);

  await tablet.tap({ role: "button", name: "Engagement" });
  const engagement = counting(tablet);
  await engagement.tap({ role: "button", name: card("Bilal") });
  await engagement.tap({ role: "button", name: /^Anticipation/ });
  await engagement.tap({ role: "button", name: await firstChip(tablet), within: { role: "group", name: "What Bilal did" } });
  await tablet.sees(/Bilal, anticipation/);
  expect(engagement.taps()).toBe(3);
  await sendNow(tablet);

  await school.kill();
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap({ role: "button", name: "Targets" });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/on own/);
  await hasToSend(tablet, 1);

  tablet.kill();
  await tablet.reopen();
  await opensTile(tablet, one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
  await hasToSend(tablet, 1);
  await tablet.sees(/Amara.*on own/s);

  await school.start();
  await sendNow(tablet);
  await hasToSend(tablet, 0);
});
