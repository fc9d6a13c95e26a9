/** The tables of a school in PostgreSQL, brought up to date by whichever process comes first. */
import { sql, type Kysely, type Transaction } from "kysely";
import { StartRefused } from "../../startRefused.ts";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";
import { alone } from "./locks.ts";

/**
 * Applies what is missing, forward only, all of it or nothing, once however many processes start together. The school is in the
 * first schema of the connection's search path, which is made where it is missing.
 * @throws StartRefused when a newer version of the program has written it, or when the server may forget what it has confirmed
 */
export async function migrate(db: Kysely<Tables>, migrations: readonly Migration[]): Promise<void> {
  await db.transaction().execute(async (within) => {
    await alone(within, "tables");
    await refuseForgetful(within);
    await makeSchema(within);
    await sql`create table if not exists steps ("only" integer primary key check ("only" = 1), applied integer not null)`.execute(within);
    await sql`insert into steps values (1, 0) on conflict do nothing`.execute(within);
    const { rows } = await sql<{ applied: number }>`select applied from steps`.execute(within);
    const applied = rows[0]?.applied ?? 0;
    if (applied > migrations.length) {
      throw new StartRefused(
        "database_newer",
        `The database was written by a newer version of Small Steps (${applied} steps; this version knows ${migrations.length}). Start the newer version.`,
      );
    }
    for (const migration of migrations.slice(applied)) await sql.raw(migration.postgres).execute(within);
    await sql`update steps set applied = ${migrations.length} where applied <> ${migrations.length}`.execute(within);
  });
}

/** What was confirmed must outlast a loss of power. */
async function refuseForgetful(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ waits: string }>`select current_setting('synchronous_commit') as waits`.execute(db);
  if (rows[0]?.waits !== "off") return;
  throw new StartRefused(
    "database_forgetful",
    "PostgreSQL is set to synchronous_commit = off: it would confirm to an iPad what a loss of power takes away. Set it to on.",
  );
}

/** Makes the schema that a school is in, where it is missing. Asks the catalogue: what the connection itself takes to be its schema, it found out before it waited for its turn. */
export async function makeSchema(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ path: string; there: string[] }>`
    select replace(current_setting('search_path'), '"$user"', current_user) as path, array_agg(nspname::text) as there from pg_namespace`.execute(
    db,
  );
  const [row] = rows;
  const wanted = (row?.path ?? "").split(",").map((each) => each.trim().replace(/^"(.*)"$/, "$1"));
  const [named] = wanted;
  if (named !== undefined && !wanted.some((each) => row?.there.includes(each))) await sql`create schema ${sql.id(named)}`.execute(db);
}
