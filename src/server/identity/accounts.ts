/**
 * Accounts, as the library keeps them: a `user` whose id is the id of a member of staff, with one password. They are written
 * here rather than through the library because making one, spending its link and giving its roles is one transaction. A
 * test signs in through the library with what was written here.
 */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../domain/time.ts";
import type { Accounts } from "../people/staffing.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import { sessionSeconds } from "./library.ts";
import { loginColumns, shownLogin, type Login } from "./logins.ts";

/** True when somebody else signs in with this already. */
export async function isTaken(db: OpenTables, login: Login, person: string): Promise<boolean> {
  const { email, username } = loginColumns(login, person);
  const found = await db
    .selectFrom("user")
    .select("id")
    .where((may) => may.or([may("email", "=", email), may("username", "=", username)]))
    .where("id", "<>", person)
    .executeTakeFirst();
  return found !== undefined;
}

/** Makes an account. Call inside the transaction that spends the link. */
export async function createAccount(db: OpenTables, person: string, login: Login, passwordHash: string, at: Instant): Promise<void> {
  const { email, username } = loginColumns(login, person);
  const now = new Date(at).toISOString();
  const made = { createdAt: now, updatedAt: now };
  await db
    .insertInto("user")
    .values({ id: person, name: person, email, username, emailVerified: 0, ...made })
    .execute();
  await db
    .insertInto("account")
    .values({ id: randomUUID(), accountId: person, providerId: "credential", userId: person, password: passwordHash, ...made })
    .execute();
}

/**
 * Makes a session for somebody who has just proved who they are by a link. The library judges sessions by the process's own
 * clock, so that is the clock they are made by.
 * @param token the SHA-256 of the secret that the tablet carries
 */
export async function createSession(db: OpenTables, person: string, token: string): Promise<void> {
  const made = new Date();
  const expires = new Date(made.getTime() + sessionSeconds * 1_000);
  await db
    .insertInto("session")
    .values({
      ...{ id: randomUUID(), token, userId: person, ipAddress: "", userAgent: "" },
      ...{ expiresAt: expires.toISOString(), createdAt: made.toISOString(), updatedAt: made.toISOString() },
    })
    .execute();
}

/** Sets a new password and ends every session. Call inside the transaction that spends the link. */
export async function resetPassword(db: OpenTables, person: string, passwordHash: string, at: Instant): Promise<void> {
  await db
    .updateTable("account")
    .set({ password: passwordHash, updatedAt: new Date(at).toISOString() })
    .where("userId", "=", person)
    .where("providerId", "=", "credential")
    .execute();
  await endSessions(db, person);
}

/** Ends every session of a person, from the next request on. */
export async function endSessions(db: OpenTables, person: string): Promise<void> {
  await db.deleteFrom("session").where("userId", "=", person).execute();
}

/** Ends every session there is. */
export async function endAllSessions(db: OpenTables): Promise<void> {
  await db.deleteFrom("session").execute();
}

/** Sweeps out sessions that ran out. Called at start. */
export async function sweepSessions(db: OpenTables, now: Instant): Promise<void> {
  await db.deleteFrom("session").where("expiresAt", "<", new Date(now).toISOString()).execute();
}

/** What a person signs in with; undefined while they have no account. */
export async function loginOf(db: OpenTables, person: string): Promise<string | undefined> {
  const found = await db.selectFrom("user").select(["email", "username"]).where("id", "=", person).executeTakeFirst();
  return found && shownLogin(found);
}

/** What staffing asks of accounts. */
export const accounts: Accounts = {
  async holders(db) {
    const rows = await db.selectFrom("user").select("id").execute();
    return new Set(rows.map(({ id }) => id));
  },
  endSessions,
};
