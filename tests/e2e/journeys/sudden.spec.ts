import { answer, card, expect, sendNow, signIn, test, unsent } from "../harness/classroom.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";

const answers = ["On own", "Lots of help", "Not yet", "A bit of help"] as const;

/** How often the battery dies: the issue's own numbers. */
const deaths = { chromium: 50, webkit: 10 };

test("the battery dies the moment a record says saved, again and again, and every record is there once", async ({
  classroom,
  newTablet,
  tabletBrowser,
}) => {
  test.setTimeout(600_000);
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const before = (await observationsOnServer(school)).length;
  await school.kill();

  for (let death = 1; death <= deaths[tabletBrowser]; death += 1) {
    await tablet.tap({ role: "button", name: card("Amara") });
    // Never the same answer twice in a row: that would be one more of the same record.
    const said = answers[death % answers.length] ?? "On own";
    await tablet.tap(await answer(tablet, said));
    await tablet.sees(new RegExp(`: ${said.toLowerCase()}\\s+Saved here`));
    tablet.kill();
    await tablet.reopen();
    await tablet.sees({ role: "button", name: card("Amara") });
    expect(await unsent(tablet)).toBe(death);
  }

  await school.start();
  await sendNow(tablet);
  expect((await observationsOnServer(school)).length - before).toBe(deaths[tabletBrowser]);
});
