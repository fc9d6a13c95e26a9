import { afterAll, beforeAll } from "vitest";
import { postgres, type Cluster } from "../../fixtures/postgres.ts";
import { schoolsIn } from "./server.ts";

/** In what is described here, every server has its school in a PostgreSQL of its own. */
export function schoolsInPostgres(): void {
  let cluster: Cluster | undefined;
  beforeAll(async () => {
    cluster = await postgres();
    schoolsIn(() => cluster?.fresh());
  }, 60_000);
  afterAll(async () => {
    schoolsIn(undefined);
    await cluster?.stop();
  });
}
