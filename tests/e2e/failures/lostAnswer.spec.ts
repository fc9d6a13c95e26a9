import { card, choosesPin, expect, givesPassword, hasToSend, opensTile, test } from "../harness/classroom.ts";
import { exchangeInTurn, exchanges, opensTheClass, says, tabletOf } from "../harness/deeds.ts";
import { pullsAnswered, pushesAnswered, pushesAsked } from "../harness/overheard.ts";
import { changesOnServer } from "../harness/schoolFile.ts";
import { observationsOnServer } from "../harness/serverRecords.ts";
import { shellIsKept } from "../harness/shellFacts.ts";
import { observationsOnTablet } from "../harness/tabletRecords.ts";

test("the answer to a push is lost: it is sent again, is known, and the record is there once", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const toms = await tabletOf(newTablet, classroom, "ta");
  const before = new Set(changesOnServer(school).map(({ id }) => id));
  const pushes = toms.wire.overhear(/^\/sync\/push/);

  toms.wire.loseAnswer(/^\/sync\/push/);
  await says(toms, "Amara", "On own");
  await toms.sees(/Server unreachable since \d+:\d\d, 1 to send/);
  const stored = changesOnServer(school).filter(({ id }) => !before.has(id));
  expect(stored.map(({ kind, by }) => ({ kind, by }))).toEqual([{ kind: "observation", by: one("ta").person }]);
  await hasToSend(toms, 1);

  await exchanges(toms);
  await hasToSend(toms, 0);
  const acts = pushesAsked(pushes).flatMap(({ acts }) => acts.map(({ id }) => id));
  expect(acts.length).toBeGreaterThanOrEqual(2);
  expect(new Set(acts).size).toBe(1);
  const outcomes = pushesAnswered(pushes).flatMap(({ results }) => results.map(({ outcome }) => outcome));
  expect(outcomes[0]).toBe("accepted");
  expect(new Set(outcomes.slice(1))).toEqual(new Set(["known"]));
  expect(changesOnServer(school).filter(({ id }) => !before.has(id))).toEqual(stored);
});

const noAnswer = /Not sent\. The school’s server does not answer\. Tries again by itself\./;

test("the answer to a pull is lost, whether it says that there is more or brings it: what others wrote arrives once", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const [toms, priyas] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "teacher")];
  await says(priyas, "Amara", "On own");
  await exchangeInTurn(priyas);
  const here = async () => (await observationsOnTablet(toms, one("ta").person)).sort();
  const before = await here();

  toms.wire.loseAnswer(/^\/sync\/pull/);
  await exchanges(toms, noAnswer);
  expect(await here()).toEqual(before);

  const first = toms.wire.holdAnswer(/^\/sync\/pull/);
  await toms.tap({ role: "button", name: "Send now" });
  await first.there;
  toms.wire.loseAnswer(/^\/sync\/pull/);
  first.letGo();
  await toms.sees(new RegExp(`${noAnswer.source} Send now`));
  expect(await here()).toEqual(before);

  await opensTheClass(toms);
  await exchanges(toms);
  await toms.sees(/Received 1, for 1 pupil/);
  const everywhere = (await observationsOnServer(school)).map(({ id }) => id).sort();
  expect(await here()).toEqual(everywhere);
  expect(everywhere).toHaveLength(before.length + 1);
});

test("the network breaks off in the middle of the first sync: the class is there to work with, and the rest follows from there", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  const { login, password, person } = one("ta");
  const pulls = tablet.wire.overhear(/^\/sync\/pull/);
  await tablet.open("/");
  // It is reloaded with no network.
  await shellIsKept(tablet);
  tablet.wire.cutAfter(2, /^\/sync\/pull/);
  await givesPassword(tablet, { login, password });
  await choosesPin(tablet, { login });
  await tablet.sees(/Server unreachable since/);

  const all = (await observationsOnServer(school)).map(({ id }) => id).sort();
  const some = await observationsOnTablet(tablet, person);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(all.length);
  expect(await tablet.count({ role: "button", name: /Change$/ })).toBeGreaterThanOrEqual(9);
  await says(tablet, "Amara", "On own");
  await tablet.reload();
  await opensTile(tablet, one("ta"));
  await tablet.sees({ role: "button", name: card("Amara") });
  await hasToSend(tablet, 1);

  await tablet.wire.mend();
  await exchanges(tablet);
  const given = pullsAnswered(pulls).flatMap(({ pages = [] }) => pages.flatMap(({ records = [] }) => records.map(({ id }) => id)));
  expect(given.length).toBeGreaterThan(all.length);
  expect(new Set(given).size).toBe(given.length);
  const made = (await observationsOnServer(school)).map(({ id }) => id).sort();
  expect(made).toHaveLength(all.length + 1);
  expect((await observationsOnTablet(tablet, person)).sort()).toEqual(made);
  await hasToSend(tablet, 0);
});
