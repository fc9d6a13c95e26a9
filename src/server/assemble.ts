/**
 * The server's parts, put together over one database: what `npm start` serves, and what the command line works with beside
 * it.
 */
import { mkdirSync } from "node:fs";
import { v4, v7 } from "uuid";
import { dayOf, type Instant } from "../domain/time.ts";
import { redactionIn } from "../sync/redaction.ts";
import { createAudit, type Audit } from "./audit/audit.ts";
import { createMarks, type Marks } from "./audit/marks.ts";
import { auditRoutes } from "./audit/routes.ts";
import { auditedStore } from "./audit/auditedStore.ts";
import { audited } from "./audit/auditedRoutes.ts";
import { createBackups, type Backups } from "./backup/backups.ts";
import type { SchoolReading } from "./backup/schoolReading.ts";
import { readingOfPostgres } from "./backup/postgresSchool.ts";
import { readingOfFile } from "./backup/sqliteSchool.ts";
import { tellErasures } from "./backup/tellErasures.ts";
import { accounts, sweepSessions } from "./identity/accounts.ts";
import { sweepAttempts } from "./identity/attempts.ts";
import { endAllHandedOut } from "./identity/handedOut.ts";
import { createLibrary } from "./identity/library.ts";
import { passwordRules, type PasswordRules } from "./identity/passwordRules.ts";
import { hashPassword, presentCost, type Cost } from "./identity/passwords.ts";
import { identityRoutes } from "./identity/routes.ts";
import { createSessions, type Sessions } from "./identity/sessions.ts";
import { isSetUp, type PrepareDemonstration } from "./identity/setup.ts";
import { authSecret } from "./authSecret.ts";
import type { Log } from "./log.ts";
import { live, type Live, type LiveTimes } from "./live/listening.ts";
import { movesInProcess, type Moves } from "./live/moves.ts";
import { movesOverPostgres } from "./live/movesOverPostgres.ts";
import { tellingStore } from "./live/tellingStore.ts";
import { createStaffing, theServer, type Staffing } from "./people/staffing.ts";
import { folderBlobStore } from "./blobs/folderBlobStore.ts";
import type { BlobStore } from "./blobs/blobStore.ts";
import { openRescueKey } from "./rescue/keyFile.ts";
import type { RescueKey } from "./rescue/rescueKey.ts";
import { createRescues, type Rescues } from "./rescue/rescues.ts";
import { rescueRoutes } from "./rescue/routes.ts";
import { schoolFiles } from "./schoolFiles.ts";
import { secondStepRoutes } from "./secondStep/routes.ts";
import { sealing } from "./secondStep/sealing.ts";
import { createSecondSteps, type SecondSteps } from "./secondStep/secondSteps.ts";
import type { Settings } from "./settings.ts";
import { StartRefused } from "./startRefused.ts";
import { openDatabase } from "./storage/database.ts";
import { migrations } from "./storage/migrations.ts";
import { PostgresDatabase } from "./storage/postgres/postgresDatabase.ts";
import { postgresStreamStore } from "./storage/postgres/postgresStreamStore.ts";
import type { SchoolDatabase } from "./storage/schoolDatabase.ts";
import { SqliteDatabase } from "./storage/sqlite/sqliteDatabase.ts";
import { sqliteStreamStore } from "./storage/sqlite/sqliteStreamStore.ts";
import type { StreamStore } from "./storage/streamStore.ts";
import { watching } from "./storage/watching.ts";
import { tabletRoutes } from "./tablets/routes.ts";
import { createTablets, type Tablets } from "./tablets/tablets.ts";
import type { ErasingIds } from "./sync/erase.ts";
import { syncRoutes } from "./sync/routes.ts";
import { syncDeps } from "./sync/syncDeps.ts";
import { getRoute, type Route } from "./web/route.ts";

