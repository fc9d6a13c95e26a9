import { answer, card, expect, opensTile, sendNow, signIn, switchTo, test, type Adult } from "./harness/classroom.ts";
import type { Tablet } from "./harness/tablet.ts";
import { opensRows } from "./harness/tabletKeys.ts";
import { adultsOnTablet, type TabletObservation } from "./harness/tabletRecords.ts";
import { observationsOnServer } from "./harness/serverRecords.ts";
import { sampleUnsent } from "./harness/unsentSeen.ts";

const children = ["Amara", "Bilal", "Cai", "Dilys", "Ewan"] as const;
const answers = ["On own", "A bit of help", "Lots of help", "Not yet"] as const;

/** The outbox and the words on the pill, read at one moment, both come to so many. */
async function unsentIs(tablet: Tablet, { person }: Adult, count: number): Promise<void> {
  await tablet.sees({ role: "button", name: /What is saved, and where$/ });
  const { outbox, said, words } = await sampleUnsent(tablet, person);
  expect({ outbox, said }, `the pill said “${words}”`).toEqual({ outbox: count, said: count });
}

/** Half of these somebody saw herself; of the other half she writes down what a colleague tells her. */
const records = 20;

/** Taps of somebody on different children and answers; once each is said to be saved, what is unsent is so many. */
async function logs(tablet: Tablet, adult: Adult, colleague: Adult): Promise<void> {
  for (let number = 0; number < records; number += 1) {
    if (number === records / 2) {
      await tablet.tap({ role: "button", name: "Seen by: Me. Change" });
      await tablet.tap({ role: "button", name: colleague.displayName, within: { role: "dialog", name: "Who saw it?" } });
      await tablet.sees({ role: "button", name: new RegExp(`^Seen by: ${colleague.displayName.split(" ")[0] ?? ""}`) });
    }
    const child = children[number % children.length] ?? "Amara";
    const said = answers[Math.floor(number / children.length) % answers.length] ?? "On own";
    await tablet.tap({ role: "button", name: card(child) });
    await tablet.tap(await answer(tablet, said));
    await tablet.sees(new RegExp(`${child}[^.]*: ${said.toLowerCase()}\\s+Saved here`));
    await unsentIs(tablet, adult, number + 1);
  }
}

test("a day with the server off: sixty records by three adults on two tablets, one reloaded, one killed, and every copy the same", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(400_000);
  const { school, one, all } = classroom;
  const teacher = one("teacher");
  const [tom, leanne] = all("ta");
  if (!tom || !leanne) throw new Error("the demonstration has two assistants at least");
  const [shared, own] = [await newTablet(school.origin), await newTablet(school.origin)];
  for (const tablet of [shared, own]) opensRows(tablet);
  await shared.open("/");
  await signIn(shared, tom);
  await shared.tap({ role: "button", name: /^Signed in:/ });
  await shared.tap({ role: "button", name: "Switch person" });
  await shared.tap({ role: "button", name: "Someone else" });
  await signIn(shared, leanne);
  await own.open("/");
  await signIn(own, teacher);
  const before = new Set((await observationsOnServer(school)).map(({ id }) => id));

  await school.kill();
  await unsentIs(shared, leanne, 0);
  await logs(shared, leanne, tom);
  await switchTo(shared, tom);
  await unsentIs(shared, tom, 0);
  await logs(shared, tom, teacher);
  await unsentIs(own, teacher, 0);
  await logs(own, teacher, leanne);

  await shared.reload();
  await opensTile(shared, tom);
  await shared.sees({ role: "button", name: card("Amara") });
  await unsentIs(shared, tom, 20);
  own.kill();
  await own.reopen();
  await opensTile(own, teacher);
  await own.sees({ role: "button", name: card("Amara") });
  await unsentIs(own, teacher, 20);
  await switchTo(shared, leanne);
  await unsentIs(shared, leanne, 20);

  await school.start();
  for (const [tablet, adult] of [
    [own, teacher],
    [shared, leanne],
  ] as const) {
    await sendNow(tablet);
    await unsentIs(tablet, adult, 0);
  }
  await switchTo(shared, tom);
  await sendNow(shared);
  await unsentIs(shared, tom, 0);
  await sendNow(own);

  const made = (await observationsOnServer(school)).filter(({ id }) => !before.has(id));
  expect(made).toHaveLength(60);
  const byAndSeenBy = made.map(({ by, seenBy }) => JSON.stringify([by, seenBy])).sort();
  const expected = [
    [teacher, leanne],
    [tom, teacher],
    [leanne, tom],
  ] as const;
  const half = Array.from({ length: records / 2 });
  expect(byAndSeenBy).toEqual(
    expected
      .flatMap(([adult, colleague]) =>
        [adult, colleague].flatMap(({ person: staff }) => half.map(() => JSON.stringify([adult.person, { staff }]))),
      )
      .sort(),
  );

  /** What was recorded today, by whom, and seen by whom, in one order on every copy. */
  const today = (all: readonly TabletObservation[]) =>
    all
      .filter(({ id }) => !before.has(id))
      .map(({ id, by, seenBy }) => ({ id, by, seenBy }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  expect(today(await adultsOnTablet(own, teacher.person))).toEqual(today(made));
  expect(today(await adultsOnTablet(shared, tom.person))).toEqual(today(made));
  await switchTo(shared, leanne);
  await sendNow(shared);
  expect(today(await adultsOnTablet(shared, leanne.person))).toEqual(today(made));
});
