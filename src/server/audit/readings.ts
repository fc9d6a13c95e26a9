/** Takes what iPads hand in of who read about a child on them (`sync/readingMessages.ts` is its specification). */
import type * as z from "zod";
import { beginning } from "../../sync/auditLink.ts";
import { linkOfReading, recordRead, type Reading, type ReadingsHandedIn, type readingsHeld } from "../../sync/readingMessages.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import type { Audit } from "./audit.ts";
import type { AuditTables } from "./auditTable.ts";
import { linkOf, tipOf } from "./chain.ts";

type Entry = AuditTables["audit"];
type Held = z.infer<typeof readingsHeld>;

const notTheirChain: Refused = { refused: "invalid_request", field: "writer" };

/** What of the readings follows on the last entry, link by link, up to the first that does not. */
function following(tip: Entry | undefined, writer: string, person: string, readings: readonly Reading[]): Entry[] {
  const entries: Entry[] = [];
  for (const { hash, ...reading } of readings) {
    const last = entries.at(-1) ?? tip;
    if (reading.number <= (last?.number ?? 0)) continue;
    const link = linkOfReading(writer, person, reading);
    if (reading.number !== (last?.number ?? 0) + 1 || linkOf(last?.hash ?? beginning, link) !== hash) break;
    entries.push({ ...link, hash });
  }
  return entries;
}

/**
 * How far each chain has come is noted in this process's own, which leaders' iPads have marks of (`marks.ts`): there are as many
 * chains of readings as people on iPads, and marks of them all would be most of what leaders are sent.
 */
export function takeReadings(database: SchoolDatabase, audit: Audit) {
  return (person: string, { writer, readings }: ReadingsHandedIn): Promise<Held | Refused> =>
    database.writing(async ({ db }) => {
      const tip = await tipOf(db, writer);
      if (tip && (tip.person !== person || tip.what !== recordRead)) return notTheirChain;
      const entries = following(tip, writer, person, readings);
      const last = entries.at(-1);
      if (last) {
        await db.insertInto("audit").values(entries).execute();
        await audit.note(db, person, "readingsTaken", { writer, number: last.number, hash: last.hash });
      }
      const held = last ?? tip;
      return { held: held ? { number: held.number, hash: held.hash } : null };
    });
}
