/** The first exchange of who leads a phase: much comes, and she works with what is here. */
import { parseStream } from "../../../src/domain/streams.ts";
import { academicYearOf, dayOf } from "../../../src/domain/time.ts";
import { recentFrom } from "../../../src/server/sync/pullOrder.ts";
import type { Page } from "../../../src/sync/protocol.ts";
import { choosesPin, givesPassword, givesSecondStep, expect, receivesAll, test } from "../harness/classroom.ts";
import { opensThePlan, says } from "../harness/deeds.ts";
import { pullsAnswered } from "../harness/overheard.ts";
import type { Tablet } from "../harness/tablet.ts";

const pull = /^\/sync\/pull/;

/** What comes when: cards and plans, the last fortnight, the rest of this year, last year, all else. */
function placesOf({ stream, records = [] }: Page, year: string, recent: string): number[] {
  const parts = parseStream(stream);
  if (parts?.type === "file" || parts?.type === "leadership") return [4];
  if (parts?.type !== "evidence") return [0];
  if (parts.year !== year) return [3];
  return records.map(({ id }) => (id >= recent ? 1 : 2));
}

function bar(tablet: Tablet): Promise<{ value: number; max: number } | null> {
  return tablet.evaluate(() => {
    const found = document.querySelector("progress");
    return found && { value: found.value, max: found.max };
  });
}

test("a phase leader's first exchange: cards and plans come first and are used while the rest comes behind a bar, this week before last year", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  const heard = tablet.wire.overhear(pull);
  const leader = one("phaseLeader");
  const { login } = leader;
  await tablet.open("/");
  let held = tablet.wire.holdAnswer(pull);
  await givesPassword(tablet, leader);
  await givesSecondStep(tablet, leader);
  await choosesPin(tablet, { login });
  const pages = () => pullsAnswered(heard).flatMap((answer) => answer.pages ?? []);
  const isEvidence = ({ stream }: Page) => parseStream(stream)?.type === "evidence";
  do {
    await held.there;
    const next = tablet.wire.holdAnswer(pull);
    held.letGo();
    await next.there;
    held = next;
  } while (!pages().some(isEvidence));

  await tablet.sees({ role: "progressbar", name: "Received from the school" });
  const begun = await bar(tablet);
  expect(begun?.value).toBeGreaterThan(0);
  expect(begun?.value).toBeLessThan(begun?.max ?? 0);
  await tablet.tap({ role: "link", name: "Phase" });
  await tablet.sees({ role: "heading", name: "Phase 2 (primary)" });
  await tablet.sees(/Still arriving: what is counted here may grow/);
  await tablet.tap({ role: "button", name: /^Kingfisher/ });
  await tablet.sees({ role: "link", name: /^Cai/ });
  await opensThePlan(tablet, "Cai");
  await tablet.sees(/Looks at one of two objects for 3 seconds/);
  await tablet.tap({ role: "link", name: "Class" });
  await says(tablet, "Cai", "A bit of help");

  held.letGo();
  await receivesAll(tablet);
  await tablet.seesNoMore({ role: "progressbar", name: "Received from the school" });
  const now = Date.now();
  const year = academicYearOf(dayOf(now, "Europe/London"));
  const places = pages().flatMap((page) => placesOf(page, year, recentFrom(now)));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect([...new Set(places)]).toEqual(expect.arrayContaining([0, 1, 2]));
});
