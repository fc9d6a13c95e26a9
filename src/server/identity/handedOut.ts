/**
 * What was handed out to people and tablets before a copy of the school was made: sessions, links, the link to set up by, leave to
 * open an iPad again or to do without a second step. What people prove themselves with stays: passwords and second steps. In a copy that is put back, those that were used or ended since would be alive again.
 */
import type { Instant } from "../../domain/time.ts";
import { withdrawAllLinks } from "../people/links.ts";
import { withdrawAllRequests } from "../rescue/requests.ts";
import { withdrawAllOffers } from "../secondStep/factors.ts";
import { withdrawAllStepLinks } from "../secondStep/links.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import { endAllSessions } from "./accounts.ts";
import { withdrawSetup } from "./setup.ts";

/** Ends all of it. Call in the transaction that renews the epochs. */
export async function endAllHandedOut(db: OpenTables, at: Instant): Promise<void> {
  await endAllSessions(db);
  await withdrawAllLinks(db, at);
  await withdrawSetup(db);
  await withdrawAllRequests(db);
  await withdrawAllStepLinks(db);
  await withdrawAllOffers(db);
}
