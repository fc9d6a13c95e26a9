/** How the school's backups stand, for whoever leads it. */
import type { UpkeepTold } from "../sync/auditMessages.ts";
import type { Instant } from "../domain/time.ts";
import { whenWords } from "./dates.ts";

const aDayMs = 86_400_000;

/** What is so, and whether somebody should see to it. A backup a day is usual: two days without one are not. */
export function backupSaid({ backup }: UpkeepTold, now: Instant, zone: string): { says: string; todo: string | null } {
  const { scheduled, coversTo, failedAt } = backup;
  const covers =
    coversTo === null ? "There is no backup yet." : `Everything written until ${whenWords(coversTo, now, zone)} is in a backup.`;
  if (failedAt !== null)
    return { says: `${covers} The one of ${whenWords(failedAt, now, zone)} could not be made.`, todo: "Tell whoever keeps the server." };
  if (!scheduled) return { says: covers, todo: "None is made by itself: ask whoever keeps the server to set it up." };
  const late = coversTo !== null && now - coversTo > 2 * aDayMs;
  return { says: covers, todo: late ? "There should be one a day. Tell whoever keeps the server." : null };
}
