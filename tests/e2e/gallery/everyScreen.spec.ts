/** Every screen, in every state it has, at the sizes it is used at: nothing broken, nothing out of reach, nothing a rule of accessibility forbids. */
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { z } from "zod";
import { noticesOf } from "../../../src/app/state/notice.ts";
import { deviceProblemWords, noticeWords } from "../../../src/words/tabletWords.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";
import { axeOptions, notRun } from "../harness/axe.ts";
import { expect, test as gallery } from "./gallery.fixture.ts";
import { scenes } from "./scenes.ts";

const test = gallery.extend({
  page: async ({ kept }, use) => {
    await kept.emulateMedia({ colorScheme: "light" });
    await use(kept);
  },
});

const sizes = {
  landscape: { width: 1180, height: 820 },
  portrait: { width: 820, height: 1180 },
  mini: { width: 744, height: 1133 },
  phone: { width: 390, height: 844 },
  "200 % zoom": { width: 590, height: 410 },
} as const;

const results = z.object({
  /** Rules that found something to look at: without one, axe would pass for ever. */
  looked: z.array(z.unknown()).min(1),
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) })),
});

/** The rules that colours alone can break: dark, a screen that is laid out as it was is asked no others. */
const colourRules = { ...axeOptions, runOnly: ["cat.color"] };

async function axeFindings(page: Page, options: object = axeOptions): Promise<string[]> {
  const isThere = await page.evaluate("'axe' in window");
  if (isThere !== true) await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ passes, incomplete, violations }) => ({ looked: [...passes, ...incomplete], violations }))`,
  );
  return results
    .parse(found)
    .violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = "" }) => `${id}: ${html} ${failureSummary}`));
}

/** Controls on screen that a finger could miss, in the words of the page. What a dialog covers is out of reach anyway. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const floor = 44;
    const ground = document.querySelector("dialog[open]") ?? document.body;
    const controls = [...ground.querySelectorAll<HTMLElement>("a, button, input, select, textarea")];
    return controls.flatMap((control) => {
      const target = control.matches("[type=checkbox]") ? (control.closest("label") ?? control) : control;
      const { width, height } = target.getBoundingClientRect();
      const small = width > 0 && height > 0 && (width < floor - 0.5 || height < floor - 0.5);
      return small ? [`${Math.round(width)} x ${Math.round(height)}: ${control.getAttribute("aria-label") ?? control.textContent}`] : [];
    });
  });
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

test("every rule of axe is run but those that are named with their reason", async ({ page, look }) => {
  await look("class");
  const ran = z.array(z.string()).parse(
    await page.evaluate(`(async () => {
      ${axe.source};
      const { passes, violations, incomplete, inapplicable } = await axe.run(document, ${JSON.stringify(axeOptions)});
      return [passes, violations, incomplete, inapplicable].flat().map(({ id }) => id);
    })()`),
  );
  expect(
    axe
      .getRules()
      .map(({ ruleId }) => ruleId)
      .filter((rule) => !ran.includes(rule))
      .sort(),
  ).toEqual(Object.keys(notRun).sort());
});

test("each problem an iPad can have, and each notice, has a scene", () => {
  const shown = Object.values(scenes).flatMap(({ school: change }) => {
    const school = fixtureSchool();
    change?.(school);
    return [school.failing.includes("device") ? "notStarted" : school.device.problem, ...noticesOf(school.device, true)];
  });
  const told: string[] = [...Object.keys(deviceProblemWords), ...Object.keys(noticeWords)];
  expect(told.filter((one) => !shown.some((each) => each === one))).toEqual([]);
});

for (const name of Object.keys(scenes)) {
  test(`${name}: complete, in reach and accessible at every size, light and dark`, async ({ page, look }) => {
    await page.setViewportSize(sizes.landscape);
    await look(name);
    expect(await axeFindings(page), "landscape, light").toEqual([]);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      expect.soft(await smallTargets(page), `targets, ${size}`).toEqual([]);
      expect.soft(await overflow(page), `sideways, ${size}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(sizes.landscape);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page, colourRules), "landscape, dark").toEqual([]);
    await page.setViewportSize(sizes.portrait);
    expect(await axeFindings(page), "portrait, dark").toEqual([]);
  });
}
