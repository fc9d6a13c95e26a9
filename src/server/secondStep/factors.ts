/** Factors as the database keeps them. Everything here is inside the caller's transaction. */
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Instant } from "../../domain/time.ts";
import { hashSecret } from "../secrets.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { Tables } from "../storage/tables.ts";
import { hashRecoveryCode } from "./recoveryCodes.ts";

export type Factor = Selectable<Tables["second_factors"]>;

/** For how long a secret that was shown may be confirmed: time to find an app. */
const offerMs = 60 * 60_000;

/** What a person proves with; undefined when they have set nothing up. */
export async function factorOf(db: OpenTables, person: string): Promise<Factor | undefined> {
  return db.selectFrom("second_factors").selectAll().where("person", "=", person).where("confirmed_at", "is not", null).executeTakeFirst();
}

/** Everybody who has one. */
export async function holders(db: OpenTables): Promise<string[]> {
  const rows = await db.selectFrom("second_factors").select("person").where("confirmed_at", "is not", null).orderBy("person").execute();
  return rows.map(({ person }) => person);
}

/** Keeps a secret that is shown to somebody, in the place of any that was shown before. @param seal is told the id that it is of */
export async function offerFactor(db: OpenTables, person: string, seal: (id: string) => string, at: Instant): Promise<void> {
  await withdrawOffer(db, person);
  const id = randomUUID();
  await db
    .insertInto("second_factors")
    .values({ id, person, secret: seal(id), offered_at: at, last_step: 0 })
    .execute();
}

export async function withdrawOffer(db: OpenTables, person: string): Promise<void> {
  await db.deleteFrom("second_factors").where("person", "=", person).where("confirmed_at", "is", null).execute();
}

/** Ends all that were shown to anybody and not confirmed. */
export async function withdrawAllOffers(db: OpenTables): Promise<void> {
  await db.deleteFrom("second_factors").where("confirmed_at", "is", null).execute();
}

/** What was shown to a person lately, and waits for its first figures. */
export async function offeredTo(db: OpenTables, person: string, now: Instant): Promise<Factor | undefined> {
  return db
    .selectFrom("second_factors")
    .selectAll()
    .where("person", "=", person)
    .where("confirmed_at", "is", null)
    .where("offered_at", ">", now - offerMs)
    .executeTakeFirst();
}

/** From now on this is what they prove with, and nothing they had before. */
export async function confirmFactor(db: OpenTables, { id, person }: Factor, step: number, at: Instant): Promise<void> {
  await removeFactor(db, person);
  await db.updateTable("second_factors").set({ confirmed_at: at, last_step: step }).where("id", "=", id).execute();
}

/** They have none any more; what was proved with it is not proved. */
export async function removeFactor(db: OpenTables, person: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("second_factors")
    .where("person", "=", person)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Uses a step of time up, and all before it. False when it was used already. */
export async function spendStep(db: OpenTables, id: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("second_factors")
    .set({ last_step: step })
    .where("id", "=", id)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps new recovery codes, in the place of all there were. */
export async function keepRecoveryCodes(db: OpenTables, factor: string, codes: readonly string[]): Promise<void> {
  await db.deleteFrom("recovery_codes").where("factor", "=", factor).execute();
  await db
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ factor, hash: hashRecoveryCode(factor, code) })))
    .execute();
}

/** Uses a recovery code up. False when it is none, or was used. */
export async function spendRecoveryCode(db: OpenTables, factor: string, typed: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("recovery_codes")
    .set({ used_at: at })
    .where("factor", "=", factor)
    .where("hash", "=", hashRecoveryCode(factor, typed))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many of them are left. */
export async function recoveryCodesLeft(db: OpenTables, factor: string): Promise<number> {
  const rows = await db.selectFrom("recovery_codes").select("hash").where("factor", "=", factor).where("used_at", "is", null).execute();
  return rows.length;
}

/** A session was proved with a factor, now. */
export async function proved(db: OpenTables, token: string, factor: string, at: Instant): Promise<void> {
  await db.updateTable("session").set({ factor, factorAt: at }).where("token", "=", hashSecret(token)).execute();
}

/** What a session was proved with, and when, as long as its person has that. */
export async function provedWith(db: OpenTables, token: string): Promise<{ factor: string; at: Instant } | undefined> {
  const row = await db
    .selectFrom("session")
    .innerJoin("second_factors", "second_factors.id", "session.factor")
    .select(["session.factor", "session.factorAt"])
    .whereRef("second_factors.person", "=", "session.userId")
    .where("session.token", "=", hashSecret(token))
    .where("second_factors.confirmed_at", "is not", null)
    .executeTakeFirst();
  const { factor = null, factorAt = null } = row ?? {};
  return factor !== null && factorAt !== null ? { factor, at: factorAt } : undefined;
}
