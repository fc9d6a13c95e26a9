/** Where a keyboard, or a screen reader, goes on when what was pressed is gone from the page. */
import type { Page } from "@playwright/test";
import { expect, test } from "./gallery.fixture.ts";

test.use({ viewport: { width: 1180, height: 820 } });

async function press(page: Page, name: string | RegExp, role: "button" | "link" = "button"): Promise<void> {
  await page.getByRole(role, { name }).first().focus();
  await page.keyboard.press("Enter");
}

/** What has the focus, in its words. */
const here = (page: Page) =>
  page.evaluate(() => (document.activeElement === document.body ? "nothing" : document.activeElement?.textContent.trim()));
const isOn = (page: Page, words: string | RegExp) => expect.poll(() => here(page)).toMatch(words);

const looks = "Looks at one of two objects for 3 seconds";

test("a panel that opens has the focus on its heading, and gives it to the sheet's when it closes", async ({ page, look }) => {
  await look("class");
  await press(page, /^Cai(?!,)/);
  await isOn(page, "Cai");
  await press(page, `Tally: ${looks}`);
  await isOn(page, looks);
  await press(page, /^Done/);
  await isOn(page, /^Cai$/);
  await press(page, "Didn’t join in");
  await isOn(page, /^Cai didn’t join in Sensory story. Why\?/);
  await press(page, "Back to Cai");
  await isOn(page, /^Cai$/);
  await press(page, "Last five");
  await isOn(page, "Your last five");
  await press(page, "Close the sheet");
  await isOn(page, /^Cai$/);
});

test("a note, and an area beside the targets, leave the focus on the sheet", async ({ page, look }) => {
  await look("targets-watched");
  await press(page, "Anticipation");
  await isOn(page, /^Cai$/);
  await press(page, "Note");
  await isOn(page, "Note for Cai");
  await press(page, "Back to the targets");
  await isOn(page, /^Cai$/);
});

test("the last five give the focus back to the line they were opened from", async ({ page, look }) => {
  await look("class");
  await press(page, "Last five");
  await isOn(page, "Your last five");
  await press(page, /: remove$/);
  await isOn(page, "Put back");
  await page.keyboard.press("Enter");
  await isOn(page, "Remove");
  await press(page, "Close the sheet");
  await expect(page.getByRole("region", { name: "Last record" })).toBeFocused();
});

test("another screen, and another class, are heard; the first of all takes no focus", async ({ page, look }) => {
  await look("class");
  await isOn(page, "nothing");
  await press(page, "Ticks", "link");
  await isOn(page, "Ticks, Kingfisher");
  await press(page, /^Class: Kingfisher/);
  await press(page, "Goldcrest");
  await isOn(page, "Ticks, Goldcrest");
  await press(page, "Class", "link");
  await isOn(page, "Class, Goldcrest");
  await page.goBack();
  await isOn(page, "Ticks, Goldcrest");
});
