import { PlaywrightTablet } from "./playwrightTablet.ts";
import type { Tablet } from "./tablet.ts";

/** The tablet as Playwright's Chromium drives it, for failures that only its page, its protocol or its profile can bring about. */
export function inChromium(tablet: Tablet): PlaywrightTablet {
  if (tablet instanceof PlaywrightTablet) return tablet;
  throw new Error("this failure is brought about in Chromium only");
}
