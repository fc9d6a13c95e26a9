/**
 * What was handed out to people and tablets before a copy of the school was made: sessions, links, the link to set up by. In a
 * copy that is put back, those that were used or ended since would be alive again.
 */
import type { Instant } from "../../domain/time.ts";
import { withdrawAllLinks } from "../people/links.ts";
import type { Connection } from "../storage/database.ts";
import { endAllSessions } from "./accounts.ts";
import { withdrawSetup } from "./setup.ts";

/** Ends all of it. Call in the transaction that renews the epochs. */
export function endAllHandedOut(db: Connection, at: Instant): void {
  endAllSessions(db);
  withdrawAllLinks(db, at);
  withdrawSetup(db);
}
