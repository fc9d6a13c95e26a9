import { existsSync } from "node:fs";
import { chromium as playwrightChromium, webkit as playwrightWebKit } from "playwright-core";
import { run } from "./command.ts";
import { debianServes } from "./debian.ts";

/** How Chromium is started here. Without a path, Playwright's own is meant. */
export interface ChromiumHere {
  readonly executablePath?: string;
  readonly channel?: string;
  readonly args: readonly string[];
}

/** The engine without a window around each page that nobody sees: a third of the time to start, and tests start it two hundred times. */
const headless = "/usr/bin/chromium-headless-shell";
const withItsOwnPages = "/usr/bin/chromium";

/** A browser that talks to nobody but the page's own server: a third-party request would otherwise be the browser's own. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;

/** Chromium as this machine has it: Debian's where its packages serve, Playwright's elsewhere. */
export const chromium = (): ChromiumHere => (debianServes() ? { executablePath: headless, args } : { args });

/** The whole of it, with the pages of its own that tell of a browser's inside. */
export const wholeChromium = (): ChromiumHere =>
  debianServes() ? { executablePath: withItsOwnPages, args } : { channel: "chromium", args };

/** Which WebKit this machine has: Debian's WebKitGTK through its own driver, or Playwright's build. */
export const webkit = (): "webkitgtk" | "playwright" => (debianServes() ? "webkitgtk" : "playwright");

/** Fetches Playwright's own Chromium and WebKit where they are needed and missing. Answers what went wrong, or nothing. */
export const installPlaywrightBrowsers = async (): Promise<string | undefined> => {
  const needed = [playwrightChromium, playwrightWebKit];
  const line = "npx playwright install --with-deps chromium webkit";
  if (!needed.every((browser) => existsSync(browser.executablePath()))) {
    if (process.env.PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD) return `Playwright's browsers are not here, and may not be downloaded. Run: ${line}`;
    const { code } = await run("npx", ["playwright", "install", "chromium", "webkit"], { within: 15 * 60_000 });
    if (code !== 0) return `Playwright's browsers could not be downloaded. Run: ${line}`;
  }
  for (const browser of needed) {
    try {
      await (await browser.launch({ args: browser === playwrightChromium ? [...chromium().args] : [] })).close();
    } catch {
      return `Playwright's ${browser.name()} is here but does not start. Run: ${line}`;
    }
  }
  return undefined;
};
