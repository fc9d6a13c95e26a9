import { card, expect, opensTile, sendNow, test } from "../harness/classroom.ts";
import { notes, opens, tabletOf } from "../harness/deeds.ts";
import { pupilsInBytes, streamsHolding } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOnTablet } from "../harness/tabletRows.ts";

const slip = "Gigled at the peacok feather";
const mended = "Giggled at the peacock feather";

/** The streams whose rows on a tablet hold these words; a row that belongs to no stream by its table. */
const streamsHere = async (tablet: Tablet, words: string): Promise<string[]> => {
  const rows = (await rowsOnTablet(tablet)).filter(({ text, key }) => text.includes(words) || key.includes(words));
  return [...new Set(rows.map(({ key, table }) => /^(\w+\/[^|]*)\|/.exec(key)?.[1] ?? table))];
};

/** The id of a child, as their card carries it. */
const idOf = async (tablet: Tablet, child: string): Promise<string> => {
  await opens(tablet, child);
  return (await tablet.at()).split("/").at(-1) ?? "";
};

test("words about the wrong child, mended and received by everybody, are moved to the right child and are nowhere in the wrong one's", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const toms = await tabletOf(newTablet, classroom, "ta", opensRows);
  const priyas = await tabletOf(newTablet, classroom, "teacher", opensRows);
  const [wrong, right] = [await idOf(toms, "Amara"), await idOf(toms, "Bilal")];

  await notes(toms, "Amara", slip);
  await sendNow(toms);
  await opens(toms, "Amara");
  await toms.tap({ role: "button", name: "Words" });
  await toms.type("Words for: Amara, a note", mended);
  await toms.tap({ role: "button", name: "Save the words" });
  await toms.sees(new RegExp(`Amara, a note: ${mended}`));
  await sendNow(toms);
  await sendNow(priyas);

  const [aboutWrong] = streamsHolding(school, mended);
  expect(aboutWrong).toMatch(new RegExp(`^evidence/${wrong}/`));
  expect(pupilsInBytes(school, slip)).toContain(wrong);
  for (const tablet of [toms, priyas]) expect(await streamsHere(tablet, mended)).toEqual([aboutWrong]);

  await opens(toms, "Amara");
  await toms.tap({ role: "button", name: "Wrong pupil" });
  await toms.tap({ role: "button", name: "Bilal", within: { role: "region", name: "Wrong pupil" } });
  await toms.sees(new RegExp(`Bilal, a note: ${mended}`));
  expect(await toms.reads({ role: "region", name: "Last record" })).not.toContain("Amara");
  await toms.tap({ role: "button", name: "Last five" });
  const five = await toms.reads({ role: "region", name: "Your last five" });
  expect(five).toMatch(new RegExp(`Bilal\\s+A note\\s+${mended}`));
  expect(five).not.toContain("Amara");
  await toms.tap({ role: "button", name: "Close the sheet" });
  await sendNow(toms);
  await sendNow(priyas);

  const aboutRight = aboutWrong?.replace(wrong, right);
  expect(streamsHolding(school, slip)).toEqual([]);
  expect(streamsHolding(school, mended)).toEqual([aboutRight]);
  expect(pupilsInBytes(school, slip)).toEqual([]);
  expect(new Set(pupilsInBytes(school, mended))).toEqual(new Set([right]));
  for (const tablet of [toms, priyas]) {
    expect(await streamsHere(tablet, slip)).toEqual([]);
    expect(await streamsHere(tablet, mended)).toEqual([aboutRight]);
    await tablet.reload();
    await opensTile(tablet, tablet === toms ? one("ta") : one("teacher"));
    await tablet.sees({ role: "button", name: card("Amara") });
    expect(await streamsHere(tablet, mended)).toEqual([aboutRight]);
  }
});
