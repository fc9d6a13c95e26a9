/** The demonstration class on tablets of a test: who is in it, and what staff do there, said once for every journey. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { tileName } from "../../../src/domain/pebble.ts";
import { pinFault } from "../../../src/domain/pins.ts";
import { nextCode } from "../../fixtures/authenticator.ts";
import { callerOf } from "./caller.ts";
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

/** So many records are enough to work with, and a tablet's first exchange is short. */
const aFewWeeks = 500;
/** As many as a class has behind it in late November: for what looks back. */
export const anAutumn = 1_400;

/** A new demonstration of the small school, as it is today by its clock. Whoever leads in it has set their second step up. */
export async function demonstrate(clock?: SchoolClock, records = aFewWeeks): Promise<Demonstration> {
  const dataDir = await mkdtemp(join(tmpdir(), "small-steps-demonstration-"));
  const school = await schoolAt(dataDir, clock);
  const adults = loaded.parse(await school.command("demo", "--small", "--seed", "1", "--records", String(records))).signIns;
  await school.start();
  for (const adult of adults.filter(leads)) await (await callerOf(school, adult, clock?.ahead)).leaves();
  await school.stop();
  return { dataDir, adults };
}

/** Whether their role asks for a second step. */
const leads = ({ role }: Adult) => role === "leader" || role === "phaseLeader";

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

/** The six numbers an adult opens a tablet with: others for each, so that nobody's open somebody else's. */
export function pinOf({ login }: Pick<Adult, "login">): string {
  const sum = Array.from(login).reduce((before, letter) => (before * 31 + (letter.codePointAt(0) ?? 0)) % 899_999, 7);
  const pin = String(100_000 + sum);
  return pinFault(pin) === null ? pin : pinOf({ login: `${login}.` });
}

/** Whoever has just signed in chooses a PIN for this tablet. */
export async function choosesPin(tablet: Pick<Tablet, "type">, adult: Pick<Adult, "login">): Promise<void> {
  for (const label of ["Choose a PIN", "The same PIN again"]) await tablet.type(label, pinOf(adult));
}

/** Signs in with the school's server: what follows is the tablet's own, a PIN. */
export async function givesPassword(
  tablet: Pick<Tablet, "tap" | "type">,
  { login, password }: Pick<Adult, "login" | "password">,
): Promise<void> {
  await tablet.type("E-mail or user name", login);
  await tablet.type("Password", password);
  await tablet.tap({ role: "button", name: "Sign in" });
}

/** Whoever leads is asked for their second step after their password: they give a code of their sheet. */
export async function givesSecondStep(tablet: Pick<Tablet, "tap" | "type">, adult: Adult): Promise<void> {
  if (!leads(adult)) return;
  await tablet.tap({ role: "button", name: "Use a recovery code" });
  await tablet.type("One of your recovery codes", nextCode(adult.person));
  await tablet.tap({ role: "button", name: "Go on" });
}

/** The full sign-in of somebody new to a tablet. */
export async function signIn(tablet: Tablet, adult: Adult): Promise<void> {
  await givesPassword(tablet, adult);
  await givesSecondStep(tablet, adult);
  await choosesPin(tablet, adult);
  await classIsHere(tablet);
  // Before that a screen that was never opened is not on the tablet, and no journey goes offline without it.
  await shellIsKept(tablet);
}

/** As the tiles say an adult: first name and initial. */
export const tileOf = ({ displayName }: Adult) => ({ role: "button", name: new RegExp(`^${tileName(displayName)}`) }) as const;

/** Taps a tile and gives a PIN; an adult's own, as a rule. */
export async function opensTile(tablet: Pick<Tablet, "tap" | "type">, adult: Adult, pin = pinOf(adult)): Promise<void> {
  await tablet.tap(tileOf(adult));
  await tablet.type("Your PIN", pin);
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

/** Waits until the pill says that so much of this person's is not sent. */
export async function hasToSend(tablet: Tablet, count: number): Promise<void> {
  const said = () => tablet.evaluate(() => Number(document.querySelector("[data-unsent]")?.getAttribute("data-unsent") ?? "-1"));
  await expect.poll(said, "what the pill says is to send").toBe(count);
}

/** Covers the screen with the tiles, and opens it as somebody already known on the tablet. */
export async function switchTo(tablet: Tablet, adult: Adult): Promise<void> {
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Switch person" });
  await unlock(tablet, adult);
}

async function unlock(tablet: Tablet, adult: Adult): Promise<void> {
  await opensTile(tablet, adult);
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
