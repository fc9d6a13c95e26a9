/**
 * The server and its terminal, each in one file: to load their hundreds of modules one by one, as `npm start` does on a machine
 * that starts one server in months, takes longer than all the rest of a start, and these tests start hundreds.
 */
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

/** What finds files of its own by where it stands, or is made for this machine. */
const whereTheyAre = ["better-sqlite3", "pino", "pg", "pg-cursor", "@peculiar/x509", "reflect-metadata", "age-encryption", "vite", "tsx"];

const root = join(import.meta.dirname, "../../..");
/** As far below the root as the sources are: what they find from where they stand is found from here. */
const folder = join(root, "dist/server");

export const serverBundle = {
  server: join(folder, "server.js"),
  terminal: join(folder, "terminal.js"),
  clock: join(folder, "clock.js"),
} as const;

/** Bundles src/server as it is now. Once before anything is started, by whoever starts it. */
export default async function bundleServer(): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "warn",
    ssr: { noExternal: true, external: whereTheyAre },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: {
        input: {
          server: join(root, "src/server/main.ts"),
          terminal: join(root, "src/server/cli/main.ts"),
          clock: join(import.meta.dirname, "serverClock.ts"),
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  await copyFile(join(root, "src/server/identity/commonPasswords.txt"), join(folder, "commonPasswords.txt"));
}
