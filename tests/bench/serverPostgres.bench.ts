/** The server over PostgreSQL, on this machine, with what it confirms safe on disk. */
import pg from "pg";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { postgresStreamStore } from "../../src/server/storage/postgres/postgresStreamStore.ts";
import type { Act } from "../../src/sync/change.ts";
import { postgres } from "../fixtures/postgres.ts";
import { SchoolOver } from "../unit/server-sync/smallSchool.ts";
import type { Bench } from "./bench.ts";
import { serverIn } from "./serverIn.ts";

/** The floor: the same rows in multi-row inserts, in one transaction. */
async function rawInsert(client: pg.Client, acts: readonly Act[]): Promise<void> {
  const perStatement = 500;
  const rows = acts.flatMap(({ changes }) => changes);
  await client.query("begin");
  for (let from = 0; from < rows.length; from += perStatement) {
    const some = rows.slice(from, from + perStatement);
    const places = some.map((_, at) => `($${6 * at + 1}, $${6 * at + 2}, $${6 * at + 3}, $${6 * at + 4}, $${6 * at + 5}, $${6 * at + 6})`);
    await client.query(
      `insert into raw values ${places.join(", ")}`,
      some.flatMap(({ id, stream, record, at, by, fields }) => [id, stream, record, at, by, JSON.stringify(fields)]),
    );
  }
  await client.query("commit");
}

const bench: Bench = async () => {
  const cluster = await postgres({ durable: true });
  const client = new pg.Client({ connectionString: cluster.url("public") });
  const opened: PostgresDatabase[] = [];
  const clients = new Map<SchoolOver, pg.Client>();
  const of = (school: SchoolOver): pg.Client => {
    const own = clients.get(school);
    if (!own) throw new Error("A school has a connection of its own, for its floor.");
    return own;
  };
  try {
    await client.connect();
    await client.query("create table raw (id text primary key, stream text, record text, stamp text, person text, body text)");
    return await serverIn({
      where: ", in PostgreSQL",
      async open() {
        const url = cluster.fresh();
        const failed = (error: unknown) => {
          throw error;
        };
        const database = await PostgresDatabase.open(url, migrations, () => "epoch-1", failed);
        opened.push(database);
        const school = new SchoolOver(database, postgresStreamStore(database));
        const own = new pg.Client({ connectionString: url });
        await own.connect();
        clients.set(school, own);
        return school;
      },
      insert: (acts) => rawInsert(client, acts),
      records: async (school) => (await of(school).query<object>("select * from records")).rows,
      heads: async (school) => (await of(school).query<object>("select name, epoch, seq from streams")).rows,
    });
  } finally {
    await Promise.all([client, ...clients.values()].map((each) => each.end()));
    await Promise.all(opened.map((database) => database.close()));
    await cluster.stop();
  }
};

export default bench;
