/** A new tablet's first exchange before the real server, and the floor beside it: one fetch of the same bytes and one bulk write of the same rows. */
import { createServer } from "node:http";
import type { BrowserContext, Page } from "playwright-core";
import { z } from "zod";
import { nextCode } from "../fixtures/authenticator.ts";
import type { School } from "../e2e/harness/school.ts";
import { argon2Script, slowPrelude } from "../e2e/harness/slowTablet.ts";
import { freePort } from "../machine/freePort.ts";
import { openProfile } from "./chromiumProfile.ts";
import type { Timed } from "./pairs.ts";
import type { Adult } from "./tabletSchool.ts";

/** Looks once a frame, and remembers when (in milliseconds since 1970) a class's cards and the pill's word were first there. */
const watch = (cards: string) => `
  globalThis.firstFrame = (there) => new Promise((resolve) => {
    const look = () => there() ? resolve(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  globalThis.cardsSeen = firstFrame(() => document.querySelectorAll(".pupil-card").length ${cards});
  globalThis.allSeen = cardsSeen.then(() => firstFrame(() => document.querySelector("[data-unsent]")?.textContent.includes("Up to date")));`;

const told = async (page: Page, expression: string): Promise<number> => z.number().parse(await page.evaluate(expression));

/** What lies in a person's database: every row with its table, as the floor writes it again. */
const readAll = `(async (name) => {
  const of = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await of(indexedDB.open(name));
  const tables = await Promise.all([...database.objectStoreNames].map(async (table) =>
    (await of(database.transaction(table).objectStore(table).getAll())).map((row) =>
      ({ table, row: { ...row, box: btoa(Array.from(row.box, (byte) => String.fromCharCode(byte)).join("")) } }))));
  database.close();
  return tables.flat();
})`;
const rowsHere = z.array(
  z.object({
    table: z.string(),
    row: z.looseObject({ key: z.string(), box: z.string(), clear: z.looseObject({ shelf: z.optional(z.string()) }) }),
  }),
);
type Rows = z.infer<typeof rowsHere>;

/** One fetch of what the first sync brought, read as JSON, and its rows written in bulk. Milliseconds. */
const floorWork = `(async () => {
  const rows = await (await fetch("/rows")).json();
  for (const { row } of rows) row.box = Uint8Array.from(atob(row.box), (letter) => letter.charCodeAt(0));
  const tables = [...new Set(rows.map(({ table }) => table))];
  const opening = indexedDB.open("floor");
  const database = await new Promise((resolve, reject) => {
    opening.onupgradeneeded = () => tables.forEach((table) => opening.result.createObjectStore(table, { keyPath: "key" }));
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const began = performance.now();
  await (await fetch("/answers")).json();
  const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
  const stores = new Map(tables.map((table) => [table, transaction.objectStore(table)]));
  for (const { table, row } of rows) stores.get(table).put(row);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  return performance.now() - began;
})()`;

const pageOf = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? (await context.newPage());

const pin = "274913";

const signIn = async (page: Page, { login, password, role, person }: Adult): Promise<void> => {
  await page.getByLabel("E-mail or user name", { exact: true }).fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  if (role === "phaseLeader") {
    await page.getByRole("button", { name: "Use a recovery code", exact: true }).click();
    await page.getByLabel("One of your recovery codes", { exact: true }).fill(nextCode(person));
    await page.getByRole("button", { name: "Go on", exact: true }).click();
  }
  for (const label of ["Choose a PIN", "The same PIN again"]) await page.getByLabel(label, { exact: true }).fill(pin);
};

/** Opens the one tile there is. */
const unlock = async (page: Page): Promise<void> => {
  await page.locator(".staff__tile").click();
  await page.getByLabel("Your PIN", { exact: true }).fill(pin);
};

export const observationsIn = (rows: Rows): number =>
  rows.filter(({ table, row }) => table === "records" && row.clear.shelf?.split("|")[1] === "observation").length;

export interface FirstSync {
  /** Milliseconds from the first question to the cards of the class on screen, and to "Up to date". */
  readonly usable: number;
  readonly complete: number;
  /** Each question and its answer: when it was asked, in milliseconds after the first, and what came. */
  readonly pulls: readonly { readonly asked: number; readonly answer: string }[];
  readonly rows: Rows;
}

/** Starts the browser of a tablet on its profile. */
export type Opening = (profile: string) => Promise<BrowserContext>;

/** Opens the app in a browser just started. Milliseconds until it is there, and from the PIN to the cards: not those of a finger. */
export const opened =
  (school: School, profile: string, cards: string, opening: Opening = openProfile): Timed =>
  async () => {
    const context = await opening(profile);
    try {
      const page = await pageOf(context);
      await page.addInitScript(watch(cards));
      await page.goto(school.origin);
      const tiles = await told(page, "performance.timeOrigin + performance.now()");
      const before = tiles - (await told(page, "performance.timeOrigin"));
      await unlock(page);
      const typed = await told(page, "performance.timeOrigin + performance.now()");
      return before + (await told(page, "cardsSeen")) - typed;
    } finally {
      await context.close();
    }
  };

/**
 * A new tablet, from its first question to the school until it has everything.
 * @param cards how many cards a class has, as a comparison: "=== 9"
 */
export const firstSync = async (
  school: School,
  adult: Adult,
  profile: string,
  cards: string,
  opening: Opening = openProfile,
): Promise<FirstSync> => {
  const context = await opening(profile);
  try {
    const page = await pageOf(context);
    await page.addInitScript(watch(cards));
    // What is timed is what follows the PIN.
    await context.route(argon2Script, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: slowPrelude + (await response.text()) });
    });
    const heard: { began: number; body: Promise<string> }[] = [];
    context.on("requestfinished", (request) => {
      if (!request.url().endsWith("/sync/pull")) return;
      const body = request.response().then((response) => response?.text() ?? "");
      heard.push({ began: request.timing().startTime, body });
    });
    await page.goto(school.origin);
    await signIn(page, adult);
    const seen = await told(page, "cardsSeen");
    const all = await told(page, "allSeen");
    const asked = Math.min(...heard.map(({ began }) => began));
    const pulls = await Promise.all(heard.map(async ({ began, body }) => ({ asked: began - asked, answer: await body })));
    const rows = rowsHere.parse(await page.evaluate(`${readAll}("small-steps-${adult.person}")`));
    return { usable: seen - asked, complete: all - asked, pulls, rows };
  } finally {
    await context.close();
  }
};

/** The floor of a first sync: serves its bytes on an address of its own, and times one browser that fetches and keeps them. */
export const floorOf = async ({ pulls, rows }: FirstSync): Promise<{ least: (profile: string) => Promise<number>; close: () => void }> => {
  const port = await freePort();
  const texts = new Map([
    ["/", "<!doctype html><title>The floor</title>"],
    ["/answers", `[${pulls.map(({ answer }) => answer).join(",")}]`],
    ["/rows", JSON.stringify(rows)],
  ]);
  const server = createServer(({ url = "" }, answer) => {
    const text = texts.get(url);
    answer.writeHead(text === undefined ? 404 : 200, { "content-type": url === "/" ? "text/html" : "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    close: () => server.close(),
    least: async (profile) => {
      const context = await openProfile(profile);
      try {
        const page = await pageOf(context);
        await page.goto(`http://127.0.0.1:${port}`);
        return await told(page, floorWork);
      } finally {
        await context.close();
      }
    },
  };
};
