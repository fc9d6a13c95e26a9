/** What a class has on paper comes from the iPad alone: printed by Chromium with the school's server stopped. */
import { card, expect, test } from "./harness/classroom.ts";
import { notes, tabletOf } from "./harness/deeds.ts";
import { inChromium } from "./harness/inChromium.ts";
import { printed } from "./harness/printed.ts";

test("a class's week, its targets and a child's own page are printed with no server, each on A4", async ({ classroom, newTablet }) => {
  const tablet = await tabletOf(newTablet, classroom, "teacher");
  await notes(tablet, "Cai", "Stilled before the drum, twice");
  await classroom.school.stop();
  await tablet.goOffline();
  const { page } = inChromium(tablet);

  await tablet.tap({ role: "link", name: "On paper" });
  await tablet.sees(/Stilled before the drum, twice/);
  const week = await printed(page);
  expect(week).toHaveLength(1);
  expect(week[0]).toMatch(/What we saw this week .*Cai Stilled before the drum, twice\./);

  await tablet.tap({ role: "link", name: "Targets at a glance" });
  await page.getByLabel("For").selectOption("Hello song");
  await tablet.sees({ role: "rowheader", name: /^Cai/ });
  const glance = await printed(page);
  expect(glance).toHaveLength(1);
  expect(glance[0]).toMatch(
    /^Kingfisher: Hello song Date Time Child, and what helps Target On own .*Cai .*Typed in later through Catch up/,
  );

  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Cai") });
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: /^Cai/ });
  await tablet.sees({ role: "button", name: "Print my page" });
  const page1 = await printed(page);
  expect(page1).toHaveLength(1);
  const shown = await page.getByRole("list", { name: "My page: Cai" }).getByRole("listitem").allInnerTexts();
  expect(shown).toHaveLength(5);
  for (const line of shown) expect(page1[0]).toContain(line.replace(/\s+/g, " ").trim());
  expect(shown.at(-1)).toMatch(/^What you may see me do\s+\S/);
  expect(page1[0]).toMatch(/^Cai .*Give this page back at the end of the day\.$/);
});
