import { sql, type Kysely } from "kysely";
import type pg from "pg";
import type { Tables } from "../tables.ts";

/**
 * What is done by one transaction at a time, in however many processes, until it ends:
 * - `tables`: bringing them up to date;
 * - `school`: whatever is decided on what is read across streams, or on people and their roles. Each would see the school as it
 *   was before the other, and both together come to what neither would have allowed;
 * - `pictures`: making and removing files.
 */
const locks = { tables: 1, school: 2, pictures: 3 };
export type Lock = keyof typeof locks;

/** Waits for its turn. Several schools in one database do not wait for each other; before there are tables, there may be no schema. */
export async function alone(db: Kysely<Tables>, lock: Lock): Promise<void> {
  const school = lock === "tables" ? sql`current_setting('search_path')` : sql`current_schema()`;
  await sql`select pg_advisory_xact_lock(hashtext(${school}), ${locks[lock]}::int)`.execute(db);
}

/** Held by every process that has a school open, for as long as its connection lasts. */
const running = 4;

/** Says that a process has the school of this connection open. Waits while somebody has it alone. */
export async function holdOpen(client: pg.PoolClient): Promise<void> {
  await client.query(`select pg_advisory_lock_shared(hashtext(current_schema()), ${running})`);
}

/** Has the school of this connection alone until it ends. False when a process has it open. */
export async function holdAlone(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select pg_try_advisory_lock(hashtext(coalesce(current_schema(), '')), ${running}) as alone`,
  );
  return rows[0]?.alone === true;
}
