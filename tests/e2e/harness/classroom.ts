/** The demonstration class on tablets of a test: who is in it, and what staff do there, said once for every journey. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { schoolAt, type School, type SchoolClock } from "./school.ts";
import { shellIsKept } from "./shellFacts.ts";
import { test as base, expect } from "./test.ts";
import type { Tablet } from "./tablet.ts";

const loaded = z.object({
  signIns: z.array(z.object({ person: z.string(), displayName: z.string(), login: z.string(), password: z.string(), role: z.string() })),
});

export type Adult = z.infer<typeof loaded>["signIns"][number];

export interface Classroom {
  readonly school: School;
  readonly adults: readonly Adult[];
  /** The first adult of a role. */
  readonly one: (role: string) => Adult;
  /** The adults of a role. */
  readonly all: (role: string) => Adult[];
}

export { expect };

/** A demonstration school, stopped, to be copied. */
export interface Demonstration {
  readonly dataDir: string;
  readonly adults: readonly Adult[];
}

interface PerWorker {
  /** Made once, and copied for every test. */
  readonly demonstration: Demonstration;
}

/** A new demonstration of the small school, as it is today by its clock. */
export async function demonstrate(clock?: SchoolClock): Promise<Demonstration> {
  const dataDir = await mkdtemp(join(tmpdir(), "small-steps-demonstration-"));
  const made = await (await schoolAt(dataDir, clock)).command("demo", "--small", "--seed", "1");
  return { dataDir, adults: loaded.parse(made).signIns };
}

export const test = base.extend<{ readonly classroom: Classroom }, PerWorker>({
  demonstration: [
    async ({ tabletBrowser: _ }, use) => {
      const demonstration = await demonstrate();
      await use(demonstration);
      await rm(demonstration.dataDir, { recursive: true });
    },
    { scope: "worker" },
  ],

  school: async ({ demonstration }, use, info) => {
    const dataDir = info.outputPath("school");
    await cp(demonstration.dataDir, dataDir, { recursive: true });
    const school = await schoolAt(dataDir);
    await school.start();
    await use(school);
    await school.stop();
  },

  classroom: async ({ school, demonstration: { adults } }, use) => {
    const all = (role: string) => adults.filter((adult) => adult.role === role);
    await use({
      school,
      adults,
      all,
      one: (role) => {
        const [found] = all(role);
        if (!found) throw new Error(`nobody in the demonstration is ${role}`);
        return found;
      },
    });
  },
});

/** The full sign-in of somebody new to a tablet. */
export async function signIn(tablet: Tablet, adult: Adult): Promise<void> {
  await tablet.type("E-mail or user name", adult.login);
  await tablet.type("Password", adult.password);
  await tablet.tap({ role: "button", name: "Sign in" });
  await classIsHere(tablet);
  // Before that a screen that was never opened is not on the tablet, and no journey goes offline without it.
  await shellIsKept(tablet);
}

/** The class has arrived: its cards are there, and the pill says that nothing waits. */
async function classIsHere(tablet: Tablet): Promise<void> {
  await tablet.sees({ role: "button", name: card("Amara") });
  await receivesAll(tablet);
}

/** A child's card, not the state at its foot. */
export function card(name: string): RegExp {
  return new RegExp(`^${name}(?!,)`);
}

/** The number on the pill: what this person has not sent. */
export function unsent(tablet: Tablet): Promise<number> {
  return tablet.evaluate(() => Number(document.querySelector("[data-unsent]")?.getAttribute("data-unsent") ?? "-1"));
}

/** Covers the screen with the tiles, and opens it as somebody already known on the tablet. */
export async function switchTo(tablet: Tablet, adult: Adult): Promise<void> {
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Switch person" });
  await unlock(tablet, adult);
}

async function unlock(tablet: Tablet, adult: Adult): Promise<void> {
  await tablet.tap({ role: "button", name: new RegExp(`^${adult.displayName}`) });
  await tablet.type("Your password", adult.password);
  await tablet.tap({ role: "button", name: "Open" });
  await tablet.sees({ role: "button", name: card("Amara") });
}

/** What staff do with their hands on a tablet, counted, so that promises about it are. Typing a name or a note is counted apart. */
export interface Counting extends Pick<Tablet, "tap" | "type"> {
  taps(): number;
  typed(): number;
}

export function counting(tablet: Tablet): Counting {
  let [taps, typed] = [0, 0];
  return {
    tap: (target) => {
      taps += 1;
      return tablet.tap(target);
    },
    type: (label, text) => {
      typed += 1;
      return tablet.type(label, text);
    },
    taps: () => taps,
    typed: () => typed,
  };
}

/** The first target on the sheet that is open, as its four answers are named. */
async function firstTarget(tablet: Tablet): Promise<string> {
  await tablet.sees({ role: "group", name: /: how it went$/ });
  return tablet.evaluate(() => document.querySelector(".how")?.getAttribute("aria-label") ?? "");
}

/** One of the four answers of the first target. */
export async function answer(
  tablet: Tablet,
  name: string,
): Promise<{ role: "button"; name: RegExp; within: { role: "group"; name: string } }> {
  return { role: "button", name: new RegExp(`^${name}`), within: { role: "group", name: await firstTarget(tablet) } };
}

/** Sends what waits now, by hand, and waits for the answer that a sync asked for by hand always gives: both ways are done. */
export async function sendNow(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: /What is saved, and where$/ });
  await tablet.tap({ role: "button", name: "Send now" });
  // Beside the button: the last answer goes on standing where a screen reader heard it.
  await tablet.sees(/Sent\. Everything is at the school\. Send now/);
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Amara") });
}

/** The first of the child's own responses, on the sheet that is open. */
export function firstChip(tablet: Tablet): Promise<string> {
  return tablet.evaluate(() => document.querySelector(".did__chip")?.textContent.trim() ?? "");
}

/** Waits for the end of a first exchange, which brings a class and its month: on a slow machine too, as long as what has come grows. */
export async function receivesAll(tablet: Tablet): Promise<void> {
  for (let received = -1; ;) {
    try {
      await tablet.sees(/Up to date/);
      return;
    } catch (error) {
      const come = error instanceof Error ? Number(/Receiving (\d+) of/.exec(error.message)?.[1] ?? -1) : -1;
      if (come <= received) throw error;
      received = come;
    }
  }
}
