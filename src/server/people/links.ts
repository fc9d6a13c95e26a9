/**
 * Links by which somebody begins, or chooses a new password: 256 bits in the part of the address after `#`, used once, good
 * for two weeks, or for a day where an account hangs on it. Opening one uses nothing up, so that neither a preview nor a second look spoils it.
 */
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Instant } from "../../domain/time.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { Tables } from "../storage/tables.ts";
import type { Refused } from "../web/route.ts";

const aDayMs = 24 * 60 * 60_000;

/** Somebody invited may start in a fortnight; whoever forgot their password stands there waiting, and the link is their account. */
export const linkLifeMs: Record<Link["purpose"], number> = { join: 14 * aDayMs, reset: aDayMs };

/** A link as the server knows it; the secret is not among it. */
export interface Link {
  id: string;
  person: string;
  purpose: "join" | "reset";
  expiresAt: Instant;
}

const columns = ["id", "person", "purpose", "expires_at", "used_at", "withdrawn_at"] as const;

function toLink({ id, person, purpose, expires_at }: Pick<Selectable<Tables["invitations"]>, (typeof columns)[number]>): Link {
  return { id, person, purpose, expiresAt: expires_at };
}

/** Links given and not used. */
function outstanding(db: OpenTables) {
  return db.selectFrom("invitations").select(columns).where("used_at", "is", null).where("withdrawn_at", "is", null);
}

/** Makes a link for a person; any earlier one of theirs stops working. The secret in `path` is told here and never again. */
export async function makeLink(
  db: OpenTables,
  { person, purpose, by, at }: { person: string; purpose: Link["purpose"]; by: string; at: Instant },
): Promise<Link & { path: string }> {
  const secret = newSecret();
  const link: Link = { id: randomUUID(), person, purpose, expiresAt: at + linkLifeMs[purpose] };
  await withdrawLinks(db, person, at);
  await db
    .insertInto("invitations")
    .values({
      ...{ id: link.id, person, purpose, secret_hash: hashSecret(secret) },
      ...{ invited_by: by, invited_at: at, expires_at: link.expiresAt },
    })
    .execute();
  return { ...link, path: `/join#${secret}` };
}

/** Whose a link is, if it is still good. Uses nothing up. */
export async function findLink(db: OpenTables, secret: string, now: Instant): Promise<Link | Refused> {
  const row = await db.selectFrom("invitations").select(columns).where("secret_hash", "=", hashSecret(secret)).executeTakeFirst();
  if (row?.withdrawn_at !== null) return { refused: "link_unknown" };
  if (row.used_at !== null) return { refused: "link_used" };
  return row.expires_at <= now ? { refused: "link_expired" } : toLink(row);
}

/** Uses a link up. False when somebody was quicker: then the transaction must not go on. */
export async function spendLink(db: OpenTables, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("invitations")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function withdrawing(db: OpenTables, at: Instant) {
  return db.updateTable("invitations").set({ withdrawn_at: at }).where("used_at", "is", null).where("withdrawn_at", "is", null);
}

/** Ends every link that anybody was given. */
export async function withdrawAllLinks(db: OpenTables, at: Instant): Promise<void> {
  await withdrawing(db, at).execute();
}

/** Ends every link of a person that was not used. */
export async function withdrawLinks(db: OpenTables, person: string, at: Instant): Promise<void> {
  await withdrawing(db, at).where("person", "=", person).execute();
}

/** Links given and not used, the newest of each person. Some may have expired: they need to be made again. */
export async function outstandingLinks(db: OpenTables): Promise<Map<string, Link>> {
  const rows = await outstanding(db).orderBy("invited_at").execute();
  return new Map(rows.map((row) => [row.person, toLink(row)]));
}

/** Whose a link is, by its id. */
export async function linkNamed(db: OpenTables, id: string): Promise<Link | undefined> {
  const row = await outstanding(db).where("id", "=", id).executeTakeFirst();
  return row && toLink(row);
}
