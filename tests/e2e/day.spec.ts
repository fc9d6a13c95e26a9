import { answer, card, expect, sendNow, signIn, switchTo, test, unsent, type Adult } from "./harness/classroom.ts";
import type { Tablet } from "./harness/tablet.ts";
import { observationsOnTablet } from "./harness/tabletRecords.ts";
import { observationsOnServer } from "./harness/serverRecords.ts";

const children = ["Amara", "Bilal", "Cai", "Dilys", "Ewan"] as const;
const answers = ["On own", "A bit of help", "Lots of help", "Not yet"] as const;

/** So many taps on different children and answers, each seen saved and counted before the next. */
async function logs(tablet: Tablet, records: number, before: number): Promise<void> {
  for (let number = 0; number < records; number += 1) {
    await tablet.tap({ role: "button", name: card(children[number % children.length] ?? "Amara") });
    await tablet.tap(await answer(tablet, answers[Math.floor(number / children.length) % answers.length] ?? "On own"));
    await expect.poll(() => unsent(tablet)).toBe(before + number + 1);
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
  await logs(shared, 20, 0);
  await switchTo(shared, tom);
  await logs(shared, 20, 0);
  await logs(own, 20, 0);

  await shared.reload();
  await expect.poll(() => unsent(shared)).toBe(20);
  own.kill();
  await own.reopen();
  await expect.poll(() => unsent(own)).toBe(20);
  await switchTo(shared, leanne);
  await expect.poll(() => unsent(shared)).toBe(20);

  await school.start();
  await sendNow(own);
  await sendNow(shared);
  await switchTo(shared, tom);
  await sendNow(shared);
  await sendNow(own);

  const made = (await observationsOnServer(school)).filter(({ id }) => !before.has(id));
  expect(made).toHaveLength(60);
  const byEach = (adult: Adult) =>
    made.filter(({ by, seenBy }) => by === adult.person && JSON.stringify(seenBy) === JSON.stringify({ staff: adult.person }));
  for (const adult of [teacher, tom, leanne]) expect(byEach(adult)).toHaveLength(20);

  const ids = made.map(({ id }) => id).sort();
  const copies = [await observationsOnTablet(own, teacher.person), await observationsOnTablet(shared, tom.person)];
  await switchTo(shared, leanne);
  await sendNow(shared);
  copies.push(await observationsOnTablet(shared, leanne.person));
  for (const copy of copies) expect(copy.filter((id) => !before.has(id)).sort()).toEqual(ids);
});
