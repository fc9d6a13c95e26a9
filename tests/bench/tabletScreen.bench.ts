/** The built app before its real server: opening it cold with little and with much behind it, and a class's first sync. */
import { createServer } from "node:http";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { z } from "zod";
import type { School } from "../e2e/harness/school.ts";
import { freePort } from "../machine/freePort.ts";
import type { Bench } from "./bench.ts";
import { inFolder, openProfile } from "./chromiumProfile.ts";
import { pair, type Timed } from "./pairs.ts";
import { demonstrationWith, type Adult } from "./tabletSchool.ts";

const few = 1_400;
const many = 40_000;

/** Looks once a frame, and remembers when (in milliseconds since 1970) the nine cards and the pill's word were first there. */
const watch = `
  globalThis.firstFrame = (there) => new Promise((resolve) => {
    const look = () => there() ? resolve(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });
  globalThis.cardsSeen = firstFrame(() => document.querySelectorAll(".pupil-card").length === 9);
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

const pageOf = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? (await context.newPage());

const signIn = async (page: Page, { login, password }: Adult): Promise<void> => {
  await page.getByLabel("E-mail or user name", { exact: true }).fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

const observationsIn = (rows: Rows): number =>
  rows.filter(({ table, row }) => table === "records" && row.box.includes('"kind":"observation"')).length;

interface FirstSync {
  readonly usable: number;
  readonly complete: number;
  readonly requests: number;
  readonly answers: readonly string[];
  readonly rows: Rows;
}

/** A new tablet, from its first question to the school until the nine cards are there, and until it has everything. */
const firstSync = async (school: School, adult: Adult, profile: string): Promise<FirstSync> => {
  const context = await openProfile(profile);
  try {
    const page = await pageOf(context);
    await page.addInitScript(watch);
    const began: number[] = [];
    const bodies: Promise<string>[] = [];
    context.on("requestfinished", (request) => {
      if (!request.url().endsWith("/sync/pull")) return;
      began.push(request.timing().startTime);
      bodies.push(request.response().then((response) => response?.text() ?? ""));
    });
    await page.goto(school.origin);
    await signIn(page, adult);
    const cards = await told(page, "cardsSeen");
    const all = await told(page, "allSeen");
    const asked = Math.min(...began);
    const answers = await Promise.all(bodies);
    const rows = rowsHere.parse(await page.evaluate(`${readAll}("small-steps-${adult.person}")`));
    return { usable: cards - asked, complete: all - asked, requests: answers.length, answers, rows };
  } finally {
    await context.close();
  }
};

/** Opens the app where somebody is signed in, in a browser just started. Milliseconds until the nine cards are there. */
const opened =
  (school: School, profile: string): Timed =>
  async () => {
    const context = await openProfile(profile);
    try {
      const page = await pageOf(context);
      await page.addInitScript(watch);
      await page.goto(school.origin);
      return (await told(page, "cardsSeen")) - (await told(page, "performance.timeOrigin"));
    } finally {
      await context.close();
    }
  };

/** Serves the floor its bytes, on an address of its own. */
const floorServer = async (answers: readonly string[], rows: Rows) => {
  const port = await freePort();
  const texts = new Map([
    ["/", "<!doctype html><title>The floor</title>"],
    ["/answers", `[${answers.join(",")}]`],
    ["/rows", JSON.stringify(rows)],
  ]);
  const server = createServer(({ url = "" }, answer) => {
    const text = texts.get(url);
    answer.writeHead(text === undefined ? 404 : 200, { "content-type": url === "/" ? "text/html" : "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
};

const bench: Bench = () =>
  inFolder(async (folder) => {
    const closing: (() => unknown)[] = [];
    try {
      await build({ logLevel: "error" });
      const schoolOf = async (records: number) => {
        const { school, adult } = await demonstrationWith(join(folder, `school-${records}`), records);
        closing.push(() => school.stop());
        const profile = join(folder, `tablet-${records}`);
        const synced = await firstSync(school, adult, profile);
        return { school, adult, profile, synced, held: observationsIn(synced.rows) };
      };
      const small = await schoolOf(few);
      if (small.held !== few) throw new Error(`the tablet holds ${small.held} records, not ${few}`);
      const large = await schoolOf(many);
      if (large.held !== many) throw new Error(`the tablet holds ${large.held} records, not ${many}`);

      const cold = await pair(
        `cold open to the class screen with ${many} records`,
        opened(large.school, large.profile),
        `the same with ${few}`,
        opened(small.school, small.profile),
        { rounds: 9, warmUp: 1, aim: 1.2 },
      );

      const { answers, rows, requests } = small.synced;
      const floor = await floorServer(answers, rows);
      closing.push(floor.close);
      let tablets = 0;
      const profile = () => join(folder, `new-${(tablets += 1)}`);
      const arriving =
        (until: "usable" | "complete"): Timed =>
        async () => {
          const synced = await firstSync(small.school, small.adult, profile());
          if (observationsIn(synced.rows) !== few) throw new Error("the tablet did not get every record");
          return synced[until];
        };
      const least: Timed = async () => {
        const context = await openProfile(profile());
        try {
          const page = await pageOf(context);
          await page.goto(floor.origin);
          return await told(page, floorWork);
        } finally {
          await context.close();
        }
      };
      const against = `one fetch of its bytes and one bulk write of its ${rows.length} rows`;
      const rounds = { rounds: 5, warmUp: 1 };
      return [
        cold,
        await pair(`first sync of a class (${few} records), to its cards on screen`, arriving("usable"), against, least, rounds),
        await pair(`first sync of a class (${few} records), to the last of them`, arriving("complete"), against, least, rounds),
        { name: "pulls of that first sync", count: requests, unit: "requests" },
        { name: "their bytes", count: answers.reduce((sum, text) => sum + Buffer.byteLength(text), 0), unit: "bytes" },
      ];
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  });

export default bench;
