import { test as base, expect } from "@playwright/test";
import { schoolAt, type School } from "./school.ts";
import { shellServer, type ShellServer } from "./shellServer.ts";
import { startTablet } from "./startTablet.ts";
import type { Tablet, TabletOptions } from "./tablet.ts";
import { startDisplay, type Display } from "./webkit/display.ts";

export { expect };

/** Gives out tablets of this test. @param origin The school's server, such as `http://localhost:8080`. */
export type NewTablet = (origin: string, options?: TabletOptions) => Promise<Tablet>;

interface PerTest {
  /** As many tablets as the test needs. A problem on any of them fails the test, at its end; then they are closed. */
  readonly newTablet: NewTablet;
  /** The built app on a server with nothing behind it. */
  readonly shell: ShellServer;
  /** The real server, running, on a new folder: no school is set up in it yet. */
  readonly school: School;
}

export interface PerWorker {
  /** Which browser the tablets of this project are. */
  readonly tabletBrowser: "chromium" | "webkit";
  /** One screen for all tablets of a worker, started with the first that needs it. */
  readonly display: () => Promise<Display>;
}

export const test = base.extend<PerTest, PerWorker>({
  tabletBrowser: ["chromium", { option: true, scope: "worker" }],

  display: [
    async ({ tabletBrowser: _ }, use) => {
      let started: Promise<Display> | undefined;
      await use(() => (started ??= startDisplay()));
      (await started)?.close();
    },
    { scope: "worker" },
  ],

  shell: async ({ tabletBrowser: _ }, use) => {
    const server = await shellServer("dist/app");
    await server.start();
    await use(server);
    await server.stop();
  },

  school: async ({ tabletBrowser: _ }, use, info) => {
    const school = await schoolAt(info.outputPath("school"));
    await school.start();
    await use(school);
    await school.stop();
  },

  newTablet: async ({ tabletBrowser, display }, use, info) => {
    const tablets: Tablet[] = [];
    await use(async (origin, options = {}) => {
      const profile = info.outputPath(`tablet-${tablets.length + 1}`);
      const tablet = await startTablet({ ...options, browser: tabletBrowser, origin, profile, display });
      tablets.push(tablet);
      return tablet;
    });
    const problems = (await Promise.all(tablets.map((tablet) => tablet.problems()))).flat();
    await Promise.all(tablets.map((tablet) => tablet.close()));
    for (const tablet of tablets) tablet.wire.close();
    expect(problems, "a page did what no page may do").toEqual([]);
  },
});
