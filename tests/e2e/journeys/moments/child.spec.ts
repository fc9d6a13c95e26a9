/** Moments about one child: how they are today, and who is new to them. */
import { card, counting, sendNow } from "../../harness/classroom.ts";
import { tabletOf } from "../../harness/deeds.ts";
import { idOf, recordedSince, seenSoFar } from "../../harness/momentRecords.ts";
import { expect, instantOn, tells, test } from "../../harness/moments.ts";
import { recordsOnServer } from "../../harness/schoolFile.ts";
import { observationsOnServer } from "../../harness/serverRecords.ts";
import type { Tablet } from "../../harness/tablet.ts";

const wednesday = "2025-11-19";
const state = (child: string, said: string) => ({ role: "button", name: `${child}, ${said}. Change` }) as const;

/** Nothing is asked about the child: not in the sheet, and not in the day's gaps. */
async function isLeftInPeace(tablet: Tablet, child: string, activity: string): Promise<void> {
  await tablet.tap({ role: "button", name: card(child) });
  await tablet.sees({ role: "region", name: `Record for ${child}` });
  await tablet.sees({ role: "button", name: new RegExp(`^Activity now: ${activity}`) });
  await tablet.sees({ role: "group", name: "What to record" });
  expect(await tablet.count({ role: "button", name: /^Didn’t join in/ })).toBe(0);
  await tablet.tap({ role: "button", name: "Close the sheet" });
  await tablet.tap({ role: "link", name: "Catch up" });
  await tablet.sees(/Dilys After a seizure 10:52, resting/);
  expect(await tablet.count({ role: "button", name: new RegExp(`^${child}, `) })).toBe(0);
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card(child) });
}

test("after a seizure: two taps and no record; the day is quiet, whatever is on, and it ends next morning", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("10:52");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap({ role: "button", name: "Sensory story" });
  await tablet.sees({ role: "button", name: /^Activity now: Sensory story/ });

  const hands = counting(tablet);
  await hands.tap(state("Dilys", "State: not said"));
  await hands.tap({ role: "button", name: "After a seizure" });
  await tablet.sees(state("Dilys", "After a seizure 10:52, resting"));
  await tablet.sees(/Details go in the medical record/);
  tells(info, "after a seizure", "a state, no record", hands);
  expect(hands.taps()).toBeLessThanOrEqual(3);
  await isLeftInPeace(tablet, "Dilys", "Sensory story");
  await sendNow(tablet);
  expect(recordedSince(school, before)).toEqual([]);
  const dilys = idOf(school, "pupil", "firstName", "Dilys");
  const said = recordsOnServer(school, "state").find(({ fields }) => fields.pupil === dilys)?.fields;
  expect(said).toMatchObject({ state: "afterSeizure" });
  expect(Number(said?.since)).toBeGreaterThanOrEqual(instantOn("10:52"));

  await itIs("13:20");
  await tablet.tap({ role: "button", name: "Floor time" });
  await tablet.sees(state("Dilys", "After a seizure 10:52, resting"));
  await isLeftInPeace(tablet, "Dilys", "Floor time");
  // What is seen all the same is kept with the state.
  await tablet.tap({ role: "button", name: card("Dilys") });
  await tablet.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await tablet.type("Note about Dilys", "Slept through the story");
  await tablet.tap({ role: "button", name: "Save the note" });
  await tablet.sees(/Dilys, a note: Slept through the story/);
  await sendNow(tablet);
  expect(recordedSince(school, before)).toMatchObject([
    { child: "Dilys", fields: { kind: "note", state: "afterSeizure", seenBy: { staff: one("ta").person } } },
  ]);

  await itIs("08:50", wednesday);
  await tablet.sees(state("Dilys", "State: not said"));
});

test("after a seizure, until somebody says that it is over", async ({ classroom, newTablet, itIs }) => {
  await itIs("10:52");
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap(state("Dilys", "State: not said"));
  await tablet.tap({ role: "button", name: "After a seizure" });
  await tablet.sees(state("Dilys", "After a seizure 10:52, resting"));
  await itIs("13:20");
  await tablet.tap(state("Dilys", "After a seizure 10:52, resting"));
  await tablet.tap({ role: "button", name: "Alert" });
  await tablet.sees(state("Dilys", "Alert"));
  await tablet.tap({ role: "button", name: "Floor time" });
  await tablet.tap({ role: "button", name: card("Dilys") });
  await tablet.sees({ role: "button", name: "Didn’t join in" });
});

test("a supply adult's first morning: named in three taps, a choice all day, and told what helps each child and what counts", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("10:41");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap({ role: "button", name: "Sensory story" });
  await tablet.sees({ role: "button", name: /^Activity now: Sensory story/ });

  const hands = counting(tablet);
  await hands.tap({ role: "button", name: "Seen by: Me. Change" });
  await hands.tap({ role: "button", name: "Cover, or someone else" });
  await hands.type("Their name", "Jo");
  await hands.tap({ role: "button", name: "Seen by Jo" });
  await tablet.sees({ role: "button", name: "Seen by: Jo (cover or supply). Change" });
  tells(info, "supply adult named", "a chip for the day", hands);
  expect(hands.taps()).toBe(3);

  await tablet.tap({ role: "button", name: card("Amara") });
  const sheet = { role: "region", name: "Record for Amara" } as const;
  await tablet.sees(sheet);
  await tablet.sees(/Say it once, then wait 20 seconds and say nothing\./);
  const told = await tablet.reads(sheet);
  // Three lines of what helps, then today's targets with what counts and what doesn't.
  expect(told).toContain("A long look is yes, looking down is no.");
  expect(told).toContain("Don’t talk from behind me.");
  expect(told).toMatch(
    /Chooses red or green with her eyes\s+Counts: Eyes rest on it, and find it again when sides are swapped\. Not: A glance past it/,
  );
  expect(told).not.toMatch(/\bK\d\b|judge/i);
  await tablet.tap({
    role: "button",
    name: /^Lots of help/,
    within: { role: "group", name: "Chooses red or green with her eyes: how it went" },
  });
  await tablet.sees(/Amara chooses red or green with her eyes: lots of help/);

  await tablet.tap({ role: "button", name: "Close the sheet" });
  await itIs("13:20");
  await tablet.tap({ role: "button", name: "Floor time" });
  await tablet.sees({ role: "button", name: /^Activity now: Floor time/ });
  await tablet.tap({ role: "button", name: /^Seen by: / });
  await tablet.sees({ role: "button", name: "Jo (cover or supply)" });
  await tablet.tap({ role: "button", name: "Close" });
  await sendNow(tablet);

  expect(recordedSince(school, before)).toMatchObject([
    { child: "Amara", fields: { went: "lotsOfHelp", seenBy: { role: "supply", name: "Jo" }, precision: "exact" } },
  ]);
  const typed = (await observationsOnServer(school)).filter(({ id }) => !before.has(id));
  expect(typed).toMatchObject([{ by: one("ta").person }]);
});