export interface Outside {
  now: () => Instant;
  log: Log;
  /** How dear a password is to hash; tests choose a cheap one. */
  cost?: Cost;
  /** How long what is live is gathered and held; tests choose shorter. */
  liveTimes?: LiveTimes;
  /** The small demonstration class, for a school that is set up with it. Comes from the command line's room, which alone may know it. */
  prepareDemonstration?: (assembled: Assembled, about: Parameters<PrepareDemonstration>[0]) => ReturnType<PrepareDemonstration>;
}

export interface Assembled {
  /** Where everything is: accounts, roles and the log. */
  database: SchoolDatabase;
  store: StreamStore;
  sessions: Sessions;
  staffing: Staffing;
  /** Opened when first asked for: the command line beside a server need not know its passphrase. */
  rescueKey: () => RescueKey;
  rescues: Rescues;
  tablets: Tablets;
  secondSteps: SecondSteps;
  audit: Audit;
  marks: Marks;
  /** For whoever copies or checks the whole of it. */
  reading: SchoolReading;
  backups: Backups;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
  now: () => Instant;
  /** The school's day. */
  today: () => Promise<string>;
  isSetUp: () => Promise<boolean>;
  routes: readonly Route[];
  /** Ends what tablets listen to. */
  endLive: Live["end"];
  /** Lets go of the database; nothing may be asked afterwards. */
  close: () => Promise<void>;
}

/** An erasing stamps what the ledger says of it as a tablet would, under a name of its own. */
const erasingIds = (): ErasingIds => ({ newUuid: v7, replica: v4().replaceAll("-", "").slice(0, 16) });

/** Whatever takes records away takes their pictures with it. `erased` is waited for after each erasing. */
function removing(store: StreamStore, blobs: BlobStore, erased: () => Promise<void>): Pick<StreamStore, "append" | "erase"> {
  return {
    async append(works) {
      const taking = { back: false };
      const watched = watching(works, (change) => {
        taking.back ||= redactionIn(change) !== undefined;
      });
      const outcomes = await store.append(watched);
      if (taking.back) await blobs.collect();
      return outcomes;
    },
    async erase(what, entryFor) {
      await store.erase(what, entryFor);
      await blobs.collect();
      await erased();
    },
  };
}

/** Once it is, it stays so: whoever asks at every request asks the database until then. */
function askingOnce(database: SchoolDatabase): () => Promise<boolean> {
  let known = false;
  return async () => (known ||= await database.reading(({ db }) => isSetUp(db)));
}

/** @throws StartRefused when there can be no folder, with what the system says about it */
function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartRefused(
      "no_data_folder",
      `The school's folder, ${folder}, cannot be made (${why}). Set DATA_DIR to a folder that this user may write to.`,
    );
  }
}

/** A school that was opened, wherever it is. */
type Opened = Pick<Assembled, "database" | "store" | "reading"> & { moves: Moves };

/** Where the school is: in the PostgreSQL database of DATABASE_URL, or in a file under DATA_DIR. */
async function openSchool({ databaseUrl }: Settings, file: string, log: Log): Promise<Opened> {
  if (databaseUrl !== undefined) {
    const failed = (error: unknown) => log.failure(error, "postgres");
    const database = await PostgresDatabase.open(databaseUrl, migrations, v4, failed);
    const moves = await movesOverPostgres(databaseUrl, v4, failed).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    return { database, store: postgresStreamStore(database), reading: readingOfPostgres(databaseUrl, failed), moves };
  }
  const database = new SqliteDatabase(openDatabase(file, migrations), v4);
  return { database, store: sqliteStreamStore(database), reading: readingOfFile(file, database), moves: movesInProcess(v4) };
}

/** Opens (or makes) the school and assembles everything over it. */
export async function assemble(settings: Settings, outside: Outside): Promise<Assembled> {
  makeDataFolder(settings.dataDir);
  const files = schoolFiles(settings.dataDir);
  const opened = await openSchool(settings, files.database, outside.log);
  try {
    return await assembleOver(opened, files.pictures, settings, outside);
  } catch (error) {
    await opened.moves.close();
    await opened.database.close();
    throw error;
  }
}

