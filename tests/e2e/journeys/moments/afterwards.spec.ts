/** Moments with wet or full hands, written down when the hands are free. */
import { callAs } from "../../harness/caller.ts";
import { card, counting, sendNow } from "../../harness/classroom.ts";
import { tabletOf } from "../../harness/deeds.ts";
import { idOf, recordedSince, seenSoFar } from "../../harness/momentRecords.ts";
import { expect, instantOn, tells, test } from "../../harness/moments.ts";
import { recordsOnServer } from "../../harness/schoolFile.ts";
import type { School } from "../../harness/school.ts";

/** What each of four children does in the pool: two targets each. */
const inThePool = [
  ["Amara", "Kicks to move away from the side", "Lots of help"],
  ["Amara", "Lets water run over her shoulders", "On own"],
  ["Cai", "Settles within 5 minutes of arriving in hydro", "A bit of help"],
  ["Cai", "Brings his left hand to the edge of the tray", "Not yet"],
  ["Femi", "Walks five steps in the water", "A bit of help"],
  ["Femi", "Takes turns in a game with one friend", "On own"],
  ["Hana", "Hana will participate in hydrotherapy", "Not yet"],
  ["Hana", "Gathers pieces of toast into her palm", "A bit of help"],
] as const;

const wentOf = { "On own": "onOwn", "A bit of help": "bitOfHelp", "Lots of help": "lotsOfHelp", "Not yet": "notYet" } as const;

/** The morning's hydro, of the class itself. */
function hydroOf(school: School): string {
  const slots = recordsOnServer(school, "slot").filter(({ fields }) => fields.weekday === 2);
  const found = recordsOnServer(school, "activity").find(
    ({ id, fields }) => fields.name === "Hydro" && slots.some((slot) => slot.fields.activity === id),
  );
  if (!found) throw new Error("nobody swims on a Tuesday");
  return found.id;
}

test("swimming, recalled at 11:30 while children are dressed: eight records in nine taps, each in its session and its adult's name", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("08:30");
  const hydro = hydroOf(school);
  const children = [...new Set(inThePool.map(([child]) => child))];
  const places = recordsOnServer(school, "activityPupil").filter(({ fields }) => fields.activity === hydro);
  const teacher = await callAs(school, one("teacher"));
  await teacher.acts(
    instantOn("08:30"),
    ...children.map((child) => {
      const pupil = idOf(school, "pupil", "firstName", child);
      const place = places.find(({ fields }) => fields.pupil === pupil);
      if (!place) throw new Error(`${child} does not swim`);
      const targets = inThePool.flatMap(([each, wording]) => (each === child ? [idOf(school, "target", "wording", wording)] : []));
      const { id: record, stream, marks } = place;
      return {
        stream,
        kind: "activityPupil",
        record,
        fields: { targets },
        over: Object.fromEntries(Object.entries(marks).map(([group, { change }]) => [group, change])),
      } as const;
    }),
  );
  const before = seenSoFar(school);
  /** Who was in the water with each child last week. */
  const lastWeek = new Map<string, unknown>(
    children.map((child) => {
      const pupil = idOf(school, "pupil", "firstName", child);
      const there = recordsOnServer(school, "observation").filter(
        ({ fields }) =>
          fields.activity === hydro && fields.pupil === pupil && fields.kind === "target" && typeof fields.removedAt !== "number",
      );
      const [latest] = there.sort((a, b) => Number(b.fields.observedAt) - Number(a.fields.observedAt));
      return [child, latest?.fields.seenBy];
    }),
  );
  await itIs("11:30");
  const tablet = await tabletOf(newTablet, classroom, "teacher");

  const hands = counting(tablet);
  await hands.tap({ role: "button", name: /^Hydro/ });
  await tablet.sees({ role: "heading", name: "Hydro, this morning" });
  await tablet.sees(/Camera is off here\./);
  for (const [child, wording, how] of inThePool) {
    const within = { role: "group", name: `${child}, ${wording}: how it went` } as const;
    await hands.tap({ role: "button", name: new RegExp(`^${how}`), within });
    await tablet.sees({ role: "button", name: `${how} saved`, within });
  }
  tells(info, "swimming, recalled", "8 records", hands);
  expect(hands.taps()).toBeLessThanOrEqual(9);
  await tablet.tap({ role: "button", name: "Finish" });
  await sendNow(tablet);

  const made = recordedSince(school, before);
  expect(made.map(({ child, target, fields: { went } }) => [child, target, went]).sort()).toEqual(
    inThePool.map(([child, wording, how]) => [child, wording, wentOf[how]]).sort(),
  );
  for (const { child, target, fields } of made) {
    expect(fields, `${child} ${target ?? ""}`).toMatchObject({
      kind: "target",
      activity: hydro,
      precision: "session",
      observedAt: instantOn("09:30"),
      seenBy: lastWeek.get(child),
    });
  }
  expect(new Set(made.map(({ fields }) => JSON.stringify(fields.seenBy))).size).toBeGreaterThan(1);
});

