/** Starts the server: the front end, the database, the port. */
import { v4 } from "uuid";
import { createApp } from "./app.ts";
import { assemble, type Outside } from "./assemble.ts";
import { isSetUp, offerSetup } from "./identity/setup.ts";
import type { Settings } from "./settings.ts";
import { schoolAddress } from "./tls/address.ts";
import { expiryWarning, findTls } from "./tls/files.ts";
import { frontEnd } from "./web/frontEnd.ts";
import { listen } from "./web/listen.ts";

/** How long requests that are being answered are waited for when the server is told to stop. */
const graceMs = 10_000;
const aDayMs = 86_400_000;

export interface Started {
  port: number;
  /** What to say on the terminal, the link to begin with included: it is told nowhere else. */
  greeting: readonly string[];
  /** Finishes what is in flight, then lets go of port and database. */
  stop(): Promise<void>;
}

export interface Starting extends Outside {
  /** The folder that holds index.html, vite.config.ts and src. */
  root: string;
  /** A line for whoever starts the server, on the way; not part of the log. */
  say: (line: string) => void;
}

/** @throws StartRefused with a sentence when it cannot start */
export async function start(settings: Settings, outside: Starting): Promise<Started> {
  const { root, say, now, log } = outside;
  const tls = findTls(settings, now());
  const folder = await frontEnd(root, say);
  const assembled = assemble(settings, outside);
  try {
    const app = createApp({
      routes: assembled.routes,
      personOf: (token) => assembled.sessions.personOf(token),
      isSetUp: () => isSetUp(assembled.db),
      trust: settings,
      folder,
      log,
      newId: v4,
      elapsed: () => performance.now(),
    });
    const listening = await listen(app.fetch, settings.port, tls);
    const { origin: here } = schoolAddress({ ...settings, port: listening.port }, tls);
    const setup = offerSetup(assembled.db, now());
    const warnings = (): string[] => {
      const said = tls && expiryWarning(tls, now());
      return said === undefined ? [] : [said];
    };
    const daily = setInterval(() => warnings().forEach(say), aDayMs).unref();
    return {
      port: listening.port,
      greeting: [`Small Steps is at ${here}`, ...warnings(), ...(setup ? [setupGreeting(`${here}${setup.path}`)] : [])],
      async stop() {
        clearInterval(daily);
        await listening.stop(graceMs);
        assembled.close();
      },
    };
  } catch (error) {
    assembled.close();
    throw error;
  }
}

function setupGreeting(link: string): string {
  return `No school is set up yet. Within 24 hours, open this link to set one up or to load the demonstration school:
  ${link}
After that, npm run school -- setup makes another.`;
}
