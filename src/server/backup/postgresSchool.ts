/** A school in PostgreSQL, read beside the servers that work on it. */
import { Kysely } from "kysely";
import { connectionsTo, streamingOver } from "../storage/postgres/connections.ts";
import { snapshotOf, type AnyTables } from "./kyselySchool.ts";
import type { SchoolReading } from "./schoolReading.ts";

/** @param failed told when a connection that nobody uses is lost */
export function readingOfPostgres(url: string, failed: (error: unknown) => void): SchoolReading {
  return {
    snapshot() {
      const db = new Kysely<AnyTables>({ dialect: streamingOver(connectionsTo(url, failed)) });
      return snapshotOf(db, () => db.destroy());
    },
    // PostgreSQL finds damage where it reads, and says so then.
    damage: () => Promise.resolve([]),
  };
}
