/** Notes who did what, in the transaction of what they did: what was rolled back was not done, and is not told. */
import type { AuditCode } from "../../domain/auditCodes.ts";
import type { Instant } from "../../domain/time.ts";
import { beginning } from "../../sync/auditLink.ts";
import { canonical } from "../../sync/body.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import { linkOf, tipOf } from "./chain.ts";

/** Ids, days and codes: never what anybody wrote or is called. */
export type About = Readonly<Record<string, string | number | boolean>>;

export interface Audit {
  /**
   * Adds an entry to this process's chain.
   * @param person who did it; empty when nobody was signed in
   */
  note(db: OpenTables, person: string, what: AuditCode, about?: About): Promise<void>;
}

/** @param writer whose chain it is: one process's, from its start to its end */
export function createAudit(writer: string, now: () => Instant): Audit {
  return {
    async note(db, person, what, about = {}) {
      const last = await tipOf(db, writer);
      const entry = { writer, number: (last?.number ?? 0) + 1, at: now(), person, what, about: canonical(about) };
      await db
        .insertInto("audit")
        .values({ ...entry, hash: linkOf(last?.hash ?? beginning, entry) })
        .execute();
    },
  };
}
