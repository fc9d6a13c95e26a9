import { card, expect, hasToSend, opensTile, sendNow, signIn, test } from "../harness/classroom.ts";
import { opens } from "../harness/deeds.ts";
import { streamsHolding } from "../harness/schoolFile.ts";
import type { Named, Tablet } from "../harness/tablet.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOf } from "../harness/tabletRows.ts";

const deaths = 15;
const save: Named = { role: "button", name: "Save in 3 records" };

const about = "Note about Amara, Bilal and Cai";

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A note about three children, all but saved. What was typed when the battery died waits there, with its children. */
async function writes(tablet: Tablet, words: string): Promise<void> {
  await opens(tablet, "Amara");
  await tablet.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await tablet.sees({ role: "heading", name: /^Note for / });
  const waits = (await tablet.count({ role: "textbox", name: about })) > 0;
  for (const child of waits ? [] : ["Bilal", "Cai"]) await tablet.tap({ role: "button", name: card(child) });
  await tablet.type(about, words);
  await tablet.sees(save);
}

test("the battery dies around the tap that saves a note about three children: it is with all three, or with none", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(600_000);
  const { school, one } = classroom;
  const { person } = one("ta");
  const tablet = await newTablet(school.origin);
  opensRows(tablet);
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  await school.kill();
  const holding = async (words: string) =>
    (await rowsOf(tablet, person)).filter(({ table, text }) => table === "records" && text.includes(words)).length;

  await writes(tablet, "sang to the end");
  const began = performance.now();
  await tablet.tap(save);
  await tablet.sees(/Saved in 3 records/);
  const aSave = performance.now() - began;
  expect(await holding("sang to the end")).toBe(3);

  let whole = 1;
  for (let death = 1; death <= deaths; death += 1) {
    const words = `passed the drum, round ${death} of ${deaths}`;
    await writes(tablet, words);
    // However slow the machine has become, the last death comes when the tablet has said that it is saved.
    const moment = death < deaths ? after((aSave * death) / deaths) : tablet.sees(/Saved in 3 records/);
    const dying = moment.then(() => tablet.kill());
    // A tap that the tablet does not live to see is no failure of this test.
    await Promise.all([dying, tablet.tap(save).catch(() => undefined)]);
    await tablet.reopen();
    await opensTile(tablet, one("ta"));
    await tablet.sees({ role: "button", name: card("Amara") });
    const records = await holding(words);
    expect([0, 3]).toContain(records);
    whole += records / 3;
    await hasToSend(tablet, whole);
  }
  expect(whole, "some were saved before the end").toBeGreaterThan(1);

  await school.start();
  await sendNow(tablet);
  expect(streamsHolding(school, "sang to the end").filter((stream) => stream.startsWith("evidence/"))).toHaveLength(3);
  const sent = Array.from({ length: deaths }, (_, at) => streamsHolding(school, `passed the drum, round ${at + 1} of ${deaths}`).length);
  expect(sent.every((streams) => streams === 0 || streams === 3)).toBe(true);
  expect(sent.filter((streams) => streams === 3)).toHaveLength(whole - 1);
});
