/** What a finger, a keyboard and a screen reader get of the class screen. */
import type { CDPSession, Locator, Page } from "@playwright/test";
import { slipMs } from "../../../src/app/press/pressGate.ts";
import { expect, test } from "./gallery.fixture.ts";

test.use({ hasTouch: true, viewport: { width: 1180, height: 820 } });

/** What the screens asked of the engine, by name. */
function asked(page: Page): Promise<string[]> {
  return page.evaluate(() => (document.body.dataset.commands ?? "").split(" ").filter((name) => name !== "" && name !== "remember"));
}

const answer = (page: Page, target: string, word: string) =>
  page.getByRole("group", { name: `${target}: how it went` }).getByRole("button", { name: new RegExp(`^${word}`) });

const looks = "Looks at one of two objects for 3 seconds";
const presses = "Presses the switch to restart the music";

/** The moment is over in which a second touch is taken for a slip. */
async function noSlip(page: Page): Promise<void> {
  await page.waitForFunction((ms) => {
    document.body.dataset.touched ??= String(performance.now());
    return performance.now() - Number(document.body.dataset.touched) > ms;
  }, slipMs);
}

/** A tap as a person makes them. */
async function tap(button: Locator): Promise<void> {
  await noSlip(button.page());
  await button.tap();
  await button.page().evaluate(() => {
    document.body.dataset.touched = String(performance.now());
  });
}

interface Point {
  x: number;
  y: number;
}

