/** Moments of several adults: the same thing seen twice, and two classes out together without a signal. */
import { v7 } from "uuid";
import { streams } from "../../../../src/domain/streams.ts";
import { callAs } from "../../harness/caller.ts";
import { card, counting, type Classroom } from "../../harness/classroom.ts";
import { exchanges, goOffline, goOnline, opens, tabletOf } from "../../harness/deeds.ts";
import { idOf, recordedSince, seenSoFar } from "../../harness/momentRecords.ts";
import { expect, instantOn, tells, test, tuesday } from "../../harness/moments.ts";
import { changesOnServer, recordsOnServer } from "../../harness/schoolFile.ts";
import type { Tablet } from "../../harness/tablet.ts";

const looks = "Chooses red or green with her eyes";

test("two adults see the same thing a minute apart: both records, one opportunity seen by two, and a person may say it was not", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("10:41");
  const before = seenSoFar(school);
  const toms = await tabletOf(newTablet, classroom, "ta");
  const priyas = await tabletOf(newTablet, classroom, "teacher");
  for (const tablet of [toms, priyas]) {
    await tablet.tap({ role: "button", name: "Sensory story" });
    await tablet.sees({ role: "button", name: /^Activity now: Sensory story/ });
    await tablet.goOffline();
  }
  const sees = async (tablet: Tablet, how: string): Promise<void> => {
    const hands = counting(tablet);
    await hands.tap({ role: "button", name: card("Amara") });
    await hands.tap({ role: "button", name: new RegExp(`^${how}`), within: { role: "group", name: `${looks}: how it went` } });
    // Nothing happens in the lesson: what was saved is said, and no more.
    await tablet.sees(new RegExp(`Amara chooses red or green with her eyes: ${how.toLowerCase()} Saved here`));
    tells(info, "two adults, one moment", "1 record", hands);
    expect(hands.taps()).toBe(2);
  };
  // Told anew: a busy machine may have taken longer than a minute to come here.
  await itIs("10:41");
  await sees(toms, "A bit of help");
  await itIs("10:42");
  await sees(priyas, "On own");
  for (const tablet of [toms, priyas, toms]) {
    await tablet.goOnline();
    await exchanges(tablet);
  }
  const made = recordedSince(school, before);
  expect(made.map(({ child, target, fields: { went, seenBy, precision } }) => ({ child, target, went, seenBy, precision }))).toEqual([
    { child: "Amara", target: looks, went: "bitOfHelp", seenBy: { staff: one("ta").person }, precision: "exact" },
    { child: "Amara", target: looks, went: "onOwn", seenBy: { staff: one("teacher").person }, precision: "exact" },
  ]);

  await opensEvidence(priyas);
  await priyas.sees(/Seen by two, with Tom[^.]*: they saw it differently\. One opportunity\./);
  await priyas.sees(/Seen by two, with Priya Kaur: they saw it differently\. One opportunity\./);
  await priyas.tap({ role: "button", name: "Not the same moment as Tom Brennan’s" });
  await priyas.seesNoMore({ role: "button", name: /^Not the same moment as/ });
  await exchanges(priyas);
  const said = recordsOnServer(school, "pair").filter(
    ({ fields }) => fields.joined === false && made.every(({ id }) => JSON.stringify(fields.observations).includes(id)),
  );
  expect(said).toHaveLength(1);
  await exchanges(toms);
  await opensEvidence(toms);
  await toms.sees(/Chooses red or green with her eyes: on own today 10:42, seen by Priya Kaur/);
  await toms.seesNoMore(/Seen by two, with Priya[^.]*differently/);
});

async function opensEvidence(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: /^Amara/ });
  await tablet.tap({ role: "link", name: "Evidence" });
  await tablet.sees({ role: "heading", name: "Evidence" });
}

