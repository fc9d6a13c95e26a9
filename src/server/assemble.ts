/**
 * The server's parts, put together over one database: what `npm start` serves, and what the command line works with beside
 * it.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { v4 } from "uuid";
import { dayOf, type Instant } from "../domain/time.ts";
import { accountsIn, sweepSessions } from "./identity/accounts.ts";
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
import { createStaffing, type Staffing } from "./people/staffing.ts";
import type { SchoolLog } from "./people/schoolLog.ts";
import { sqliteSchoolLog } from "./people/sqliteSchoolLog.ts";
import type { Settings } from "./settings.ts";
import { StartRefused } from "./startRefused.ts";
import { openDatabase, type Connection } from "./storage/database.ts";
import { migrations } from "./storage/migrations.ts";
import { SqliteLog } from "./storage/sqlite/sqliteLog.ts";
import { sqliteStreamStore } from "./storage/sqlite/sqliteStreamStore.ts";
import type { StreamStore } from "./storage/streamStore.ts";
import { syncRoutes } from "./sync/routes.ts";
import { syncDeps } from "./sync/syncDeps.ts";
import { getRoute, type Route } from "./web/route.ts";

/** The file that holds a school, in DATA_DIR. */
const databaseFile = "school.sqlite";

export interface Outside {
  now: () => Instant;
  log: Log;
  /** How dear a password is to hash; tests choose a cheap one. */
  cost?: Cost;
  /** The small demonstration class, for a school that is set up with it. Comes from the command line's room, which alone may know it. */
  prepareDemonstration?: (assembled: Assembled, about: Parameters<PrepareDemonstration>[0]) => ReturnType<PrepareDemonstration>;
}

export interface Assembled {
  db: Connection;
  /** The one log over `db`: the store, the people and the command line append through it. */
  log: SqliteLog;
  store: StreamStore;
  schoolLog: SchoolLog;
  sessions: Sessions;
  staffing: Staffing;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
  now: () => Instant;
  /** The school's day. */
  today: () => string;
  routes: readonly Route[];
  /** Lets go of the database; nothing may be asked afterwards. */
  close: () => void;
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

/** Opens (or makes) the school under DATA_DIR and assembles everything over it. */
export function assemble(settings: Settings, { now, log, cost = presentCost, prepareDemonstration }: Outside): Assembled {
  makeDataFolder(settings.dataDir);
  const db = openDatabase(join(settings.dataDir, databaseFile), migrations);
  sweepAttempts(db, now());
  sweepSessions(db, now());

  const schoolsLog = new SqliteLog(db, v4);
  const store: StreamStore = {
    ...sqliteStreamStore(db, { newId: v4, log: schoolsLog }),
    renewEpochs() {
      schoolsLog.transact(() => {
        schoolsLog.renewEpochs();
        endAllHandedOut(db, now());
      });
      return Promise.resolve();
    },
  };
  const schoolLog = sqliteSchoolLog(schoolsLog);
  const library = createLibrary({
    db,
    secret: authSecret(settings.authSecret, settings.dataDir),
    trustedProxies: settings.trustedProxies,
    cost,
    failed: (error) => log.failure(error, "identity-library"),
  });
  const sessions = createSessions({ library, db, log: schoolLog, now });
  const staffing = createStaffing({ db, log: schoolLog, accounts: accountsIn(db), now });
  const rules = passwordRules();
  const hash = (password: string) => hashPassword(password, cost);

  const assembled: Assembled = {
    db,
    log: schoolsLog,
    store,
    schoolLog,
    sessions,
    staffing,
    rules,
    hash,
    now,
    today: () => dayOf(now(), schoolLog.zone()),
    routes: [],
    close: () => db.close(),
  };
  const health = getRoute("/health", "nothing", () => ({ body: { status: "ok", setUp: isSetUp(db) } }));
  const people = identityRoutes({
    ...{ db, log: schoolLog, sessions, staffing, rules, hash, now },
    prepareDemonstration: prepareDemonstration && ((about) => prepareDemonstration(assembled, about)),
  });
  return { ...assembled, routes: [health, ...people, ...syncRoutes(syncDeps(store, now))] };
}
