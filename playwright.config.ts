import { defineConfig } from "@playwright/test";
import type { PerWorker } from "./tests/e2e/harness/test.ts";

export default defineConfig<object, PerWorker>({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/harness/serverBundle.ts",
  outputDir: "test-results/e2e",
  // A second try would hide what goes wrong one time in two.
  retries: 0,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  reporter: [["list"], ["./tests/e2e/harness/tapsReporter.ts"]],
  projects: [
    { name: "chromium", testMatch: "**/*.spec.ts" },
    { name: "webkit", testMatch: "journeys/**/*.spec.ts", use: { tabletBrowser: "webkit" } },
  ],
});
