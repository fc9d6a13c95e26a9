/** Moments in the lesson itself: seconds apart, in gloves, with yoghurt on them. */
import { card, counting, firstChip, sendNow, signIn } from "../../harness/classroom.ts";
import { tabletOf } from "../../harness/deeds.ts";
import { idOf, recordedSince, seenSoFar } from "../../harness/momentRecords.ts";
import { expect, instantOn, picksUp, tells, test } from "../../harness/moments.ts";
import type { Tablet } from "../../harness/tablet.ts";
import { boxesOf, nearest, tapOf, touches } from "../../harness/touches.ts";

/** One page of the story: what each of six children does. */
const thePage = [
  ["Amara", "Chooses red or green with her eyes", "On own"],
  ["Cai", "Looks at one of two objects for 3 seconds", "A bit of help"],
  ["Femi", "Follows two picture steps", "Lots of help"],
  ["Hana", "Looks for the scarf when it slides off her lap", "Not yet"],
  ["Maryam", "Reaches across the tray", "On own"],
  ["Theo", "Finds the picture that matches", "On own"],
] as const;

const wentOf = { "On own": "onOwn", "A bit of help": "bitOfHelp", "Lots of help": "lotsOfHelp", "Not yet": "notYet" } as const;
const howOf = (child: string, wording: string) => ({ role: "group", name: `${child}, ${wording}: how it went` }) as const;

async function opensTheStory(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: "Sensory story" });
  await tablet.tap({ role: "button", name: "Group" });
  await tablet.sees({ role: "heading", name: "Sensory story, together" });
}

test("a sensory story with six children: one tap a child a moment, the same button again is one more, engagement is name, area, chip", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("10:41");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await opensTheStory(tablet);

  const hands = counting(tablet);
  for (const [child, wording, how] of thePage) {
    await hands.tap({ role: "button", name: new RegExp(`^${how}`), within: howOf(child, wording) });
    await tablet.sees({ role: "button", name: `${how} saved`, within: howOf(child, wording) });
  }
  expect(hands.taps()).toBe(thePage.length);
  await hands.tap({ role: "button", name: /^A bit of help/, within: howOf("Cai", "Looks at one of two objects for 3 seconds") });
  await tablet.sees(/Cai looks at one of two objects for 3 seconds: a bit of help × 2/);
  tells(info, "sensory story, in the group", `${thePage.length} children and one more of the same`, hands);
  expect(hands.taps()).toBe(thePage.length + 1);
  await tablet.tap({ role: "button", name: "Finish" });

  const engagement = counting(tablet);
  await engagement.tap({ role: "button", name: card("Bilal") });
  await engagement.tap({ role: "button", name: /^Anticipation/ });
  await tablet.sees({ role: "group", name: "What Bilal did" });
  const chip = await firstChip(tablet);
  await engagement.tap({ role: "button", name: chip, within: { role: "group", name: "What Bilal did" } });
  await tablet.sees(/Bilal, anticipation: /);
  tells(info, "sensory story, engagement of a child without a target in it", "1 record", engagement);
  expect(engagement.taps()).toBe(3);

  const another = counting(tablet);
  await another.tap({ role: "button", name: card("Amara") });
  await another.tap({ role: "button", name: /^Realisation/ });
  await tablet.sees({ role: "group", name: "What Amara did" });
  await another.tap({ role: "button", name: await firstChip(tablet), within: { role: "group", name: "What Amara did" } });
  await tablet.sees(/Amara, realisation: /);
  tells(info, "sensory story, engagement of a child with targets in it", "1 record", another);
  expect(another.taps()).toBe(3);
  await sendNow(tablet);

  const made = recordedSince(school, before);
  const ticks = made.filter(({ fields }) => fields.kind === "target");
  expect(ticks.map(({ child, target, fields: { went, tally } }) => [child, target, went, tally])).toEqual(
    thePage.map(([child, wording, how]) => [child, wording, wentOf[how], child === "Cai" ? { times: 2 } : undefined]),
  );
  const seen = made.filter(({ fields }) => fields.kind === "engagement");
  expect(seen.map(({ child, fields: { areas } }) => [child, areas])).toEqual([
    ["Bilal", ["anticipation"]],
    ["Amara", ["realisation"]],
  ]);
  for (const { fields } of made) {
    expect(fields).toMatchObject({
      activity: idOf(school, "activity", "name", "Sensory story"),
      precision: "exact",
      seenBy: { staff: one("ta").person },
    });
    expect(Number(fields.observedAt)).toBeGreaterThanOrEqual(instantOn("10:41"));
    expect(Number(fields.observedAt)).toBeLessThan(instantOn("10:50"));
  }
});

