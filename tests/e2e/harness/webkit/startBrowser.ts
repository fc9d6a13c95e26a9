import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Display } from "./display.ts";
import { startDriver, type Driver } from "./driver.ts";

/** What host.py needs to know. */
export interface Window {
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  /** The folder that outlives the browser. */
  readonly profile: string;
  /** Where all its requests go, such as `http://127.0.0.1:4000`; straight to their servers when left out. */
  readonly proxy?: string;
}

const host = join(import.meta.dirname, "host.py");

/** Where the console messages of every page and worker of a profile are written. */
export const consoleOf = (profile: string): string => join(profile, "console.log");

/** Starts WebKitGTK with one window, under its driver. */
export const startBrowser = async (display: Display, window: Window): Promise<Driver> => {
  await mkdir(window.profile, { recursive: true });
  return startDriver(host, {
    ...process.env,
    DISPLAY: display.name,
    SMALL_STEPS_TABLET: JSON.stringify({ ...window, log: consoleOf(window.profile) }),
    LANG: "C.UTF-8",
    TZ: "Europe/London",
    GSK_RENDERER: "cairo",
    LIBGL_ALWAYS_SOFTWARE: "1",
    // Layers put together by a graphics card that is not there cost half of all a page's work.
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    NO_AT_BRIDGE: "1",
    // The sandbox needs user namespaces, which containers seldom have; only our own pages are opened in it.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  });
};
