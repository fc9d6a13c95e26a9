import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { addGrant } from "../../src/server/people/grants.ts";
import { openDatabase } from "../../src/server/storage/database.ts";
import { migrations } from "../../src/server/storage/migrations.ts";
import { PostgresDatabase } from "../../src/server/storage/postgres/postgresDatabase.ts";
import { postgresStreamStore } from "../../src/server/storage/postgres/postgresStreamStore.ts";
import type { SchoolDatabase } from "../../src/server/storage/schoolDatabase.ts";
import { SqliteDatabase } from "../../src/server/storage/sqlite/sqliteDatabase.ts";
import { sqliteStreamStore } from "../../src/server/storage/sqlite/sqliteStreamStore.ts";
import { postgres, type Cluster } from "../fixtures/postgres.ts";
import { textOfTables } from "../fixtures/textOfTables.ts";
import { streamStoreContract } from "./streamStore/contract.ts";
import type { Opened } from "./streamStore/tested.ts";

let epochs = 0;
const newId = () => `epoch-${(epochs += 1)}`;

const granting =
  (database: SchoolDatabase): Opened["grant"] =>
  ({ endedAt, ...grant }) =>
    database.writing(async ({ db }) => {
      await addGrant(db, grant, "test", 0);
      await db.updateTable("grants").set({ ended_at: endedAt }).where("id", "=", grant.id).execute();
    });

function inFile(folder = mkdtempSync(join(tmpdir(), "small-steps-"))): Promise<Opened> {
  const database = new SqliteDatabase(openDatabase(join(folder, "school.sqlite"), migrations), newId);
  return Promise.resolve({
    store: sqliteStreamStore(database),
    grant: granting(database),
    bytes: () => Promise.resolve(Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))),
    reopen: async () => {
      await database.close();
      return inFile(folder);
    },
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  });
}

/** Memory lasts as long as its connection: a process that starts now has the connection handed on. */
function inMemory(connection = openDatabase(":memory:", migrations)): Promise<Opened> {
  const database = new SqliteDatabase(connection, newId);
  return Promise.resolve({
    store: sqliteStreamStore(database),
    grant: granting(database),
    bytes: () => Promise.resolve(connection.serialize()),
    reopen: () => inMemory(connection),
    close: () => database.close(),
  });
}

async function inPostgres(url: string): Promise<Opened> {
  const database = await PostgresDatabase.open(url, migrations, newId, (error) => {
    throw error;
  });
  return {
    store: postgresStreamStore(database),
    grant: granting(database),
    bytes: async () => Buffer.from(await database.reading(({ db }) => textOfTables(db))),
    reopen: async () => {
      await database.close();
      return inPostgres(url);
    },
    close: () => database.close(),
  };
}

streamStoreContract("a SQLite file", inFile);
streamStoreContract("SQLite in memory", inMemory);

describe("by PostgreSQL", () => {
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    cluster = await postgres();
  }, 60_000);
  afterAll(() => cluster?.stop());

  streamStoreContract("PostgreSQL", () => {
    if (!cluster) throw new Error("The cluster is started before the tests.");
    return inPostgres(cluster.fresh());
  });
});