/** Two classes mixed for a day: Kingfisher's Amara and Bilal, and Goldcrest's Ishaan. Teacher and assistant go along. */
async function plansTheTrip({ school, one }: Classroom): Promise<{ group: string; activity: string }> {
  const at = instantOn("08:05");
  const leader = await callAs(school, one("leader"));
  const [goldcrest, group, ishaan, activity] = [v7(), v7(), v7(), v7()];
  const named = { phase: "phase-2", site: null, pathway: null, from: tuesday } as const;
  const stays = (pupil: string, of: "class" | "group", value: string, until: string | null) => ({
    stream: streams.card(pupil),
    kind: "membership" as const,
    record: v7(),
    fields: { pupil, of, value, from: tuesday, until },
  });
  const inClass = { name: "Goldcrest", type: "class", ...named, until: null } as const;
  const untilMidnight = { name: "The farm", type: "group", ...named, until: tuesday } as const;
  await leader.acts(at, { stream: streams.school, kind: "class", record: goldcrest, fields: inClass });
  await leader.acts(at, { stream: streams.school, kind: "class", record: group, fields: untilMidnight });
  const child = { firstName: "Ishaan", lastName: "Rao", knownAs: null };
  await leader.acts(
    at,
    { stream: streams.card(ishaan), kind: "pupil", record: ishaan, fields: child },
    stays(ishaan, "class", goldcrest, null),
  );
  for (const pupil of [ishaan, idOf(school, "pupil", "firstName", "Amara"), idOf(school, "pupil", "firstName", "Bilal")])
    await leader.acts(at, stays(pupil, "group", group, tuesday));
  for (const role of ["teacher", "ta"])
    await school.command("staff", "grant", one(role).person, "--role", role, "--class", group, "--until", tuesday);
  const place = { name: "Trip", place: "The farm", camera: true, areas: [], usualAdults: [], until: tuesday };
  const teacher = await callAs(school, one("teacher"));
  await teacher.acts(at, { stream: streams.class(group), kind: "activity", record: activity, fields: place });
  return { group, activity };
}

async function opensTheTrip(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: "Class: Kingfisher. Change class" });
  await tablet.tap({ role: "button", name: /^The farm/ });
  await tablet.sees({ role: "button", name: card("Ishaan") });
  await tablet.sees({ role: "button", name: card("Amara") });
  await tablet.sees(/All 3 are on this iPad/);
  await tablet.tap({ role: "button", name: /^Activity now: / });
  await tablet.tap({ role: "button", name: /^Trip/ });
  await tablet.sees({ role: "button", name: /^Activity now: Trip/ });
}

test("the farm: two classes, no signal, two iPads; a note about three children is one act and a record in each child's stream, naming only that child", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("08:10");
  const { activity } = await plansTheTrip(classroom);
  const before = seenSoFar(school);
  const priyas = await tabletOf(newTablet, classroom, "teacher");
  const toms = await tabletOf(newTablet, classroom, "ta");
  for (const tablet of [priyas, toms]) await opensTheTrip(tablet);
  await goOffline(priyas, toms);

  const hands = counting(priyas);
  await hands.tap({ role: "button", name: card("Amara") });
  await hands.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await hands.tap({ role: "button", name: card("Bilal") });
  await hands.tap({ role: "button", name: card("Ishaan") });
  await hands.type("Note about Amara, Bilal and Ishaan", "Amara fed the goat, then Bilal and Ishaan laughed with her");
  await hands.tap({ role: "button", name: "Save in 3 records" });
  for (const name of ["Amara", "Bilal", "Ishaan"]) {
    await priyas.sees(new RegExp(`“${name}” is a pupil’s name\\.`));
    await hands.tap({ role: "button", name: "Yes" });
  }
  await priyas.sees(/a note: .* Saved here/);
  tells(info, "a note about three children, two of them named in another's", "3 records, 1 act", hands);
  expect(hands.taps()).toBeLessThanOrEqual(8);
  await opens(toms, "Ishaan");
  await toms.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await toms.type("Note about Ishaan", "Held the reins by himself");
  await toms.tap({ role: "button", name: "Save the note" });
  await toms.sees(/Ishaan, a note: Held the reins by himself Saved here/);

  await goOnline(priyas, toms);
  for (const tablet of [priyas, toms]) await exchanges(tablet);
  const made = recordedSince(school, before);
  expect(
    Object.fromEntries(
      made
        .filter(({ fields }) => !(typeof fields.words === "string" && fields.words.startsWith("Held")))
        .map(({ child, fields }) => [child, fields.words]),
    ),
  ).toEqual({
    Amara: "Amara fed the goat, then another child and another child laughed with her",
    Bilal: "Another child fed the goat, then Bilal and another child laughed with her",
    Ishaan: "Another child fed the goat, then another child and Ishaan laughed with her",
  });
  for (const { child, stream, fields } of made) {
    expect(stream).toBe(streams.evidence(idOf(school, "pupil", "firstName", child), "2025-26"));
    expect(fields).toMatchObject({ kind: "note", activity, precision: "exact" });
  }
  const acts = changesOnServer(school).flatMap(({ record, act, by }) => (made.some(({ id }) => id === record) ? [{ act, by }] : []));
  expect(new Set(acts.filter(({ by }) => by === one("teacher").person).map(({ act }) => act)).size).toBe(1);
  expect(acts).toHaveLength(4);

  // Until midnight, and no longer.
  await itIs("08:30", "2025-11-19");
  await exchanges(toms);
  await toms.seesNoMore({ role: "button", name: card("Ishaan") });
});
