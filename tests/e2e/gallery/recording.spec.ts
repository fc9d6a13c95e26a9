/** What the screens of a lesson do with what was tapped, typed, left and taken back. */
import type { Locator, Page } from "@playwright/test";
import { slipMs } from "../../../src/app/press/pressGate.ts";
import { expect, test } from "./gallery.fixture.ts";

test.use({ hasTouch: true, viewport: { width: 1180, height: 820 } });

const last = (page: Page) => page.getByRole("region", { name: "Last record" });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** A tap as a person makes them: after the moment in which a second touch is taken for a slip. */
async function tap(...buttons: Locator[]): Promise<void> {
  for (const one of buttons) {
    const from = await one.page().evaluate(() => performance.now());
    await one.page().waitForFunction(([began = 0, ms = 0]) => performance.now() - began > ms, [from, slipMs]);
    await one.tap();
  }
}

test("what a child did, all taken back, leaves no record behind", async ({ page, look }) => {
  await look("engagement");
  await expect(last(page)).toContainText("Cai, anticipation: stilled");
  await tap(button(page, "Smiled"));
  await expect(last(page)).toContainText("Cai, anticipation: stilled, smiled");
  await tap(button(page, "Stilled"), button(page, "Smiled"));
  await expect(last(page)).toContainText("Cai looks at one of two objects");
});

test("a tally of palms has no +1, and its last press taken back takes it away", async ({ page, look }) => {
  await look("class");
  await tap(button(page, /^Cai(?!,)/), button(page, /^Tally: Looks at one/), button(page, /^Worked/), button(page, /^Done/));
  await expect(last(page)).toContainText("Cai looks at one of two objects for 3 seconds: 1 of 1");
  await expect(last(page).getByRole("button", { name: /^\+1/ })).toBeHidden();
  await tap(button(page, "Close the sheet"));
  await expect(last(page).getByRole("button", { name: /^\+1/ })).toBeHidden();
  await tap(button(page, /^Cai(?!,)/), button(page, /^Tally: Presses/), button(page, /^Didn’t\s*0/));
  await expect(button(page, "Done, 0 of 1")).toBeVisible();
  await tap(button(page, "Take the last press back"));
  await expect(button(page, "Done, 0 of 0")).toBeVisible();
});

test("how a tally of palms went is said in what worked and what didn't, and no exact help is asked of it", async ({ page, look }) => {
  await look("class");
  await tap(button(page, /^Cai(?!,)/), button(page, /^Tally: Looks at one/), button(page, /^Worked/), button(page, /^Done/));
  await expect(last(page)).toContainText("1 of 1");
  await expect(button(page, "Exact help")).toBeHidden();
  await tap(button(page, "Last five"), button(page, /^Cai, looks at one of two.*change how it went$/i).first());
  await tap(button(page, "Didn’t, one more"), button(page, "Save, 1 of 2"), button(page, "Close the sheet"));
  await expect(last(page)).toContainText("Cai looks at one of two objects for 3 seconds: 1 of 2");
});

test("two quick taps on Undo undo one record", async ({ page, look }) => {
  await look("class");
  await tap(button(page, "Undo"), button(page, "Undo"), button(page, "+1, one more of the same"));
  await expect(last(page)).toContainText("Theo finds the picture that matches: not yet × 2");
  await expect(page.locator("body")).toHaveAttribute("data-commands", "undo again");
});

test("a note that was begun is offered back where it was begun, about whom it was, and locking says so", async ({ page, look }) => {
  await look("note-waits");
  await tap(button(page, /^Signed in: Priya/));
  await expect(page.getByRole("dialog")).toContainText("A note waits in Kingfisher.");
  await page.keyboard.press("Escape");
  await tap(button(page, "A note about Cai and Femi waits"));
  await expect(page.getByRole("heading", { name: "Note for Cai and Femi" })).toBeVisible();
  await expect(page.getByLabel("Note about Cai and Femi")).toHaveValue("Second time this week");
  await tap(button(page, "Save in 2 records"), button(page, "Close the sheet"));
  await expect(button(page, /^A note about/)).toBeHidden();
});

test("words typed for a record are not lost by the next tap, and leaving for good asks before it takes them", async ({ page, look }) => {
  await look("class");
  await tap(button(page, /^Cai(?!,)/), button(page, "Words"));
  await page.getByRole("textbox").fill("Held on to the edge");
  await tap(button(page, /^Femi(?!,)/), button(page, "Close the sheet"), button(page, /^Signed in: Priya/));
  await tap(button(page, "Leave this iPad for good"));
  await expect(page.getByRole("alert")).toContainText("What is not saved goes too.");
  await page.keyboard.press("Escape");
  await tap(button(page, /^Words for .* wait$/));
  await expect(page.getByRole("textbox")).toHaveValue("Held on to the edge");
  await tap(button(page, "Save the words"));
  await expect(button(page, /^Words for .* wait$/)).toBeHidden();
  expect(await page.locator("body").getAttribute("data-commands")).not.toContain("signOut");
});

test("what is held is said where palms are pressed too", async ({ page, look }) => {
  await look("full");
  await tap(button(page, /^Tally: Looks at one/));
  await expect(page.getByRole("alert")).toContainText("Not saved yet.");
  await expect(button(page, /^Worked/)).toBeVisible();
});

