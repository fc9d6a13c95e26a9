import { answer, card, expect, hasToSend, opensTile, sendNow, signIn, test } from "../harness/classroom.ts";
import { inChromium } from "../harness/inChromium.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import { loseConnections, putOutOfReach } from "../harness/tabletMemory.ts";

const answers = ["On own", "A bit of help", "Lots of help", "Not yet"] as const;

test("the iPad loses touch with its memory between taps and in the middle of them, and every tap is kept once", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin, { withItsOwnPages: true }));
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const before = (await observationsOnServer(school)).length;
  await school.kill();
  await tablet.tap({ role: "button", name: card("Amara") });

  for (const [at, said] of answers.entries()) {
    await loseConnections(tablet);
    await tablet.tap(await answer(tablet, said));
    await tablet.sees(new RegExp(`: ${said.toLowerCase()}\\s+Saved here`));
    await hasToSend(tablet, at + 1);
    expect(await tablet.count({ role: "dialog", name: /./ })).toBe(0);
  }
  await tablet.tap({ role: "button", name: card("Bilal") });
  for (const [at, said] of answers.entries()) {
    await Promise.all([loseConnections(tablet), tablet.tap(await answer(tablet, said))]);
    await tablet.sees(new RegExp(`: ${said.toLowerCase()}\\s+Saved here`));
    await hasToSend(tablet, answers.length + at + 1);
  }

  await school.start();
  await sendNow(tablet);
  expect((await observationsOnServer(school)).length - before).toBe(2 * answers.length);
});

test("a memory that stays out of reach leaves one thing to press, Reload, and after it everything is there once", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = inChromium(await newTablet(school.origin, { withItsOwnPages: true }));
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const before = (await observationsOnServer(school)).length;
  await school.kill();
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.tap(await answer(tablet, "On own"));
  await tablet.sees(/: on own\s+Saved here/);

  const bringBack = await putOutOfReach(tablet);
  // A busy iPad may meet it by itself before a finger does: then there is nothing left to tap.
  await tablet.evaluate(() => {
    const answers = [...document.querySelectorAll<HTMLElement>(".how__answer")];
    answers.find((one) => one.textContent.trim().startsWith("Not yet"))?.click();
  });
  const dialog = { role: "dialog", name: "Small Steps needs to reload" } as const;
  await tablet.sees(dialog);
  expect(await tablet.count({ role: "button", name: /./, within: dialog })).toBe(1);
  bringBack();
  await tablet.tap({ role: "button", name: "Reload", within: dialog });

  await opensTile(tablet, one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
  await tablet.sees(/: on own\s+Saved here/);
  expect(await tablet.count(dialog)).toBe(0);
  await hasToSend(tablet, 1);
  await school.start();
  await sendNow(tablet);
  expect((await observationsOnServer(school)).length - before).toBe(1);
});
