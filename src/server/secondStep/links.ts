/**
 * Links that take somebody's second step away, so that they set up another: given by another leader or at the server's own terminal.
 * 256 bits after the `#`, kept as a hash, good for a day and once. One alone does nothing: whoever uses it has signed in with their
 * password.
 */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../domain/time.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";

const lifeMs = 24 * 60 * 60_000;

/** Makes one; any earlier one of theirs stops working. Its path is told here and never again. */
export async function makeStepLink(
  db: OpenTables,
  { person, by, at }: { person: string; by: string; at: Instant },
): Promise<{ path: string; expiresAt: Instant }> {
  const secret = newSecret();
  const expiresAt = at + lifeMs;
  await db.deleteFrom("second_step_links").where("person", "=", person).where("used_at", "is", null).execute();
  await db
    .insertInto("second_step_links")
    .values({ id: randomUUID(), person, secret_hash: hashSecret(secret), made_by: by, made_at: at, expires_at: expiresAt })
    .execute();
  return { path: `/join#step-${secret}`, expiresAt };
}

/** Uses one up, if it is this person's and good. */
export async function spendStepLink(db: OpenTables, person: string, secret: string, now: Instant): Promise<Refused | undefined> {
  const hash = hashSecret(secret);
  const row = await db
    .selectFrom("second_step_links")
    .select(["used_at", "expires_at"])
    .where("secret_hash", "=", hash)
    .where("person", "=", person)
    .executeTakeFirst();
  if (!row) return { refused: "link_unknown" };
  if (row.used_at !== null) return { refused: "link_used" };
  if (row.expires_at <= now) return { refused: "link_expired" };
  const { numUpdatedRows } = await db
    .updateTable("second_step_links")
    .set({ used_at: now })
    .where("secret_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? undefined : { refused: "link_used" };
}

/** Ends every link that was given and not used. */
export async function withdrawAllStepLinks(db: OpenTables): Promise<void> {
  await db.deleteFrom("second_step_links").where("used_at", "is", null).execute();
}
