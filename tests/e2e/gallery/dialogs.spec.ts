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
  const heading = page.getByRole("heading", { name: "On the card", exact: true });
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

test("next year is begun, and its modules put right: what cannot be is said where it is", async ({ page, look }) => {
  await look("school-year");
  const next = page.getByRole("region", { name: "2026–27 next year" });
  await expect(next.getByText(/^Wed 2 Sept? to Fri 23 Oct$/)).toBeVisible();
  await next.getByRole("button", { name: "Change modules" }).click();
  const second = dialog(page).getByRole("group", { name: "Module 2" });
  await second.getByLabel("first day").fill("2026-10-22");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page).getByRole("alert")).toHaveText(
    "Module 2: it begins before module 1 is over. Choose a later first day, or end module 1 earlier.",
  );
  await second.getByLabel("first day").fill("2026-11-03");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(next.getByText("Tue 3 Nov to Fri 18 Dec")).toBeVisible();
});

test("a day nobody comes is added with its first day alone, changed and removed", async ({ page, look }) => {
  await look("school-closure-new");
  const thisYear = page.getByRole("region", { name: "2025–26 this year" });
  await expect(dialog(page).getByRole("alert")).toHaveText("Give it a name: training day, bank holiday, snow.");
  await dialog(page).getByLabel("Name").fill("Snow");
  await dialog(page).getByLabel("First day").fill("2026-01-20");
  await dialog(page).getByRole("button", { name: "Add the closure" }).click();
  await thisYear.getByRole("button", { name: "Snow Tue 20 Jan" }).click();
  await dialog(page).getByLabel("Last day").fill("2026-01-21");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await thisYear.getByRole("button", { name: "Snow Tue 20 Jan to Wed 21 Jan" }).click();
  await dialog(page).getByRole("button", { name: "Remove" }).click();
  await expect(thisYear.getByText("Snow")).toHaveCount(0);
});

test("an activity no longer happens, with what becomes of it said first; and happens again", async ({ page, look }) => {
  await look("school-activity-ending");
  await expect(dialog(page).getByText("What was recorded in it stays.")).toBeVisible();
  await dialog(page).getByRole("button", { name: "It no longer happens" }).click();
  const activities = page.getByRole("region", { name: "Activities of Kingfisher" });
  await expect(activities.getByRole("button", { name: /^Hydro/ })).toHaveCount(0);
  await activities.getByText("No longer happen").click();
  await activities.getByRole("button", { name: "Happens again Hydro" }).click();
  await expect(activities.getByText("No longer happen")).toHaveCount(0);
});

test("a class is named anew, and does not end while there are pupils in it", async ({ page, look }) => {
  await look("school-class-change");
  await dialog(page).getByLabel("Name").fill("Kingfishers");
  await dialog(page).getByLabel("Last day").fill("2026-07-17");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(dialog(page).getByRole("alert")).toHaveText(
    "There are pupils in Kingfisher after that day. Choose pupils for their new class first, then end this one.",
  );
  await dialog(page).getByLabel("Last day").fill("");
  await dialog(page).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Change Kingfishers" })).toBeVisible();
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

test("a pupil is given another pathway and the name they go by", async ({ page, look }) => {
  await look("school-pupil");
  await dialog(page).getByLabel("Name they go by").fill("Caio");
  await dialog(page).getByLabel("Pathway").selectOption("Stream");
  await dialog(page).getByRole("button", { name: "Save the details" }).click();
  await expect(page.getByRole("region", { name: "Pupils of Kingfisher" }).getByText("Caio")).toBeVisible();
  await expect(dialog(page).getByLabel("Pathway")).toHaveValue("stream");
});

test("a pupil has left, with what becomes of it said first; and came back", async ({ page, look }) => {
  await look("school-pupil-left");
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Cai targets and card" })).toHaveCount(0);
  await page.getByRole("button", { name: "Came back Cai" }).click();
  await expect(page.getByText("Pupils who have left")).toHaveCount(0);
});
