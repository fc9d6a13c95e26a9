/** The ten moments' school: the demonstration on one Tuesday, at the time of day a test says, by every clock there is. */
import { instantAt } from "../../../src/domain/observing.ts";
import { cp, rm } from "node:fs/promises";
import type { TestInfo } from "@playwright/test";
import type { Instant } from "../../../src/domain/time.ts";
import { counted } from "../../../src/words/lists.ts";
import { anAutumn, demonstrate, test as base, type Counting, type Demonstration } from "./classroom.ts";
import { schoolAt, type SchoolClock } from "./school.ts";
import type { Tablet } from "./tablet.ts";
import { tapsLine } from "./tapsReporter.ts";
import { hasClock, setsClock } from "./wallClock.ts";

export { expect } from "./classroom.ts";

/** A Tuesday in the second module: hydro was in the morning, and the class has a month of records before it. */
export const tuesday = "2025-11-18";
const zone = "Europe/London";

/** The instant of a clock time on the school's Tuesday, or another day. */
export function instantOn(time: string, day = tuesday): Instant {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return instantAt(day, hours * 60 + minutes, zone);
}

/** A moment is some tablets, one server, and a machine that may be busy. */
const aWholeMoment = 400_000;

interface PerTest {
  readonly clock: SchoolClock & { readonly tablets: Tablet[] };
  /** Sets every clock, the server's and each open tablet's; the first time starts the server. Nobody can sign in before it is said. */
  readonly itIs: (time: string, day?: string) => Promise<void>;
}

export const test = base.extend<PerTest, { readonly demonstration: Demonstration }>({
  demonstration: [
    async ({ tabletBrowser: _ }, use) => {
      const demonstration = await demonstrate({ ahead: instantOn("07:00") - Date.now() }, anAutumn);
      await use(demonstration);
      await rm(demonstration.dataDir, { recursive: true });
    },
    { scope: "worker" },
  ],

  clock: async ({ tabletBrowser: _ }, use) => {
    await use({ ahead: 0, tablets: [] });
  },

  school: async ({ demonstration, clock }, use, info) => {
    info.setTimeout(aWholeMoment);
    const dataDir = info.outputPath("school");
    await cp(demonstration.dataDir, dataDir, { recursive: true });
    const school = await schoolAt(dataDir, clock);
    await use(school);
    await school.stop();
  },

  itIs: async ({ school, clock }, use) => {
    let started = false;
    await use(async (time, day) => {
      await school.setClock(instantOn(time, day) - Date.now());
      if (!started) await school.start();
      started = true;
      for (const tablet of clock.tablets) {
        await setsClock(tablet, clock.ahead);
        await picksUp(tablet);
      }
    });
  },

  newTablet: async ({ newTablet, clock }, use) => {
    await use(async (origin, options) => {
      const tablet = await newTablet(origin, options);
      hasClock(tablet, clock.ahead);
      clock.tablets.push(tablet);
      return tablet;
    });
  },
});

/** Somebody looks at a tablet that had been put down: what it shows is as of now. */
export function picksUp(tablet: Tablet): Promise<void> {
  return tablet.evaluate(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

/** Tells at the end of the run what a moment came to. */
export function tells(info: TestInfo, moment: string, came: string, hands: Counting): void {
  const typed = hands.typed() === 0 ? "" : `, and ${counted(hands.typed(), "time")} typing`;
  info.annotations.push(tapsLine(moment, `${came}, ${counted(hands.taps(), "tap")}${typed}`));
}
