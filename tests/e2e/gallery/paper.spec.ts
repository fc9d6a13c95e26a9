/** Twelve children with long names and long targets, printed: on as few sheets as they fit on, and nothing cut between two. */
import { printed } from "../harness/printed.ts";
import { expect, test } from "./gallery.fixture.ts";

test.use({ viewport: { width: 820, height: 1180 } });

const legal =
  "When lifted arms are modelled and the sling shown, raises one arm, touch cue only, in 4 of 5 transfers with two different adults";
const short = "Chooses red or green with her eyes";

/** Where words begin in a text, each time they stand in it. */
function places(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

test("targets at a glance: two sheets, every child's targets whole and together, with the answers over them on each", async ({
  page,
  look,
}) => {
  await look("glance-long");
  await page.getByRole("rowgroup").first().waitFor();
  const names = await page.getByRole("rowheader").locator("b").allInnerTexts();
  expect(names).toHaveLength(12);
  for (const colours of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: colours });
    const sheets = await printed(page);
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) expect(sheet).toMatch(/Target On own A bit of help Lots of help Not yet Seen by/);
    for (const name of names) {
      const on = sheets.filter((sheet) => sheet.includes(name));
      expect(on, `${name} is on one sheet`).toHaveLength(1);
      const [sheet = ""] = on;
      const next = Math.min(...names.map((other) => sheet.indexOf(other, sheet.indexOf(name) + name.length)).filter((at) => at >= 0));
      const row = sheet.slice(sheet.indexOf(name), next);
      expect(row, name).toContain(legal);
      expect(row, name).toContain(short);
    }
    expect(sheets.flatMap((sheet) => places(legal, sheet))).toHaveLength(12);
    // Of the screen nothing but the sheet.
    for (const words of ["Catch up Plans", "Saved here", "Print", "All their targets"]) expect(sheets.join(" ")).not.toContain(words);
  }
});

test("what we saw this week: one sheet, first names, what is ticked and nothing else", async ({ page, look }) => {
  await look("week-long");
  await page.getByText("Looked long at the green ribbon").first().waitFor();
  const before = await printed(page);
  expect(before).toHaveLength(1);
  const [sheet = ""] = before;
  expect(sheet).toMatch(/^Kingfisher, Thursday 4 December What we saw this week Oluwaseunfunmi/);
  for (const name of ["Maximilian-Alexander", "Anne-Marie Siobhán", "Ewan", "Maryam"]) expect(sheet).toContain(name);
  expect(sheet).toContain("Hana Away this week, and missed.");
  // Nothing was written of him; what was hard, and what names somebody else, nobody has chosen; the rest is the desk's.
  for (const words of ["Theo", "hit the tray", "Femi reached", "Dilys", "Worth watching", "Tue 2 Dec", "Print", "More of", "Class"])
    expect(sheet).not.toContain(words);

  await page.getByRole("button", { name: "More of Anne-Marie Siobhán" }).click();
  await page.getByRole("checkbox", { name: /reached for the same bell/ }).check();
  await page
    .getByRole("checkbox", { name: /Looked long at the green ribbon/ })
    .first()
    .uncheck();
  await page.getByRole("checkbox", { name: /Two of us saw one moment/ }).check();
  const after = await printed(page);
  expect(after).toHaveLength(1);
  expect(after[0]).toContain("Cai and Femi reached for the same bell.");
  expect(after[0]).toContain("Worth watching together");
  expect(after[0]).not.toContain("Oluwaseunfunmi");
});
