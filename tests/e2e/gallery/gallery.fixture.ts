/** Every test of the gallery looks at the built screens, over a fixture, and fails on whatever a browser complains of. */
import { test as base, type ConsoleMessage, type Page } from "@playwright/test";
import { chromium } from "../../machine/browsers.ts";
import { buildGallery, serveGallery } from "./serveGallery.ts";
import { scenes } from "./scenes.ts";

export { expect } from "@playwright/test";

interface PerTest {
  /** Opens a scene and presses its buttons. */
  look: (scene: string) => Promise<void>;
}
interface PerWorker {
  gallery: string;
  /** One page for many scenes, each loaded anew: a browser that has read the screens once shows the next in half the time. */
  kept: Page;
}

const { executablePath, args } = chromium();

export const test = base.extend<PerTest, PerWorker>({
  launchOptions: [{ ...(executablePath === undefined ? {} : { executablePath }), args: [...args] }, { scope: "worker" }],
  contextOptions: { reducedMotion: "reduce" },
  gallery: [
    async ({ launchOptions: _ }, use, { workerIndex }) => {
      const served = await serveGallery(await buildGallery(`gallery-${workerIndex}`));
      await use(served.address);
      await served.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  kept: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  look: async ({ page, gallery }, use) => {
    const complaints: string[] = [];
    const complains = (message: ConsoleMessage) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    };
    const fails = (error: Error) => void complaints.push(error.message);
    page.on("console", complains).on("pageerror", fails);
    await use(async (name) => {
      await page.goto(`${gallery}/?scene=${name}`);
      await page.locator("main, dialog").first().waitFor();
      const { press = [], type, choose, then = [] } = scenes[name] ?? {};
      for (const each of press) await pressFirst(page, each);
      if (type !== undefined) await page.getByRole("textbox").or(page.locator("input[type=password]")).first().fill(type);
      if (choose !== undefined) {
        const file = { name: choose, mimeType: "text/csv", buffer: Buffer.from("UPN\r\n") };
        await page.locator("input[type=file]").setInputFiles(file);
      }
      for (const each of then) await pressFirst(page, each);
    });
    page.off("console", complains).off("pageerror", fails);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  },
});

/** Presses the first button, or what unfolds, whose name begins so. */
async function pressFirst(page: Page, name: string): Promise<void> {
  const begins = new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
  await page
    .getByRole("button", { name: begins })
    .or(page.locator("summary").filter({ hasText: begins }))
    .first()
    .click();
}
