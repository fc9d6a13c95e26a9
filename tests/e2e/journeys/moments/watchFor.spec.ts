/** A small step nobody has a target for, watched for by every adult of a Brook child: chosen at the desk, seen in the lesson. */
import { card, counting, sendNow } from "../../harness/classroom.ts";
import { exchanges, opensTheClass, tabletOf } from "../../harness/deeds.ts";
import { recordedSince, seenSoFar } from "../../harness/momentRecords.ts";
import { expect, tells, test } from "../../harness/moments.ts";
import { recordsOnServer } from "../../harness/schoolFile.ts";

test("a teacher chooses a step to watch for; an assistant sees it, three taps the first time and two after that", async ({
  classroom,
  newTablet,
  itIs,
}, info) => {
  const { school, one } = classroom;
  await itIs("10:41");
  const before = seenSoFar(school);
  const priyas = await tabletOf(newTablet, classroom, "teacher");
  await priyas.tap({ role: "link", name: "Plans" });
  await priyas.tap({ role: "link", name: /^Amara/ });
  await priyas.tap({ role: "button", name: "Choose what to watch for" });
  await priyas.sees(/3 of 5 chosen/);
  const wording = await priyas.evaluate(() => document.querySelector('.bank[aria-pressed="false"] b')?.textContent ?? "");
  await priyas.tap({ role: "button", name: new RegExp(`^${wording}`) });
  await priyas.sees(/4 of 5 chosen/);
  await priyas.tap({ role: "button", name: "Save what to watch for" });
  await priyas.seesNoMore(/4 of 5 chosen/);
  await exchanges(priyas);
  const pin = recordsOnServer(school, "watchFor").find(({ fields }) => fields.wording === wording);
  expect(pin?.fields).toMatchObject({ framework: "brook", order: 3 });

  const toms = await tabletOf(newTablet, classroom, "ta");
  await opensTheClass(toms);
  await toms.tap({ role: "button", name: "Sensory story" });
  await toms.sees({ role: "button", name: /^Activity now: Sensory story/ });
  const hands = counting(toms);
  const answer = (how: string) =>
    ({ role: "button", name: new RegExp(`^${how}`), within: { role: "group", name: `${wording}: how it went` } }) as const;
  await hands.tap({ role: "button", name: card("Amara") });
  await hands.tap({ role: "button", name: "Watch for" });
  await hands.tap(answer("On own"));
  await toms.sees({ role: "button", name: "On own saved", within: answer("On own").within });
  tells(info, "a step watched for, the first time", "1 record", hands);
  expect(hands.taps()).toBe(3);
  await toms.tap({ role: "button", name: "Close the sheet" });
  const again = counting(toms);
  await again.tap({ role: "button", name: card("Amara") });
  await again.tap(answer("Not yet"));
  await toms.sees({ role: "button", name: "Not yet saved", within: answer("Not yet").within });
  tells(info, "a step watched for, once the tool sticks", "1 record", again);
  expect(again.taps()).toBe(2);
  await toms.tap({ role: "button", name: "Close the sheet" });
  await sendNow(toms);

  expect(recordedSince(school, before)).toMatchObject(
    ["onOwn", "notYet"].map((went) => ({
      child: "Amara",
      fields: { kind: "step", step: pin?.fields.step, went, precision: "exact", seenBy: { staff: one("ta").person } },
    })),
  );
});
