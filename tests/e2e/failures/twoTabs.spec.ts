import { z } from "zod";
import { answer, card, expect, hasToSend, opensTile, signIn, test } from "../harness/classroom.ts";
import { opensThePill, says } from "../harness/deeds.ts";
import { inChromium } from "../harness/inChromium.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import type { Tablet } from "../harness/tablet.ts";
import { observationsOnTablet } from "../harness/tabletRecords.ts";

/** How many exchanges of this tablet are under way, and how many wait for their turn. */
const turns = async (): Promise<{ now: number; next: number }> => {
  const { held = [], pending = [] } = await navigator.locks.query();
  const exchanges = (locks: LockInfo[]) => locks.filter(({ name }) => name?.startsWith("exchange ")).length;
  return { now: exchanges(held), next: exchanges(pending) };
};

const pushed = z.object({ acts: z.array(z.object({ id: z.string() })) });

async function bothCount(tabs: readonly Tablet[], waiting: number): Promise<void> {
  for (const tab of tabs) await hasToSend(tab, waiting);
}

test("two tabs of one tablet: what either records is in both, each once, and only one of them sends", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const { person } = one("ta");
  const first = inChromium(await newTablet(school.origin));
  await first.open("/");
  await signIn(first, one("ta"));
  const second = await first.anotherTab();
  await opensTile(second, one("ta"));
  await second.sees({ role: "button", name: card("Amara") });
  const tabs = [first, second];
  const before = new Set((await observationsOnServer(school)).map(({ id }) => id));
  await school.kill();

  await says(first, "Amara", "On own");
  await bothCount(tabs, 1);
  await says(second, "Bilal", "Not yet");
  await bothCount(tabs, 2);
  await first.tap({ role: "button", name: card("Cai") });
  await second.tap({ role: "button", name: card("Cai") });
  const [here, there] = [await answer(first, "Lots of help"), await answer(second, "A bit of help")];
  await Promise.all([first.tap(here), second.tap(there)]);
  await bothCount(tabs, 4);
  const made = (await observationsOnTablet(first, person)).filter((id) => !before.has(id));
  expect(made).toHaveLength(4);

  await school.start();
  const pushes = first.wire.overhear(/^\/sync\/push/);
  const sending = first.wire.holdAnswer(/^\/sync\/push/);
  for (const tab of tabs) await opensThePill(tab);
  await first.tap({ role: "button", name: "Send now" });
  await sending.there;
  await second.tap({ role: "button", name: "Send now" });
  await expect.poll(() => second.evaluate(turns)).toEqual({ now: 1, next: 1 });
  sending.letGo();

  for (const tab of tabs) await tab.sees(/Sent\. Everything is at the school/);
  await bothCount(tabs, 0);
  const sent = pushes.flatMap(({ asked }) => pushed.parse(JSON.parse(asked)).acts.map(({ id }) => id));
  expect(sent).toHaveLength(4);
  const kept = (await observationsOnServer(school)).map(({ id }) => id).filter((id) => !before.has(id));
  expect(kept.toSorted()).toEqual(made.toSorted());
});
