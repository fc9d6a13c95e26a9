import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as playwrightChromium, type BrowserContext, type BrowserContextOptions } from "playwright-core";
import { chromium } from "../machine/browsers.ts";

/** Starts Chromium on a profile that lies on disk, since what a private window keeps never gets there. */
export const openProfile = (profile: string, more: Pick<BrowserContextOptions, "serviceWorkers"> = {}): Promise<BrowserContext> => {
  const { args, executablePath } = chromium();
  return playwrightChromium.launchPersistentContext(profile, {
    args: [...args],
    ...(executablePath === undefined ? {} : { executablePath }),
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/London",
    ...more,
  });
};

/** A folder for the time of some work. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "small-steps-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
