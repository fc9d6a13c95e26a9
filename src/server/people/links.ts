/**
 * Links by which somebody begins, or chooses a new password: 256 bits in the part of the address after `#`, used once, good
 * for two weeks, or for a day where an account hangs on it. Opening one uses nothing up, so that neither a preview nor a second look spoils it.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../domain/time.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { Connection } from "../storage/database.ts";
import type { Refused } from "../web/route.ts";

const aDayMs = 24 * 60 * 60_000;

/** Somebody invited may start in a fortnight; whoever forgot their password stands there waiting, and the link is their account. */
export const linkLifeMs: Record<Link["purpose"], number> = { join: 14 * aDayMs, reset: aDayMs };

const row = z.object({
  id: z.string(),
  person: z.string(),
  purpose: z.enum(["join", "reset"]),
  expires_at: z.number(),
  used_at: z.number().nullable(),
  withdrawn_at: z.number().nullable(),
});

/** A link as the server knows it; the secret is not among it. */
export interface Link {
  id: string;
  person: string;
  purpose: "join" | "reset";
  expiresAt: Instant;
}

function toLink(raw: unknown): Link & { usedAt: Instant | null; withdrawnAt: Instant | null } {
  const { id, person, purpose, expires_at, used_at, withdrawn_at } = row.parse(raw);
  return { id, person, purpose, expiresAt: expires_at, usedAt: used_at, withdrawnAt: withdrawn_at };
}

/** Makes a link for a person; any earlier one of theirs stops working. The secret in `path` is told here and never again. */
export function makeLink(
  db: Connection,
  { person, purpose, by, at }: { person: string; purpose: Link["purpose"]; by: string; at: Instant },
): Link & { path: string } {
  const secret = newSecret();
  const link: Link = { id: randomUUID(), person, purpose, expiresAt: at + linkLifeMs[purpose] };
  withdrawLinks(db, person, at);
  db.prepare(
    `insert into invitations (id, person, purpose, secret_hash, invited_by, invited_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(link.id, person, purpose, hashSecret(secret), by, at, link.expiresAt);
  return { ...link, path: `/join#${secret}` };
}

/** Whose a link is, if it is still good. Uses nothing up. */
export function findLink(db: Connection, secret: string, now: Instant): Link | Refused {
  const found = db.prepare("select * from invitations where secret_hash = ?").get(hashSecret(secret));
  if (found === undefined) return { refused: "link_unknown" };
  const { usedAt, withdrawnAt, ...link } = toLink(found);
  if (withdrawnAt !== null) return { refused: "link_unknown" };
  if (usedAt !== null) return { refused: "link_used" };
  return link.expiresAt <= now ? { refused: "link_expired" } : link;
}

/** Uses a link up. False when somebody was quicker: then the transaction must not go on. */
export function spendLink(db: Connection, id: string, now: Instant): boolean {
  const { changes } = db
    .prepare("update invitations set used_at = ? where id = ? and used_at is null and withdrawn_at is null and expires_at > ?")
    .run(now, id, now);
  return changes === 1;
}

/** Ends every link that anybody was given. */
export function withdrawAllLinks(db: Connection, at: Instant): void {
  db.prepare("update invitations set withdrawn_at = ? where used_at is null and withdrawn_at is null").run(at);
}

/** Ends every link of a person that was not used. */
export function withdrawLinks(db: Connection, person: string, at: Instant): void {
  db.prepare("update invitations set withdrawn_at = ? where person = ? and used_at is null and withdrawn_at is null").run(at, person);
}

/** Links given and not used, the newest of each person. Some may have expired: they need to be made again. */
export function outstandingLinks(db: Connection): Map<string, Link> {
  const rows = db.prepare("select * from invitations where used_at is null and withdrawn_at is null order by invited_at").all();
  return new Map(rows.map(toLink).map(({ usedAt: _u, withdrawnAt: _w, ...link }) => [link.person, link]));
}

/** Whose a link is, by its id. */
export function linkNamed(db: Connection, id: string): Link | undefined {
  const found = db.prepare("select * from invitations where id = ? and used_at is null and withdrawn_at is null").get(id);
  if (found === undefined) return undefined;
  const { usedAt: _u, withdrawnAt: _w, ...link } = toLink(found);
  return link;
}
