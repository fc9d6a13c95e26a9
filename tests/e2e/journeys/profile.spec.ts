import { card, expect, signIn, test } from "../harness/classroom.ts";
import { exchanges, opens, opensThePlan, says } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { School } from "../harness/school.ts";
import type { Tablet } from "../harness/tablet.ts";

const areas = ["Exploration", "Realisation", "Anticipation", "Persistence", "Initiation"] as const;

/** The id of a child by first name, as the server knows it. */
function childNamed(school: School, name: string): string {
  const found = recordsOnServer(school, "pupil").find(({ fields }) => fields.firstName === name || fields.knownAs === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found.id;
}

/** On how many days of this school year each area was seen, counted on the server's own records. */
function daysSeen(school: School, pupil: string): Record<string, number> {
  const london = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" });
  const today = new Date();
  const year = today.getMonth() < 7 ? today.getFullYear() - 1 : today.getFullYear();
  const seen = recordsOnServer(school, "observation").flatMap(({ stream, fields }) => {
    const { kind, areas: of, chips, words, observedAt, went, state, removedAt } = fields;
    const said = (Array.isArray(chips) && chips.length > 0) || (typeof words === "string" && words !== "");
    const counts = kind === "engagement" && said && went !== "declined" && state !== "asleep" && typeof removedAt !== "number";
    if (!counts || typeof observedAt !== "number" || !Array.isArray(of) || !stream.startsWith(`evidence/${pupil}/`)) return [];
    const day = london.format(observedAt);
    return day < `${year}-08-01` ? [] : of.flatMap((area) => (typeof area === "string" ? [{ area, day }] : []));
  });
  return Object.fromEntries(
    areas.map((area) => [area, new Set(seen.filter((one) => one.area === area.toLowerCase()).map(({ day }) => day)).size]),
  );
}

/** What the strips say, in their own words. */
function strips(tablet: Tablet): Promise<string[]> {
  return tablet.evaluate(() => [...document.querySelectorAll(".strip-row__track")].map((one) => one.getAttribute("aria-label") ?? ""));
}

const opportunities = (tablet: Tablet): Promise<number> =>
  tablet.evaluate(() => Number(/(\d+) opportunit/.exec(document.body.innerText)?.[1] ?? "0"));

const historyAsked = ({ wire }: Tablet): number => wire.requests.filter(({ path }) => path === "/sync/history").length;

test("from the class to a child's profile, a target's own journey and the record of what was changed, offline and online", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(300_000);
  const { school, one } = classroom;
  const teacher = one("teacher");
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, teacher);
  const cai = childNamed(school, "Cai");

  // What the strips show is what is on the server, day for day.
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: /^Cai/ });
  await tablet.tap({ role: "link", name: "Profile" });
  await tablet.sees({ role: "heading", name: "Engagement" });
  const expected = Object.entries(daysSeen(school, cai)).map(
    ([area, days]) => `${area}: ${days === 0 ? "not seen this year" : `seen on ${days} ${days === 1 ? "day" : "days"}`}`,
  );
  await expect.poll(() => strips(tablet)).toEqual(expected);
  expect(expected.some((words) => words.includes("seen on"))).toBe(true);

  // A journey opens with no network, and one more opportunity is one more in it.
  await tablet.goOffline();
  const target = { role: "button", name: /^Looks at one of two objects for 3 seconds last seen/ } as const;
  await tablet.tap(target);
  await tablet.sees(/opportunities since/);
  await tablet.sees(/How much help/);
  const before = await opportunities(tablet);
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Cai") });
  await opens(tablet, "Cai");
  await says(tablet, "Cai", "Not yet");
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: /^Cai/ });
  await tablet.tap({ role: "link", name: "Profile" });
  await tablet.tap(target);
  await tablet.sees(new RegExp(`${before + 1} opportunities since`));

  // The record says where the whole of it is, and what the iPad knows.
  await tablet.tap({ role: "link", name: "Record" });
  await tablet.sees(/The full history is on the server/);
  await tablet.sees(new RegExp(`${teacher.displayName} added a record`));
  expect(historyAsked(tablet)).toBe(0);

  // With the server there: who changed what, from what, to what; one request a page.
  await tablet.goOnline();
  await tablet.sees(/Up to date/);
  await tablet.tap({ role: "link", name: "Evidence" });
  await tablet.tap({ role: "button", name: /^Correct: Looks at one of two objects/, within: { role: "region", name: "Today" } });
  await tablet.tap({ role: "button", name: "How it went" });
  await tablet.tap({ role: "button", name: "A bit of help" });
  await tablet.sees(/Corrected/);
  await exchanges(tablet);
  await opensThePlan(tablet, "Cai");
  await tablet.tap({ role: "link", name: "Record" });
  await tablet.sees(new RegExp(`${teacher.displayName} changed a record`));
  await tablet.sees(/How it went: Not yet → ?(is now)? ?A bit of help/);
  expect(historyAsked(tablet)).toBe(1);
  await tablet.tap({ role: "button", name: "The plan" });
  await tablet.seesNoMore(/changed a record/);
  // What is further down is not drawn yet.
  await tablet.sees(/a programme/);
  expect(historyAsked(tablet)).toBe(2);
});