test("a hoist transfer by two adults, written when the hands are free at 12:25: two taps, kept to the session", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("11:36");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap({ role: "button", name: "Personal care and moving" });
  await tablet.sees({ role: "button", name: /^Activity now: Personal care and moving/ });
  await itIs("12:25");

  const hands = counting(tablet);
  await hands.tap({ role: "button", name: card("Hana") });
  await hands.tap({
    role: "button",
    name: /^A bit of help/,
    within: { role: "group", name: "Raises her arms when the sling is shown: how it went" },
  });
  await tablet.sees(/Hana raises her arms when the sling is shown: a bit of help/);
  tells(info, "hoist transfer", "1 record", hands);
  expect(hands.taps()).toBe(2);
  await sendNow(tablet);

  const [held, ...others] = recordedSince(school, before);
  expect(others).toEqual([]);
  expect(held).toMatchObject({
    child: "Hana",
    target: "Raises her arms when the sling is shown",
    fields: {
      went: "bitOfHelp",
      activity: idOf(school, "activity", "name", "Personal care and moving"),
      seenBy: { staff: one("ta").person },
      precision: "session",
      observedAt: instantOn("11:35"),
    },
  });
});

test("ten past three, the buses gone: caught up by activity and child, kept as that session, with no gap to fill", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("15:10");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");

  const hands = counting(tablet);
  await hands.tap({ role: "link", name: "Catch up" });
  await hands.tap({ role: "button", name: "Maryam, Sensory story" });
  await hands.tap({ role: "button", name: /^Not yet/, within: { role: "group", name: "Reaches across the tray: how it went" } });
  await tablet.sees(
    /Maryam reaches across the tray: not yet Saved (here|and sent) 15:1\d for this morning, seen by Tom Brennan, in Sensory story/,
  );
  tells(info, "catch-up at 15:10, the first of a child", "1 record", hands);
  expect(hands.taps()).toBe(3);
  const next = counting(tablet);
  await next.tap({ role: "button", name: "Theo, Floor time" });
  await next.tap({
    role: "button",
    name: /^On own/,
    within: { role: "group", name: "Wheels himself from the mat to his place: how it went" },
  });
  await tablet.sees(/Theo wheels himself from the mat to his place: on own Saved (here|and sent) 15:1\d for this afternoon/);
  tells(info, "catch-up at 15:10, the next", "1 record", next);
  expect(next.taps()).toBe(2);
  await tablet.sees(/That’s enough for today\./);
  // An empty cell is like any other: it says no more than where it is.
  await tablet.sees({ role: "button", name: "Theo, Sensory story" });
  await tablet.tap({ role: "link", name: "Class" });
  await sendNow(tablet);

  const activity = (name: string) => idOf(school, "activity", "name", name);
  expect(recordedSince(school, before)).toMatchObject([
    {
      child: "Maryam",
      target: "Reaches across the tray",
      fields: {
        ...{ went: "notYet", precision: "session", observedAt: instantOn("10:40"), activity: activity("Sensory story") },
        seenBy: { staff: one("ta").person },
      },
    },
    {
      child: "Theo",
      target: "Wheels himself from the mat to his place",
      fields: {
        ...{ went: "onOwn", precision: "session", observedAt: instantOn("13:15"), activity: activity("Floor time") },
        seenBy: { staff: one("ta").person },
      },
    },
  ]);
});
