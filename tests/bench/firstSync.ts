/** A new tablet's first exchange before the real server, and the floor beside it: one fetch of the same bytes and one bulk write of the same rows. */
import { createServer } from "node:http";
import type { BrowserContext, Page } from "playwright-core";
import { z } from "zod";
import type { School } from "../e2e/harness/school.ts";
import { freePort } from "../machine/freePort.ts";
import { openProfile } from "./chromiumProfile.ts";
import type { Adult } from "./tabletSchool.ts";

/** Looks once a frame, and remembers when (in milliseconds since 1970) a class's cards and the pill's word were first there. */
export const watch = (cards: string) => `
  globalThis.firstFrame = (there) => new Promise((resolve) => {
    const look = () => there() ? resolve(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  globalThis.cardsSeen = firstFrame(() => document.querySelectorAll(".pupil-card").length ${cards});
  globalThis.allSeen = cardsSeen.then(() => firstFrame(() => document.querySelector("[data-unsent]")?.textContent.includes("Up to date")));`;

export const told = async (page: Page, expression: string): Promise<number> => z.number().parse(await page.evaluate(expression));

/** What lies in a person's database: every row with its table, as the floor writes it again. */
const readAll = `(async (name) => {
  const of = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await of(indexedDB.open(name));
  const tables = await Promise.all([...database.objectStoreNames].map(async (table) =>
    (await of(database.transaction(table).objectStore(table).getAll())).map((row) => ({ table, row }))));
  database.close();
  return tables.flat();
})`;
const rowsHere = z.array(z.object({ table: z.string(), row: z.looseObject({ key: z.string(), box: z.string() }) }));
type Rows = z.infer<typeof rowsHere>;

/** One fetch of what the first sync brought, read as JSON, and its rows written in bulk. Milliseconds. */
const floorWork = `(async () => {
  const rows = await (await fetch("/rows")).json();
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

export const pageOf = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? (await context.newPage());

const signIn = async (page: Page, { login, password }: Adult): Promise<void> => {
  await page.getByLabel("E-mail or user name", { exact: true }).fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

export const observationsIn = (rows: Rows): number =>
  rows.filter(({ table, row }) => table === "records" && row.box.includes('"kind":"observation"')).length;

export interface FirstSync {
  /** Milliseconds from the first question to the cards of the class on screen, and to "Up to date". */
  readonly usable: number;
  readonly complete: number;
  /** Each question and its answer: when it was asked, in milliseconds after the first, and what came. */
  readonly pulls: readonly { readonly asked: number; readonly answer: string }[];
  readonly rows: Rows;
}

/**
 * A new tablet, from its first question to the school until it has everything.
 * @param cards how many cards a class has, as a comparison: "=== 9"
 */
export const firstSync = async (school: School, adult: Adult, profile: string, cards: string): Promise<FirstSync> => {
  const context = await openProfile(profile);
  try {
    const page = await pageOf(context);
    await page.addInitScript(watch(cards));
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
