/** The front end, built when it is missing or older than what it is made of, so that `npm start` is all there is to do. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { StartRefused } from "../startRefused.ts";

/** What Vite reads. Rooms of the server alone are left out: editing them changes nothing on a tablet. */
const sources = [
  "index.html",
  "vite.config.ts",
  "svelte.config.js",
  "package-lock.json",
  "public",
  "src/main.ts",
  ...["app", "client", "store", "sync", "domain", "words", "look", "exchange", "documents", "sw"].map((room) => `src/${room}`),
];

/** The last thing a build writes: while it is missing, a build did not end. */
const lastBuilt = "sw.js";

/** Builds if needed. Returns the folder to serve. @throws StartRefused when Vite cannot build */
export async function frontEnd(root: string, say: (line: string) => void): Promise<string> {
  const folder = join(root, "dist/app");
  const built = await newest(join(folder, lastBuilt));
  const changed = Math.max(...(await Promise.all(sources.map((source) => newest(join(root, source))))));
  if (built >= changed) return folder;
  say(built === 0 ? "Building the app: the first time takes a little while." : "Building the app again: it has changed.");
  try {
    const { build } = await import("vite");
    await build({ root, logLevel: "warn" });
  } catch (error) {
    throw new StartRefused("no_front_end", `The app could not be built. ${error instanceof Error ? error.message : String(error)}`);
  }
  return folder;
}

/** When a file, or anything under a folder, last changed; 0 when it is not there. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const names = await readdir(path);
  return Math.max(0, ...(await Promise.all(names.map((name) => newest(join(path, name))))));
}
