import { instantOf } from "../../../src/sync/stamp.ts";
import { expect, hasToSend, signIn, test, type Classroom } from "../harness/classroom.ts";
import { exchanges, opensTheClass, opensThePill, says } from "../harness/deeds.ts";
import { changesOnServer, recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";
import type { NewTablet } from "../harness/test.ts";
import { observationsOnTablet } from "../harness/tabletRecords.ts";
import { clockAhead, hasClock, setsClock } from "../harness/wallClock.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What is not known of when an answer left: a wrong clock is put right to within this. */
const tolerance = 2_000;

/** One record, and the true instants between which it was made. */
interface Made {
  by: string;
  from: number;
  until: number;
}

const makes = async (tablet: Tablet, by: string, child: string): Promise<Made> => {
  const from = Date.now();
  await says(tablet, child, "On own");
  return { by, from, until: Date.now() };
};

/** The records made are on the server, each with what the tablet's clock read and by how much that was put right. */
const areOnServer = (
  { school }: Classroom,
  made: readonly Made[],
  before: ReadonlySet<string>,
  wrong: ReadonlyMap<string, number>,
): void => {
  const changes = changesOnServer(school)
    .filter(({ id }) => !before.has(id))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  expect(changes.map(({ by }) => by)).toEqual(made.map(({ by }) => by));
  const records = new Map(recordsOnServer(school, "observation").map((record) => [record.id, record.fields]));
  for (const [at, { by, from, until }] of made.entries()) {
    const change = changes[at];
    const { observedAt, correction } = records.get(change?.record ?? "") ?? {};
    for (const instant of [Number(observedAt), instantOf(change?.at ?? "")]) {
      expect(instant).toBeGreaterThan(from - tolerance);
      expect(instant).toBeLessThan(until + tolerance);
    }
    expect(Math.abs(Number(correction) + (wrong.get(by) ?? 0))).toBeLessThan(tolerance);
    const read = Number(observedAt) - Number(correction) - (wrong.get(by) ?? 0);
    expect(read).toBeGreaterThanOrEqual(from);
    expect(read).toBeLessThanOrEqual(until);
  }
};

const isTold = async (tablet: Tablet, words: RegExp): Promise<void> => {
  await opensThePill(tablet);
  await tablet.sees(words);
  await opensTheClass(tablet);
};

const tabletWith = async (newTablet: NewTablet, { school, one }: Classroom, role: string, ahead: number): Promise<Tablet> => {
  const tablet = await newTablet(school.origin);
  hasClock(tablet, ahead);
  await tablet.open("/");
  await signIn(tablet, one(role));
  expect(Math.abs((await clockAhead(tablet)) - ahead)).toBeLessThan(tolerance);
  return tablet;
};

/** Two adults record in turn with the server away, and bring it all back. */
const inTurnAway = async (classroom: Classroom, toms: Tablet, priyas: Tablet): Promise<Made[]> => {
  const { one } = classroom;
  const [tom, priya] = [one("ta").person, one("teacher").person];
  const made = [
    await makes(toms, tom, "Amara"),
    await makes(priyas, priya, "Bilal"),
    await makes(toms, tom, "Cai"),
    await makes(priyas, priya, "Dilys"),
  ];
  for (const tablet of [toms, priyas]) await hasToSend(tablet, 2);
  return made;
};

test("one tablet is a day ahead, the other five minutes behind, from the first day on: both are told, and records are in true order", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const toms = await tabletWith(newTablet, classroom, "ta", day);
  const priyas = await tabletWith(newTablet, classroom, "teacher", -5 * minute);
  await isTold(toms, /This iPad’s clock 24 hours fast; corrected in every record/);
  await isTold(priyas, /This iPad’s clock 5 minutes slow; corrected in every record/);
  const before = new Set(changesOnServer(school).map(({ id }) => id));

  await school.kill();
  const made = await inTurnAway(classroom, toms, priyas);
  await toms.tap({ role: "button", name: "Last five" });
  expect(await toms.reads({ role: "region", name: "Your last five" })).not.toMatch(/yesterday|tomorrow/i);
  await toms.tap({ role: "button", name: "Close the sheet" });
  await school.start();
  for (const tablet of [toms, priyas, toms]) {
    await exchanges(tablet);
    await tablet.sees(/Up to date/);
    await opensTheClass(tablet);
  }

  const wrong = new Map([
    [one("ta").person, day],
    [one("teacher").person, -5 * minute],
  ]);
  areOnServer(classroom, made, before, wrong);
  const all = recordsOnServer(school, "observation").map(({ id }) => id);
  expect((await observationsOnTablet(toms, one("ta").person)).sort()).toEqual(all);
  expect((await observationsOnTablet(priyas, one("teacher").person)).sort()).toEqual(all);
});

test("the clocks go wrong while the tablets are away: what was never sent is put right before it leaves", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const toms = await tabletWith(newTablet, classroom, "ta", 0);
  const priyas = await tabletWith(newTablet, classroom, "teacher", 0);
  await isTold(toms, /This iPad’s clock Right/);
  const before = new Set(changesOnServer(school).map(({ id }) => id));

  await school.kill();
  await setsClock(toms, -day);
  await setsClock(priyas, 5 * minute);
  const made = await inTurnAway(classroom, toms, priyas);
  await school.start();
  for (const tablet of [priyas, toms, priyas]) {
    await exchanges(tablet);
    await tablet.sees(/Up to date/);
    await opensTheClass(tablet);
  }
  await isTold(toms, /This iPad’s clock 24 hours slow; corrected in every record/);
  await isTold(priyas, /This iPad’s clock 5 minutes fast; corrected in every record/);

  const wrong = new Map([
    [one("ta").person, -day],
    [one("teacher").person, 5 * minute],
  ]);
  areOnServer(classroom, made, before, wrong);
  const all = recordsOnServer(school, "observation").map(({ id }) => id);
  expect((await observationsOnTablet(toms, one("ta").person)).sort()).toEqual(all);
  expect((await observationsOnTablet(priyas, one("teacher").person)).sort()).toEqual(all);
});
