/** A child who is away for some days: said once on the card, and so for every adult of the class until somebody says otherwise. */
import { card } from "../harness/classroom.ts";
import { choosesDay, exchangeInTurn, tabletOf } from "../harness/deeds.ts";
import { idOf } from "../harness/momentRecords.ts";
import { expect, test } from "../harness/moments.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";

const [tuesday, wednesday, thursday, friday, monday] = ["2025-11-18", "2025-11-19", "2025-11-20", "2025-11-21", "2025-11-24"];
const state = (said: string) => ({ role: "button", name: `Cai, ${said}. Change` }) as const;
const away = state("Away, unwell until Mon 24 Nov");
const here = state("State: not said");
const several = { role: "region", name: "Away for several days" } as const;

/** Nothing is asked about him: the class lists him as away, and the day's gaps leave him out. */
async function isLeftInPeace(tablet: Tablet): Promise<void> {
  await tablet.sees(away);
  await tablet.tap({ role: "link", name: "Catch up" });
  await tablet.sees({ role: "heading", name: /^Catch up, / });
  expect(await tablet.count({ role: "button", name: /^Cai, / })).toBe(0);
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Cai") });
}

test("away until a day: said on one iPad with no network, so on the other after an exchange, and over when somebody says he is here", async ({
  classroom,
  newTablet,
  itIs,
}) => {
  const { school } = classroom;
  await itIs("09:05", tuesday);
  const [toms, priyas] = [await tabletOf(newTablet, classroom, "ta"), await tabletOf(newTablet, classroom, "teacher")];
  await priyas.sees(here);

  await toms.goOffline();
  await toms.tap(here);
  await toms.tap({ role: "button", name: "Away until…" });
  await toms.tap({ role: "button", name: "Away, unwell", within: several });
  await toms.sees(/Choose the last day: a day after today/);
  await choosesDay(toms, "Away until, that day too", monday, several);
  await toms.sees(/5 school days: /);
  await toms.tap({ role: "button", name: "Away, unwell", within: several });
  await toms.sees(away);
  await toms.goOnline();
  await exchangeInTurn(toms, priyas);
  await isLeftInPeace(priyas);
  const cai = idOf(school, "pupil", "firstName", "Cai");
  const marks = () =>
    recordsOnServer(school, "away")
      .filter(({ fields }) => fields.pupil === cai && typeof fields.day === "string" && fields.day >= tuesday)
      .map(({ fields }) => [fields.day, fields.away])
      .sort();
  expect(marks()).toEqual([tuesday, wednesday, thursday, friday, monday].map((day) => [day, true]));

  // He comes back sooner than was thought.
  await itIs("09:10", thursday);
  for (const tablet of [toms, priyas]) await tablet.sees(away);
  await priyas.tap(away);
  await priyas.tap({ role: "button", name: "Cai is here after all" });
  await priyas.sees(here);
  await exchangeInTurn(priyas, toms);
  await toms.sees(here);
  expect(marks()).toEqual([tuesday, wednesday, thursday, friday, monday].map((day) => [day, day < thursday]));
  await itIs("09:10", monday);
  for (const tablet of [toms, priyas]) await tablet.sees(here);
});
