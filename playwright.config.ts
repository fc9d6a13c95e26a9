import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import type { PerWorker } from "./tests/e2e/harness/test.ts";
import { patience } from "./tests/e2e/harness/waiting.ts";

export default defineConfig<object, PerWorker>({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/harness/serverBundle.ts",
  outputDir: "test-results/e2e",
  // A second try would hide what goes wrong one time in two.
  retries: 0,
  forbidOnly: true,
  // A journey keeps a core busy. More than four of a machine that lends its cores out would wait for each other.
  workers: Math.min(4, Math.max(2, availableParallelism())),
  timeout: 120_000,
  expect: { timeout: patience },
  reporter: [["list"], ["./tests/e2e/harness/tapsReporter.ts"]],
  projects: [
    { name: "chromium", testMatch: "**/*.spec.ts", testIgnore: "finger.spec.ts" },
    { name: "webkit", testMatch: ["journeys/**/*.spec.ts", "finger.spec.ts"], use: { tabletBrowser: "webkit" } },
  ],
});
