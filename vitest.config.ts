import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { webkitgtk } from "./tests/browser/webkitProvider.ts";
import { chromium, webkit } from "./tests/machine/browsers.ts";
import { packages } from "./vite.config.ts";

const { executablePath, args } = chromium();
const inChromium = playwright({ launchOptions: { args: [...args], ...(executablePath === undefined ? {} : { executablePath }) } });
const inWebKit = webkit() === "webkitgtk" ? webkitgtk() : playwright();

/** A test that starts a program takes seconds where two cores serve everybody: slow is not wrong. */
const aBusyMachine = 30_000;

/** A simulation is as long as its seeds: who starts it says how many. */
const aNight = 12 * 60 * 60_000;

export default defineConfig({
  plugins: [svelte()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/{unit,contract,protocol,controls}/**/*.test.ts"],
          testTimeout: aBusyMachine,
          // No module keeps anything of its own, so files share one loading of them, which was most of the time.
          isolate: false,
          setupFiles: "tests/unit/lazyParts.ts",
          maxWorkers: "100%",
        },
      },
      { extends: true, test: { name: "sim", include: ["tests/sim/**/*.test.ts"], testTimeout: aNight } },
      { extends: true, test: { name: "night", include: ["tests/{sim,protocol}/**/*.night.ts"], testTimeout: aNight } },
      {
        extends: true,
        resolve: { alias: [...packages] },
        // Found beforehand: a package met in the middle of a run reloads the page under the test that met it.
        optimizeDeps: { include: ["dexie/dist/modern/dexie.mjs", "zod/mini", "fast-check"] },
        test: {
          name: "browser",
          testTimeout: aBusyMachine,
          include: ["tests/browser/**/*.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1180, height: 820 },
            instances: [
              { browser: "chromium", provider: inChromium },
              { browser: "webkit", provider: inWebKit },
            ],
          },
        },
      },
    ],
  },
});