test("a record on its way to the right child asks before it takes the wrong one's name there", async ({ page, look }) => {
  await look("wrongPupil-name");
  await tap(page.getByRole("region", { name: "Wrong pupil" }).getByRole("button", { name: "Femi" }));
  await expect(page.getByRole("alert")).toContainText("“Cai” is a pupil’s name. In Femi’s record it will read “Femi”. Is that right?");
  await tap(button(page, "Yes"));
  await expect(last(page)).toContainText("Femi, a note: Looks at one of two objects for 3 seconds. Femi held on. (a bit of help)");
});

test("undo of a move asks whose record it was, and loses nothing", async ({ page, look }) => {
  await look("wrongPupil");
  const whose = page.getByRole("region", { name: "Wrong pupil" });
  await tap(whose.getByRole("button", { name: "Femi" }));
  await expect(last(page)).toContainText("Femi, a note");
  await tap(button(page, "Undo"));
  await expect(whose).toContainText("Its words and pictures are wiped from Femi’s record");
  await tap(whose.getByRole("button", { name: "Cai" }));
  await expect(last(page)).toContainText("Cai, a note: Looks at one of two objects for 3 seconds");
});

test("what didn't happen is what the question names", async ({ page, look }) => {
  await look("activity");
  const missed = button(page, "It didn’t happen Sensory story");
  await expect(page.getByText("Sensory story ended 11:10. What is it now?")).toBeVisible();
  await tap(missed);
  await expect(page.getByText("Sensory story didn’t happen: kept, for everyone.")).toBeVisible();
  await tap(button(page, "It did happen"));
  await expect(page.getByText("Sensory story ended 11:10. What is it now?")).toBeVisible();
});

test("while an activity is asked for, the group and the word about Wi-Fi stay", async ({ page, look }) => {
  await look("activity-offline");
  await expect(button(page, "Group")).toBeVisible();
  await expect(page.getByText("No Wi-Fi. Carry on: all is kept on this iPad.")).toBeVisible();
});

test("where the activity watches engagement it is three taps, and a target stays two", async ({ page, look }) => {
  await look("targets-watched");
  await tap(button(page, "Close the sheet"));
  await tap(button(page, /^Cai(?!,)/), button(page, "Anticipation"), button(page, "Smiled"));
  await expect(last(page)).toContainText("Cai, anticipation: smiled");
  await expect(page.getByRole("heading", { name: /Watched for here: Exploration and Anticipation$/ })).toBeVisible();
});

test("a child after a seizure is asked for nothing, not even why they didn't join in", async ({ page, look }) => {
  await look("class");
  await tap(button(page, /^Dilys(?!,)/));
  await expect(button(page, "Note")).toBeVisible();
  await expect(button(page, /^Didn’t join in/)).toBeHidden();
});

test("what the school would refuse is not offered", async ({ page, look }) => {
  await look("specialist-class");
  await expect(page.getByText("State: not said").first()).toBeVisible();
  await expect(button(page, /State: not said\. Change$/)).toHaveCount(0);
  await look("leader-class");
  await expect(button(page, /^Cai(?!,)/)).toBeVisible();
  await expect(button(page, "Group")).toBeHidden();
});

test("what is held leaves the last record and its Undo in reach", async ({ page, look }) => {
  await look("full-line");
  await expect(page.getByRole("alert")).toContainText("Not saved yet.");
  await expect(button(page, "Undo")).toBeVisible();
  await expect(button(page, "Last five")).toBeVisible();
  await expect(button(page, "Update now")).toBeHidden();
});

test("an area tapped for one moment is not chosen when somebody comes back to the child", async ({ page, look }) => {
  await look("targets-watched");
  await tap(button(page, "Close the sheet"));
  await tap(button(page, /^Cai(?!,)/), button(page, "Anticipation"), button(page, "Smiled"));
  await tap(button(page, /^Femi(?!,)/), button(page, /^Cai(?!,)/));
  await expect(button(page, /^Anticipation/)).toHaveAttribute("aria-pressed", "false");
  await tap(button(page, "Smiled"));
  await expect(last(page)).toContainText("Cai, anticipation: smiled");
  expect(await page.locator("body").getAttribute("data-commands")).not.toMatch(/recordEngagement.*recordEngagement/);
});

test("who saw one child of a group, written afterwards, is said in the row, kept over Finish and back, and offered in the next row", async ({
  page,
  look,
}) => {
  await look("group");
  await expect(button(page, /seen by .*Change$/)).toHaveCount(0);
  await tap(button(page, "When: Now. Change"), button(page, /^This morning/));
  await tap(button(page, "Cai, seen by Priya. Change"), button(page, "Cover, or someone else"));
  await page.getByLabel("Their name").fill("Jo");
  await tap(button(page, "Seen by Jo"), button(page, "Finish"), button(page, "Group"));
  await expect(button(page, "Cai, seen by Jo (cover or supply). Change")).toBeVisible();
  await tap(button(page, /^(?!Cai).*, seen by .*Change$/).first());
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Jo/ })).toBeVisible();
});

test("the adults of the class come first, the rest of the school one tap later", async ({ page, look }) => {
  await look("pickSeenBy");
  await expect(button(page, "Tom B.")).toBeVisible();
  await expect(button(page, "Marcia A.")).toBeHidden();
  await tap(button(page, "Others of the school"));
  await expect(button(page, "Marcia A.")).toBeVisible();
});
