/** Connections to a PostgreSQL server, and what of its behaviour the rest relies on. */
import { PostgresDialect } from "kysely";
import pg, { TypeOverrides } from "pg";
import Cursor from "pg-cursor";
import { keepPlanned } from "./kept.ts";
import { StartRefused } from "../../startRefused.ts";

/** Connections of one process. Most requests need one for a few milliseconds. */
const mostConnections = 10;

/** Instants are whole numbers of milliseconds, which a JavaScript number holds: the driver would give them as text. */
const types = new TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Opens nothing yet: the first query does.
 * @param failed told when a connection that nobody uses is lost; the next query makes another
 */
export function connectionsTo(url: string, failed: (error: unknown) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // What a machine that vanished had locked is not locked for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: "small-steps",
  });
  pool.on("error", failed);
  pool.on("connect", keepPlanned);
  return pool;
}

export function dialectOver(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}

/** The same, for whoever reads more rows than there is room for. */
export function streamingOver(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool, cursor: Cursor });
}

/** What PostgreSQL and the system say when there is nobody to talk to, or nobody who lets us in. */
const unreachable: readonly string[] = [
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "EHOSTUNREACH", "ENOENT", "EACCES"],
  ...["28P01", "28000", "3D000", "57P03", "53300", "42501"],
];

/** The same failure as a sentence, where it is one of these; the address without its password. */
export function asRefusal(error: unknown, url: string): unknown {
  const why = error instanceof Error && "code" in error ? String(error.code) : error instanceof Error ? error.message : "";
  if (!unreachable.includes(why) && !why.includes("timeout")) return error;
  const { host, pathname } = new URL(url);
  return new StartRefused(
    "database_unreachable",
    `The school's database, ${host}${pathname}, cannot be reached or does not let this program in (${why}). Look at DATABASE_URL, and whether PostgreSQL is running.`,
  );
}