async function middle(place: Locator): Promise<Point> {
  const box = await place.boundingBox();
  if (!box) throw new Error("not on screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Real touches, as a digitiser reports them. `points` are the fingers that are down, `at` seconds since 1970. */
async function touch(
  cdp: CDPSession,
  type: "touchStart" | "touchMove" | "touchEnd",
  points: Point[],
  at = Date.now() / 1000,
): Promise<void> {
  await cdp.send("Input.dispatchTouchEvent", { type, timestamp: at, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
}

async function quickTap(cdp: CDPSession, place: Point, at?: number): Promise<void> {
  await touch(cdp, "touchStart", [place], at);
  await touch(cdp, "touchEnd", [], at);
}

test("a target is two taps: the pupil, and how it went; the next pupil is two more", async ({ page, look }) => {
  await look("class");
  await tap(page.getByRole("button", { name: /^Cai(?!,)/ }));
  await tap(answer(page, presses, "Not yet"));
  await expect(page.getByRole("region", { name: "Last record" })).toContainText("Cai presses the switch to restart the music: not yet");
  expect(await asked(page)).toEqual(["recordTarget"]);
  await tap(page.getByRole("button", { name: /^Theo(?!,)/ }));
  await tap(answer(page, "Finds the picture that matches", "On own"));
  await expect(page.getByRole("region", { name: "Last record" })).toContainText("Theo finds the picture that matches: on own");
});

test("engagement is three taps once the tool sticks: the pupil, the area, what they did", async ({ page, look }) => {
  await look("class");
  await tap(page.getByRole("button", { name: /^Cai(?!,)/ }));
  await tap(page.getByRole("button", { name: "Engagement" }));
  await tap(page.getByRole("button", { name: /^Amara(?!,)/ }));
  await tap(page.getByRole("button", { name: /^Anticipation/ }));
  await tap(page.getByRole("button", { name: "Smiled" }));
  await expect(page.getByRole("region", { name: "Last record" })).toContainText("Amara, anticipation: smiled");
  await tap(page.getByRole("button", { name: "Stilled" }));
  await expect(page.getByRole("region", { name: "Last record" })).toContainText("Amara, anticipation: smiled, stilled");
  expect(await asked(page)).toEqual(["recordEngagement", "recordEngagement"]);
});

test("the same answer again is one more, a slip onto another button within 300 ms is none", async ({ page, look }) => {
  await look("targets");
  const cdp = await page.context().newCDPSession(page);
  const notYet = await middle(answer(page, presses, "Not yet"));
  const lots = await middle(answer(page, presses, "Lots of help"));
  const now = Date.now() / 1000;
  await quickTap(cdp, notYet, now);
  await quickTap(cdp, lots, now + 0.12);
  await expect.poll(() => asked(page)).toEqual(["recordTarget"]);
  await quickTap(cdp, notYet, now + 0.2);
  await expect(answer(page, presses, "Not yet")).toContainText("× 2");
  expect(await asked(page)).toEqual(["recordTarget", "recordTarget"]);
});

test("two fingers at once are nobody's answer", async ({ page, look }) => {
  await look("targets");
  const cdp = await page.context().newCDPSession(page);
  const one = await middle(answer(page, looks, "On own"));
  const other = await middle(answer(page, presses, "On own"));
  await touch(cdp, "touchStart", [one]);
  await touch(cdp, "touchStart", [one, other]);
  await touch(cdp, "touchEnd", []);
  await tap(answer(page, presses, "Not yet"));
  await expect(answer(page, presses, "Not yet")).toContainText("saved");
  expect(await asked(page)).toEqual(["recordTarget"]);
});

test("a finger that slides off the button it pressed does nothing", async ({ page, look }) => {
  await look("targets");
  const cdp = await page.context().newCDPSession(page);
  const from = await middle(answer(page, looks, "On own"));
  const to = await middle(answer(page, presses, "On own"));
  await touch(cdp, "touchStart", [from]);
  await touch(cdp, "touchMove", [to]);
  await touch(cdp, "touchEnd", []);
  await tap(answer(page, presses, "Not yet"));
  await expect(answer(page, presses, "Not yet")).toContainText("saved");
  expect(await asked(page)).toEqual(["recordTarget"]);
});

test("group and last line: 72 by 88, 12 apart", async ({ page, look }) => {
  await look("swim");
  const answers = page
    .getByRole("group", { name: /^Cai, .*how it went$/ })
    .first()
    .getByRole("button");
  const boxes = await Promise.all((await answers.all()).map((one) => one.boundingBox()));
  const [first, second] = boxes;
  if (!first || !second) throw new Error("no answers on screen");
  for (const box of boxes) {
    expect(box?.width).toBeGreaterThanOrEqual(88);
    expect(box?.height).toBeGreaterThanOrEqual(72);
  }
  expect(second.x - first.x - first.width).toBeGreaterThanOrEqual(12);
  const undo = await page.getByRole("button", { name: "Undo" }).boundingBox();
  expect(undo?.height).toBeGreaterThanOrEqual(72);
});

test("by keyboard alone: open, answer, close, and be where one was", async ({ page, look }) => {
  await look("class");
  const cai = page.getByRole("button", { name: /^Cai Wait/ });
  await cai.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Cai", exact: true })).toBeFocused();
  await answer(page, presses, "On own").focus();
  await page.keyboard.press("Space");
  await expect(answer(page, presses, "On own")).toContainText("saved");
  await expect(page.getByRole("status", { name: "What was just done" })).toHaveText("Saved: Cai, On own");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Record for Cai" })).toBeHidden();
  await expect(cai).toBeFocused();
});

test("a picker closes with one tap or with Escape, and gives the focus back", async ({ page, look }) => {
  await look("class");
  const when = page.getByRole("button", { name: /^When: Now/ });
  await when.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "When was it?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(when).toBeFocused();
  await tap(when);
  await tap(page.getByRole("button", { name: "This morning" }));
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: /^When: This morning/ })).toBeVisible();
});

test("a cover's name is three taps and stays a choice", async ({ page, look }) => {
  await look("class");
  await tap(page.getByRole("button", { name: /^Seen by: Me/ }));
  await tap(page.getByRole("button", { name: "Cover, or someone else" }));
  await page.getByLabel("Their name").fill("Jo");
  await tap(page.getByRole("button", { name: "Seen by Jo" }));
  await expect(page.getByRole("button", { name: /^Seen by: Jo \(cover or supply\)/ })).toBeVisible();
  await tap(page.getByRole("button", { name: /^Seen by: Jo/ }));
  await tap(page.getByRole("button", { name: "Me", exact: true }));
  await tap(page.getByRole("button", { name: /^Seen by: Me/ }));
  await expect(page.getByRole("button", { name: "Jo (cover or supply)" })).toBeVisible();
});

test("a tap that a busy tablet hands over late is counted once", async ({ page, look }) => {
  await look("class");
  await tap(page.getByRole("button", { name: /^Cai(?!,)/ }));
  await noSlip(page);
  await answer(page, presses, "Not yet").evaluate((button) => {
    const box = button.getBoundingClientRect();
    const at = { bubbles: true, button: 0, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    const finger = { ...at, pointerId: 7, pointerType: "touch" };
    const late = (event: Event) => Object.defineProperty(event, "timeStamp", { value: performance.now() + 2_500 });
    button.dispatchEvent(new PointerEvent("pointerdown", finger));
    button.dispatchEvent(new PointerEvent("pointerup", finger));
    button.dispatchEvent(late(new MouseEvent("click", { ...at, detail: 1 })));
    // A keyboard's click is nobody's echo.
    button.dispatchEvent(late(new MouseEvent("click", { ...at, detail: 0 })));
    document.body.dataset.touched = String(performance.now());
  });
  await tap(page.getByRole("button", { name: "Undo" }));
  await expect.poll(async () => (await asked(page)).at(-1)).toBe("undo");
  expect(await asked(page)).toEqual(["recordTarget", "recordTarget", "undo"]);
});

test("what a tap opens is not closed by the tap's own echo, however short it was", async ({ page, look }) => {
  await look("class");
  const cdp = await page.context().newCDPSession(page);
  const dialog = page.getByRole("dialog", { name: "Who saw it?" });
  for (let turn = 0; turn < 6; turn += 1) {
    await quickTap(cdp, await middle(page.getByRole("button", { name: /^Seen by: Me/ })));
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});

test("a note that names another child is asked about, and each record keeps its own child", async ({ page, look }) => {
  await look("note");
  await page.getByLabel("Note about Cai and Femi").tap();
  await page.getByLabel("Note about Cai and Femi").fill("Cai stilled. Femi clapped for him.");
  await tap(page.getByRole("button", { name: "Save in 2 records" }));
  await expect(page.getByRole("alert")).toContainText("“Cai” is a pupil’s name.");
  await tap(page.getByRole("button", { name: "Yes" }));
  await expect(page.getByRole("alert")).toContainText("“Femi” is a pupil’s name.");
  await tap(page.getByRole("button", { name: "Yes" }));
  await expect(page.getByRole("region", { name: "Last record" })).toContainText(
    "Femi, a note: Another child stilled. Femi clapped for him.",
  );
});

test("a full tablet holds the tap on the screen and keeps it once there is room", async ({ page, look }) => {
  await look("full");
  await expect(page.getByRole("alert")).toContainText("Not saved yet. This iPad is full. “A bit of help” is held on this screen.");
  await page.evaluate(() => document.dispatchEvent(new Event("fixture:room")));
  await tap(page.getByRole("button", { name: "Try again" }));
  await expect(page.getByRole("alert")).toBeHidden();
});

test("the page's title and address name no child", async ({ page, look }) => {
  await look("targets");
  await expect(page).toHaveTitle("Class: Small Steps");
  expect(new URL(page.url()).pathname).toBe("/class/kingfisher/cai");
});
