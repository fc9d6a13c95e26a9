/** From a tap to what it wrote being on the disk: the app's own command, its engine in a worker and on the page's thread. */
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { build, preview } from "vite";
import { z } from "zod";
import { serverRoutes } from "../../src/sw/serverRoutes.ts";
import { freePort } from "../machine/freePort.ts";
import { packages } from "../../vite.config.ts";
import type { Bench } from "./bench.ts";
import { inFolder, openProfile } from "./chromiumProfile.ts";
import { median, pair, type Timed } from "./pairs.ts";
import { demonstrationWith, type Adult } from "./tabletSchool.ts";
import { pageSealsNothing } from "./unsealed.ts";

const records = 1_400;
const tapTold = z.object({ ms: z.number(), shownMs: z.number(), transactions: z.number(), written: z.number() });
const begun = z.object({
  pupils: z.literal(9),
  tapped: z.literal(9),
  observations: z.literal(records),
  /** What a tap writes, and nothing else. */
  tables: z.tuple([z.literal("records"), z.literal("outbox"), z.literal("summaries"), z.literal("meta")]),
  bytes: z.number(),
  allBytes: z.number(),
});

const servedPage = async (folder: string, school: string) => {
  const root = join(import.meta.dirname, "tabletPage");
  const outDir = join(folder, "page");
  await build({
    ...{ root, configFile: false, logLevel: "warn", resolve: { alias: [...packages] }, worker: { format: "es" } },
    build: { outDir, target: "chrome111", emptyOutDir: true },
  });
  const port = await freePort();
  const server = await preview({
    ...{ root, configFile: false, logLevel: "warn", build: { outDir } },
    preview: { host: "localhost", port, strictPort: true, proxy: Object.fromEntries(serverRoutes.map((route) => [route, school])) },
  });
  return { origin: `http://localhost:${port}`, close: () => server.close() };
};

/** A tablet whose engine runs where it is told, signed in, with the class before it and the network gone. */
const tabletWith = async (
  engine: "worker" | "page",
  origin: string,
  profile: string,
  { login, password }: Adult,
  before: (context: BrowserContext) => Promise<unknown> = () => Promise.resolve(),
) => {
  const context = await openProfile(profile);
  await before(context);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/?engine=${engine}`);
  const fixture = begun.parse(await page.evaluate(`begin(${JSON.stringify({ login, password })})`));
  // What follows is the tap alone: sending it is another bench's.
  await context.setOffline(true);
  const transactions: number[] = [];
  const tap = async () => {
    const told = tapTold.parse(await page.evaluate("tap()"));
    transactions.push(told.transactions);
    return told;
  };
  const floor =
    (put: "putOne" | "putAll"): Timed =>
    async () =>
      z.number().parse(await page.evaluate(`${put}()`));
  const committed: Timed = async () => (await tap()).ms;
  const shown: Timed = async () => (await tap()).shownMs;
  return { fixture, transactions, committed, shown, floor, close: () => context.close() };
};

const bench: Bench = () =>
  inFolder(async (folder) => {
    const { school, adult } = await demonstrationWith(join(folder, "school"), records);
    const closing: (() => Promise<void>)[] = [() => school.stop()];
    try {
      const served = await servedPage(folder, school.origin);
      closing.push(served.close);
      const worker = await tabletWith("worker", served.origin, join(folder, "worker"), adult);
      closing.push(worker.close);
      const page = await tabletWith("page", served.origin, join(folder, "here"), adult);
      closing.push(page.close);

      const clear = await tabletWith("page", served.origin, join(folder, "clear"), adult, pageSealsNothing);
      closing.push(clear.close);

      // Nine rounds warm each child's summary, as the first minutes of a lesson do.
      const rounds = { rounds: 40, warmUp: 9 };
      const { bytes, allBytes } = worker.fixture;
      const one = `one strict put of a row of its size (${bytes} bytes)`;
      const lines = [
        await pair("tap to committed, engine in a worker", worker.committed, one, worker.floor("putOne"), { ...rounds, aim: 1.5 }),
        await pair("tap to committed, engine on the page", page.committed, one, page.floor("putOne"), { ...rounds, aim: 1.5 }),
        await pair("tap to committed in a worker", worker.committed, "the same on the page", page.committed, { ...rounds, aim: 1.5 }),
        await pair("tap to last line in a worker", worker.shown, "the same on the page", page.shown, rounds),
        await pair(
          "tap to committed, engine on the page",
          page.committed,
          `its four rows put raw (${allBytes} bytes)`,
          page.floor("putAll"),
          rounds,
        ),
        await pair("tap to committed, sealed", page.committed, "the same with nothing sealed", clear.committed, rounds),
        await pair("its four rows put raw", page.floor("putAll"), one, page.floor("putOne"), rounds),
      ];
      return [...lines, { name: "transactions of a tap, its commit included", count: median(page.transactions), unit: "transactions" }];
    } finally {
      for (const close of closing.toReversed()) await close();
    }
  });

export default bench;
