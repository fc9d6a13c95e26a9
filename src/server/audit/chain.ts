import { createHash } from "node:crypto";
import { linkText, type AuditLink } from "../../sync/auditLink.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { AuditTables } from "./auditTable.ts";

/** The hash of an entry: of all it says, and of the one before. */
export function linkOf(previous: string, entry: AuditLink): string {
  return createHash("sha256").update(linkText(previous, entry)).digest("base64url");
}

/** The last entry of a writer's chain; undefined before there is one. */
export function tipOf(db: OpenTables, writer: string): Promise<AuditTables["audit"] | undefined> {
  return db.selectFrom("audit").selectAll().where("writer", "=", writer).orderBy("number", "desc").limit(1).executeTakeFirst();
}
