import { expect, hasToSend, opensTile, test, type Adult } from "../harness/classroom.ts";
import { exchangeInTurn, notes, opens, says, signedOut, signsInToSend, opensTheClass, tabletOf } from "../harness/deeds.ts";
import { backUp, restore } from "../harness/restoring.ts";
import { changesOnServer, pupilsInBytes, streamsHolding } from "../harness/schoolFile.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import { observationsOnTablet } from "../harness/tabletRecords.ts";
import type { Tablet } from "../harness/tablet.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOnTablet } from "../harness/tabletRows.ts";

/** What was handed out before a copy was made is void in it: everybody signs in anew, the school's server being there. */
async function signInAgain(...all: readonly (readonly [Tablet, Adult])[]): Promise<void> {
  for (const [tablet, adult] of all) {
    tablet.forgives(signedOut);
    await tablet.reload();
    await opensTile(tablet, adult);
    await tablet.sees(/Sign in to send/);
    await signsInToSend(tablet, adult, adult.password);
    await opensTheClass(tablet);
  }
}

test("the server is put back to a copy of before: the tablets give it again what it lost, under the names and times it had", async ({
  classroom,
  newTablet,
}, info) => {
  test.setTimeout(300_000);
  const { school, one } = classroom;
  const [tom, priya] = [one("ta"), one("teacher")];
  const [toms, priyas] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "teacher")];
  const atFirst = new Set((await observationsOnServer(school)).map(({ id }) => id));
  await says(toms, "Amara", "On own");
  await exchangeInTurn(toms, priyas);
  const copy = info.outputPath("copy");
  await backUp(school, copy);
  const inTheCopy = new Set(changesOnServer(school).map(({ id }) => id));

  await says(toms, "Bilal", "A bit of help");
  await says(priyas, "Cai", "Not yet");
  await exchangeInTurn(toms, priyas, toms);
  await says(toms, "Dilys", "Lots of help");
  await exchangeInTurn(toms, priyas);
  const lost = changesOnServer(school).filter(({ id }) => !inTheCopy.has(id));
  expect(lost.map(({ by }) => by).sort()).toEqual([tom.person, tom.person, priya.person].sort());
  await priyas.goOffline();
  await says(priyas, "Ewan", "On own");
  await hasToSend(priyas, 1);

  await restore(school, copy);
  expect(new Set(changesOnServer(school).map(({ id }) => id))).toEqual(inTheCopy);
  await priyas.goOnline();
  await signInAgain([toms, tom], [priyas, priya]);
  await exchangeInTurn(toms, priyas, toms);

  const told = ({ id, stream, kind, record, at, by, body }: (typeof lost)[number]) => ({ id, stream, kind, record, at, by, body });
  const now = changesOnServer(school).filter(({ id }) => !inTheCopy.has(id));
  const again = now.filter(({ id }) => lost.some((one) => one.id === id));
  expect(again.map(told)).toEqual(lost.map(told));
  expect(now.filter((one) => !again.includes(one)).map(({ by }) => by)).toEqual([priya.person]);

  const everywhere = await observationsOnServer(school);
  const made = everywhere.filter(({ id }) => !atFirst.has(id));
  expect(made.map(({ by }) => by).sort()).toEqual([tom.person, tom.person, tom.person, priya.person, priya.person].sort());
  const ids = everywhere.map(({ id }) => id).sort();
  expect((await observationsOnTablet(toms, tom.person)).sort()).toEqual(ids);
  expect((await observationsOnTablet(priyas, priya.person)).sort()).toEqual(ids);
  for (const tablet of [toms, priyas]) {
    await tablet.sees(/Up to date/);
    await hasToSend(tablet, 0);
  }
});

test("words that were taken back since the copy was made are taken back from it again", async ({ classroom, newTablet }, info) => {
  test.setTimeout(300_000);
  const { school, one } = classroom;
  const toms = await tabletOf(newTablet, classroom, "ta", opensRows);
  const priyas = await tabletOf(newTablet, classroom, "teacher", opensRows);
  const words = "Giggled at the peacock feather";
  await notes(toms, "Amara", words);
  await exchangeInTurn(toms, priyas);
  const [aboutAmara = ""] = streamsHolding(school, words);
  const copy = info.outputPath("copy");
  await backUp(school, copy);

  await opens(toms, "Amara");
  await toms.tap({ role: "button", name: "Wrong pupil" });
  await toms.tap({ role: "button", name: "Bilal", within: { role: "region", name: "Wrong pupil" } });
  await toms.sees(/Bilal, a note/);
  await exchangeInTurn(toms, priyas);
  const aboutBilal = streamsHolding(school, words);
  expect(aboutBilal).not.toContain(aboutAmara);

  await restore(school, copy);
  expect(streamsHolding(school, words)).toEqual([aboutAmara]);
  await signInAgain([priyas, one("teacher")], [toms, one("ta")]);
  await exchangeInTurn(priyas, toms, priyas);

  expect(streamsHolding(school, words)).toEqual(aboutBilal);
  const pupils = new Set(pupilsInBytes(school, words));
  expect([...pupils].map((pupil) => aboutBilal.some((stream) => stream.includes(pupil)))).toEqual([true]);
  for (const tablet of [toms, priyas]) {
    const rows = (await rowsOnTablet(tablet)).filter(({ text }) => text.includes(words));
    expect(new Set(rows.map(({ key }) => key.split("|")[0]))).toEqual(new Set(aboutBilal));
    await tablet.sees(/Up to date/);
  }
});
