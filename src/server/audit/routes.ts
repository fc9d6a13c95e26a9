/** What leaders ask about how the school is looked after, and what iPads hand in for it; listed with the routes about people in `identity/routes.ts`. */
import type { Instant } from "../../domain/time.ts";
import { auditAsked, type UpkeepTold } from "../../sync/auditMessages.ts";
import { readingsHandedIn } from "../../sync/readingMessages.ts";
import { leads } from "../people/leading.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import { getRoute, postRoute, type Route } from "../web/route.ts";
import type { Audit } from "./audit.ts";
import { auditReader } from "./readAudit.ts";
import { takeReadings } from "./readings.ts";

export interface UpkeepDeps {
  database: SchoolDatabase;
  audit: Audit;
  now: () => Instant;
  /** How backups stand. */
  upkeep: () => Promise<UpkeepTold["backup"]>;
}

export function auditRoutes({ database, audit, now, upkeep }: UpkeepDeps): Route[] {
  const read = auditReader(database, now);
  const take = takeReadings(database, audit);
  return [
    postRoute("/identity/audit", "person", auditAsked, async ({ person, body }) => {
      const page = await read(person, body);
      return "refused" in page ? page : { body: page };
    }),
    postRoute("/identity/readings", "person", readingsHandedIn, async ({ person, body }) => {
      const taken = await take(person, body);
      return "refused" in taken ? taken : { body: taken };
    }),
    getRoute("/identity/upkeep", "person", async ({ person }) => {
      const may = await database.reading((open) => leads(open, person, now()));
      return may ? { body: { backup: await upkeep() } } : { refused: "may_not_invite", field: "person" };
    }),
  ];
}
