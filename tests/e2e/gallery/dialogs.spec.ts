/** What a touch beside a dialog does to what was written in it. */
import type { Page } from "@playwright/test";
import { expect, test } from "./gallery.fixture.ts";

test.use({ viewport: { width: 1180, height: 820 } });

const beside = { x: 20, y: 700 };
const dialog = (page: Page) => page.getByRole("dialog");
const names = (page: Page) => page.getByRole("textbox", { name: "Names, one a line" });

test("a touch beside an untouched dialog closes it", async ({ page, look }) => {
  await look("school-pupils");
  await page.mouse.click(beside.x, beside.y);
  await expect(dialog(page)).toHaveCount(0);
});

test("a list half pasted outlives a touch beside it; the cross closes", async ({ page, look }) => {
  await look("school-pupils");
  await names(page).fill("Amara Okafor\nCai");
  await expect(page.getByText("Line 2, “Cai”, is one word. Write the first name and the last name.")).toBeVisible();
  await page.mouse.click(beside.x, beside.y);
  await expect(names(page)).toHaveValue("Amara Okafor\nCai");
  await page.getByRole("button", { name: "Close" }).click();
  await expect(dialog(page)).toHaveCount(0);
});

test("a selection of words let go of outside the dialog leaves it open", async ({ page, look }) => {
  await look("school-pupil");
  const heading = page.getByRole("heading", { name: "On the card" });
  const box = await heading.boundingBox();
  if (!box) throw new Error("not on screen");
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(beside.x, beside.y, { steps: 4 });
  await page.mouse.up();
  await expect(dialog(page)).toHaveCount(1);
});

test("a group is filled from children who are in a class already", async ({ page, look }) => {
  await look("school-group");
  const children = dialog(page).getByRole("group", { name: "Kingfisher" });
  await expect(children.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await children.getByLabel("Femi").check();
  await children.getByLabel("Cai").uncheck();
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Pupils of Choir" }).getByRole("listitem")).toHaveText(/Femi/);
});

test("a specialist is given a caseload, child by child", async ({ page, look }) => {
  await look("school-staff-access");
  await dialog(page).getByLabel("Role").selectOption("Specialist");
  await dialog(page).getByText("A caseload, child by child").click();
  await dialog(page).getByLabel("Cai").check();
  await dialog(page).getByLabel("Femi").check();
  await dialog(page).getByRole("button", { name: "Give access" }).click();
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "Specialist, Femi" })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("Specialist, a caseload of 2 children")).toBeVisible();
});

test("consents for pictures are said with who agreed; a no from then on", async ({ page, look }) => {
  await look("school-pupil");
  await dialog(page).getByLabel("Shown to this child’s parents").selectOption("No");
  await dialog(page).getByRole("button", { name: "Save the consents" }).click();
  await expect(dialog(page).getByRole("alert")).toHaveText("Say who agreed, or did not, and how.");
  await dialog(page).getByLabel("Who said so, and how").fill("Mum, on the telephone");
  await dialog(page).getByRole("button", { name: "Save the consents" }).click();
  await expect(dialog(page).getByLabel("Shown to this child’s parents")).toHaveValue("no");
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
});

test("a remark that names another child is asked about before it is kept, as a note is, and so is a worry", async ({ page, look }) => {
  await look("pupil-remark");
  await page.getByRole("textbox").fill("Femi hit the drum");
  await page.getByRole("button", { name: "Save the remark" }).click();
  await expect(page.getByRole("alert")).toContainText("“Femi” is a pupil’s name. In Cai’s record it will read “another child”.");
  await page.getByRole("button", { name: "Yes" }).click();
  await expect(page.getByRole("alert")).toContainText("“hit”: is this a worry about a child?");
  await expect(page.locator("body")).not.toHaveAttribute("data-commands", /addRemark/);
  await page.getByRole("button", { name: "Keep it here" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("body")).toHaveAttribute("data-commands", /addRemark/);
});

test("two that were said to be apart are said to be one moment again", async ({ page, look }) => {
  await look("pupil-evidence");
  await page.getByRole("button", { name: "The same moment as Leanne O.’s" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-commands", /sayPair/);
});