async function assembleOver(
  { database, store: streamStore, reading, moves }: Opened,
  pictures: string,
  settings: Settings,
  { now, log, cost = presentCost, liveTimes, prepareDemonstration }: Outside,
): Promise<Assembled> {
  await database.writing(async ({ db }) => {
    await sweepAttempts(db, now());
    await sweepSessions(db, now());
  });
  const writer = `server-${v4()}`;
  const audit = createAudit(writer, now);
  const marks = createMarks({ database, writer, now });
  const blobs = folderBlobStore(pictures, database, v4);
  // What a crash kept from being removed.
  await blobs.collect();
  const noted = auditedStore(streamStore, audit, database);
  const toldBeside = async () => {
    if (settings.backup.folder !== undefined) await tellErasures(streamStore, settings.backup.folder, log);
  };
  const store = tellingStore(
    {
      ...streamStore,
      ...removing(noted, blobs, toldBeside),
      renewEpochs: (at) =>
        database.writing(async (open) => {
          await open.log.renewEpochs(at);
          await endAllHandedOut(open.db, at);
          await audit.note(open.db, theServer, "restored");
        }),
    },
    moves,
  );
  const secret = authSecret(settings.authSecret, settings.dataDir);
  const library = createLibrary({
    library: database.library,
    secret,
    trustedProxies: settings.trustedProxies,
    cost,
    failed: (error) => log.failure(error, "identity-library"),
  });
  const sessions = createSessions({ library, database, now });
  const staffing = createStaffing({ database, accounts, audit, now });
  let openedKey: RescueKey | undefined;
  const rescueKey = () => (openedKey ??= openRescueKey(settings.rescue, cost));
  const rescues = createRescues({ database, key: rescueKey, audit, note: (event, facts) => log.note(event, facts), now });
  const tablets = createTablets({ database, audit, note: (event, facts) => log.note(event, facts), now });
  const secondSteps = createSecondSteps({ database, sealing: sealing(secret), audit, now });
  const backups = createBackups({ database, reading, pictures, now, log });
  const rules = passwordRules();
  const hash = (password: string) => hashPassword(password, cost);

  const assembled: Assembled = {
    database,
    store,
    sessions,
    staffing,
    rescueKey,
    rescues,
    audit,
    marks,
    reading,
    backups,
    rules,
    hash,
    now,
    today: () => database.reading(async (open) => dayOf(now(), await open.log.zone())),
    isSetUp: askingOnce(database),
    routes: [],
    tablets,
    secondSteps,
    endLive: () => undefined,
    async close() {
      await moves.close();
      await database.close();
    },
  };
  const health = getRoute("/health", "nothing", async () => ({ body: { status: "ok", setUp: await assembled.isSetUp() } }));
  const people = identityRoutes({
    ...{ database, sessions, staffing, tablets, rules, hash, now, rescueKey },
    prepareDemonstration: prepareDemonstration && ((about) => prepareDemonstration(assembled, about)),
  });
  const { folder, lock } = settings.backup;
  const scheduled = folder !== undefined && lock !== undefined;
  const upkeep = auditRoutes({ database, audit, now, upkeep: async () => ({ scheduled, ...(await backups.standing()) }) });
  const sync = syncDeps(store, now, {}, () => backups.backedUpTo());
  const listening = live({ ...sync, moves, personOf: (token) => sessions.personOf(token), ...(liveTimes ? { times: liveTimes } : {}) });
  const routes = [
    health,
    ...people,
    ...rescueRoutes(rescues),
    ...tabletRoutes(tablets),
    ...secondStepRoutes(secondSteps),
    ...upkeep,
    ...syncRoutes(sync, blobs, erasingIds),
    listening.route,
  ];
  return { ...assembled, routes: audited(routes, audit, database), endLive: () => listening.end() };
}
