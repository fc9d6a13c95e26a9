/** Starts the server: the front end, the database, the port. */
import { v4 } from "uuid";
import { createApp } from "./app.ts";
import { assemble, type Assembled, type Outside } from "./assemble.ts";
import { everyMinute } from "./backup/schedule.ts";
import { offerSetup } from "./identity/setup.ts";
import type { Log } from "./log.ts";
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
  const assembled = await assemble(settings, outside);
  try {
    // Found wanting now, not by the first who signs in.
    assembled.rescueKey();
    const app = createApp({
      routes: assembled.routes,
      bearerOf: (token) => assembled.sessions.bearerOf(token),
      wasOfLost: (token) => assembled.tablets.wasOfLost(token),
      isSetUp: assembled.isSetUp,
      trust: settings,
      folder,
      log,
      newId: v4,
      elapsed: () => performance.now(),
    });
    const listening = await listen(app.fetch, settings.port, tls);
    const { origin: here } = schoolAddress({ ...settings, port: listening.port }, tls);
    const setup = await assembled.database.writing(({ db }) => offerSetup(db, now()));
    const warnings = (): string[] => {
      const said = tls && expiryWarning(tls, now());
      return said === undefined ? [] : [said];
    };
    const backups = scheduled(settings, assembled);
    const marking = marked(assembled, log);
    const daily = setInterval(() => warnings().forEach(say), aDayMs).unref();
    return {
      port: listening.port,
      greeting: [
        `Small Steps is at ${here}`,
        ...warnings(),
        ...(setup || backups ? [] : [noBackups]),
        ...(setup ? [setupGreeting(`${here}${setup.path}`)] : []),
      ],
      async stop() {
        clearInterval(daily);
        assembled.endLive();
        const noMore = Promise.all([backups?.stop(), marking.stop()]);
        await listening.stop(graceMs);
        await noMore;
        await marking.atTheEnd();
        await assembled.close();
      },
    };
  } catch (error) {
    await assembled.close();
    throw error;
  }
}

/** Makes backups while the server runs, where the settings say where to. */
function scheduled({ backup: { folder, lock, at, keep } }: Settings, { backups, database, isSetUp }: Assembled) {
  if (folder === undefined || lock === undefined) return undefined;
  return everyMinute(async (stop) => {
    if (!(await isSetUp())) return;
    const zone = await database.reading((open) => open.log.zone());
    await backups.makeDue({ folder, lock, at, keep }, zone, stop);
  });
}

/** Marks the audit's chains: those that others left when the server begins, and its own while it runs and at its end. */
function marked({ marks, isSetUp }: Assembled, log: Log) {
  let begun = false;
  const mark = async (all: boolean) => {
    try {
      if (!(await isSetUp())) return;
      await (all ? marks.all() : marks.due());
      begun = true;
    } catch (error) {
      log.failure(error, "audit");
    }
  };
  return { ...everyMinute(() => mark(!begun)), atTheEnd: () => mark(true) };
}

const noBackups =
  "No backups are made: set BACKUP_DIR, and BACKUP_RECIPIENT or BACKUP_PASSPHRASE. `npm run school -- backup --help` says how.";

function setupGreeting(link: string): string {
  return `No school is set up yet. Within 24 hours, open this link to set one up or to load the demonstration school:
  ${link}
After that, npm run school -- setup makes another.`;
}