test("tasting in gloves, forty minutes one to one: a tally as big as a palm, four of five, one record", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("11:12");
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.tap({ role: "button", name: "Snack" });
  await tablet.sees({ role: "button", name: /^Activity now: Snack/ });

  const hands = counting(tablet);
  await hands.tap({ role: "button", name: card("Hana") });
  await hands.tap({ role: "button", name: "Tally: Gathers pieces of toast into her palm" });
  for (const palm of await boxesOf(tablet, ".palm")) {
    expect(palm.width).toBeGreaterThan(340);
    expect(palm.height).toBeGreaterThan(200);
  }
  await tablet.sees(/eating and drinking plan/);
  for (const [at, palm] of ["Worked", "Worked", "Didn’t", "Worked", "Worked"].entries()) {
    await hands.tap({ role: "button", name: new RegExp(`^${palm}`) });
    await tablet.sees(new RegExp(`Done, \\d of ${at + 1}`));
  }
  tells(info, "tasting, five goes", "1 record", hands);
  expect(hands.taps()).toBe(7);
  await tablet.tap({ role: "button", name: "Done, 4 of 5" });
  await tablet.sees(/Hana gathers pieces of toast into her palm: 4 of 5/);
  await sendNow(tablet);

  const made = recordedSince(school, before);
  expect(made).toMatchObject([
    {
      child: "Hana",
      target: "Gathers pieces of toast into her palm",
      fields: {
        kind: "target",
        tally: { worked: 4, didnt: 1 },
        activity: idOf(school, "activity", "name", "Snack"),
        precision: "exact",
        seenBy: { staff: one("ta").person },
      },
    },
  ]);
});

/** Whether the answers on screen are the same buttons still, after the clock has gone on. */
async function staysUnderTheFinger(tablet: Tablet, goesOn: () => Promise<void>): Promise<boolean> {
  await tablet.evaluate(() => document.querySelectorAll<HTMLElement>(".how__answer").forEach((one) => (one.dataset.before = "true")));
  await picksUp(tablet);
  await goesOn();
  return tablet.evaluate(() => [...document.querySelectorAll<HTMLElement>(".how__answer")].every((one) => one.dataset.before === "true"));
}

test("a finger that is down finds its button still there: nothing is drawn anew because time goes on or a state is said", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  await itIs("10:41");
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await opensTheStory(tablet);
  await tablet.sees(howOf("Theo", "Finds the picture that matches"));
  const inTheGroup = async () => {
    await tablet.sees(howOf("Theo", "Finds the picture that matches"));
  };
  expect(await staysUnderTheFinger(tablet, inTheGroup)).toBe(true);

  await tablet.tap({ role: "button", name: "Finish" });
  await tablet.tap({ role: "button", name: card("Amara") });
  await tablet.sees({ role: "group", name: "Chooses red or green with her eyes: how it went" });
  const drowsy = async () => {
    const within = { role: "region", name: "Record for Amara" } as const;
    await tablet.tap({ role: "button", name: "Amara, State: not said. Change", within });
    await tablet.tap({ role: "button", name: "Drowsy" });
    await tablet.sees(/Amara Drowsy/);
  };
  expect(await staysUnderTheFinger(tablet, drowsy)).toBe(true);
});

for (const size of ["landscape", "mini"] as const) {
  test(`gloves and gel on a ${size} iPad: 88 by 72 px, 12 px apart; a slip within 300 ms and two fingers are nobody's answer`, async ({
    classroom,
    newTablet,
    itIs,
  }) => {
    const { school, one } = classroom;
    await itIs("10:41");
    const before = seenSoFar(school);
    const tablet = await newTablet(school.origin, { size });
    await tablet.open("/");
    await signIn(tablet, one("ta"));
    await opensTheStory(tablet);
    await tablet.sees(howOf("Theo", "Finds the picture that matches"));
    const answers = await boxesOf(tablet, ".group-row .how__answer");
    expect(answers.length).toBeGreaterThan(20);
    for (const { width, height } of answers) {
      expect(width).toBeGreaterThanOrEqual(88);
      expect(height).toBeGreaterThanOrEqual(72);
    }
    expect(nearest(answers)).toBeGreaterThanOrEqual(12);

    const group = "Amara, Chooses red or green with her eyes: how it went";
    const [meant, slip] = [{ group, button: "A bit of help" } as const, { group, button: "Lots of help" } as const];
    await touches(tablet, [...tapOf(meant), ...tapOf(slip)]);
    await tablet.sees({ role: "button", name: "A bit of help saved", within: { role: "group", name: group } });
    await touches(tablet, [
      { finger: 1, does: "down", on: slip },
      { finger: 2, does: "down", on: { group, button: "Not yet" } },
      { finger: 2, does: "up", on: { group, button: "Not yet" } },
      { finger: 1, does: "up", on: slip },
    ]);
    await tablet.tap({ role: "button", name: /^On own/, within: howOf("Theo", "Finds the picture that matches") });
    await tablet.sees({ role: "button", name: "On own saved", within: howOf("Theo", "Finds the picture that matches") });
    // Always in words at the bottom.
    await tablet.sees(/Theo finds the picture that matches: on own/);
    await tablet.tap({ role: "button", name: "Finish" });
    await sendNow(tablet);

    expect(recordedSince(school, before).map(({ child, fields: { went, tally } }) => [child, went, tally])).toEqual([
      ["Amara", "bitOfHelp", undefined],
      ["Theo", "onOwn", undefined],
    ]);
  });
}
