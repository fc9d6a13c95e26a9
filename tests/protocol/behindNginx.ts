/** Servers of one school behind a real nginx, set up with the README's own lines. */
import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { localHosts, makeCertificate } from "../../src/server/tls/makeCertificate.ts";
import { tlsFiles } from "../../src/server/tls/files.ts";
import { trusting, type Ask } from "../fixtures/trusting.ts";
import { freePort } from "../machine/freePort.ts";
import { startNginx, type PrivateNginx } from "../machine/nginx.ts";
import { addressIn, builtRoot, serve, type Process } from "../unit/server/processes.ts";
import { temporaryFolder } from "../unit/server/server.ts";

/** What the README tells a technician to write; its ports and files stand for theirs. */
function readmesLines(theirs: Readonly<Record<string, string>>): string {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [site] = /^ {4}upstream small_steps \{\n(?:(?: {4}.*)?\n)+/m.exec(readme) ?? [];
  if (site === undefined) throw new Error("The README says nothing of nginx.");
  return Object.entries(theirs).reduce((text, [said, meant]) => {
    if (!text.includes(said)) throw new Error(`The README's nginx has no ${said}`);
    return text.replace(said, meant);
  }, site);
}

export interface School {
  ask: Ask;
  tried: PrivateNginx["tried"];
  /** Kills one of its three servers in the middle of what it does, and starts it again where it was. */
  killOne: (place: number) => Promise<void>;
}

/** @param environment what the three servers have in common */
export async function behindNginx(environment: NodeJS.ProcessEnv): Promise<School> {
  const root = builtRoot();
  const [port, ...ports] = await Promise.all([0, 1, 2, 3].map(freePort));
  if (port === undefined) throw new Error("The machine has no port.");
  const address = `https://localhost:${port}`;
  const started = async (own: number): Promise<Process> => {
    const process = serve({ ...environment, PORT: String(own), PUBLIC_URL: address, TRUSTED_PROXIES: "127.0.0.1" }, root);
    await addressIn(process.said);
    return process;
  };
  // All at once: over a database without a table, one of them makes the tables.
  const running = await Promise.all(ports.map(started));

  const folder = temporaryFolder();
  await makeCertificate(folder, localHosts, Date.now());
  const { key, cert, authorityCert } = tlsFiles(folder);
  const nginx = await startNginx(
    readmesLines({
      "listen 443 ": `listen 127.0.0.1:${port} `,
      "/etc/ssl/steps.pem": cert,
      "/etc/ssl/steps.key": key,
      ...Object.fromEntries(ports.map((own, place) => [`127.0.0.1:808${place + 1};`, `127.0.0.1:${own};`])),
    }),
    port,
  );
  onTestFinished(nginx.stop);
  return {
    ask: trusting(address, readFileSync(authorityCert, "utf8")),
    tried: nginx.tried,
    killOne: async (place) => {
      const [process, own] = [running[place], ports[place]];
      if (process === undefined || own === undefined) throw new Error("There is no such server.");
      process.kill("SIGKILL");
      await process.exit;
      running[place] = await started(own);
    },
  };
}
