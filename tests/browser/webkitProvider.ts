import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineBrowserProvider } from "@vitest/browser";
import { startDisplay, type Display } from "../e2e/harness/webkit/display.ts";
import type { Driver } from "../e2e/harness/webkit/driver.ts";
import { startBrowser } from "../e2e/harness/webkit/startBrowser.ts";

interface Open {
  readonly display: Display;
  readonly driver: Driver;
  readonly profile: string;
}

const open = async (): Promise<Open> => {
  const profile = await mkdtemp(join(tmpdir(), "small-steps-webkit-"));
  const display = await startDisplay();
  const driver = await startBrowser(display, { width: 1180, height: 820, dark: false, profile });
  return { display, driver, profile };
};

/** Lets Vitest run its tests in Debian's WebKitGTK: all it asks of a browser is to open a page and to go away. */
export const webkitgtk = () =>
  defineBrowserProvider({
    name: "webkitgtk",
    supportedBrowser: ["webkit"],
    options: {},
    providerFactory: () => {
      let opened: Promise<Open> | undefined;
      return {
        name: "webkitgtk",
        supportsParallelism: false,
        getCommandsContext: () => ({}),
        openPage: async (_session: string, url: string) => {
          await (await (opened ??= open())).driver.post("/url", { url });
        },
        close: async () => {
          const { driver, display, profile } = (await opened) ?? {};
          await driver?.quit();
          display?.close();
          if (profile !== undefined) await rm(profile, { recursive: true });
        },
      };
    },
  });
