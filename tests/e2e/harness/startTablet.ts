import { chromium as playwrightChromium, webkit as playwrightWebKit } from "@playwright/test";
import { chromium, webkit, wholeChromium } from "../../machine/browsers.ts";
import { PlaywrightTablet } from "./playwrightTablet.ts";
import { argon2Script, slowPrelude } from "./slowTablet.ts";
import type { Tablet, TabletOptions } from "./tablet.ts";
import type { Display } from "./webkit/display.ts";
import { WebKitTablet } from "./webkit/webkitTablet.ts";
import { startWire } from "./wire.ts";

export interface TabletParts extends TabletOptions {
  readonly browser: "chromium" | "webkit";
  /** The school's server, such as `http://localhost:8080`. */
  readonly origin: string;
  /** A new folder of the test's own, where the browser keeps what a tablet keeps. */
  readonly profile: string;
  /** A screen to draw on, asked for only by a browser that needs one. */
  readonly display: () => Promise<Display>;
}

/** A tablet with a new profile, off until it is opened. */
export const startTablet = async ({ browser, display, ...parts }: TabletParts): Promise<Tablet> => {
  const wire = await startWire(new URL(parts.origin).host, parts.listens === true);
  if (parts.bearsItsPin !== true) wire.prepend(slowPrelude, argon2Script);
  if (browser === "webkit") {
    return webkit() === "webkitgtk"
      ? new WebKitTablet({ ...parts, wire, display: await display() })
      : new PlaywrightTablet({ ...parts, wire, browser: playwrightWebKit, launch: {} });
  }
  const { args, ...which } = parts.withItsOwnPages === true ? wholeChromium() : chromium();
  const room = parts.tellsItsRoom === true ? ["--disable-features=StaticStorageQuota"] : [];
  const launch = { args: [...args, ...room], ...which };
  return new PlaywrightTablet({ ...parts, wire, browser: playwrightChromium, launch });
};
