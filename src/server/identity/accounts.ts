/**
 * Accounts, as the library keeps them: a `user` whose id is the id of a member of staff, with one password. They are written
 * here rather than through the library because making one, spending its link and giving its roles is one transaction. A
 * test signs in through the library with what was written here.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../domain/time.ts";
import type { Accounts } from "../people/staffing.ts";
import type { Connection } from "../storage/database.ts";
import { sessionSeconds } from "./library.ts";
import { loginColumns, shownLogin, type Login } from "./logins.ts";

/** True when somebody else signs in with this already. */
export function isTaken(db: Connection, login: Login, person: string): boolean {
  const { email, username } = loginColumns(login, person);
  return db.prepare(`select 1 from "user" where (email = ? or username = ?) and id <> ?`).get(email, username, person) !== undefined;
}

/** Makes an account. Call inside the transaction that spends the link. */
export function createAccount(db: Connection, person: string, login: Login, passwordHash: string, at: Instant): void {
  const { email, username } = loginColumns(login, person);
  const now = new Date(at).toISOString();
  db.prepare(`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username) values (?, ?, ?, 0, ?, ?, ?)`).run(
    person,
    person,
    email,
    now,
    now,
    username,
  );
  db.prepare(
    `insert into account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     values (?, ?, 'credential', ?, ?, ?, ?)`,
  ).run(randomUUID(), person, person, passwordHash, now, now);
}

/**
 * Makes a session for somebody who has just proved who they are by a link. The library judges sessions by the process's own
 * clock, so that is the clock they are made by.
 * @param token the SHA-256 of the secret that the tablet carries
 */
export function createSession(db: Connection, person: string, token: string): void {
  const made = new Date();
  const expires = new Date(made.getTime() + sessionSeconds * 1_000);
  db.prepare(
    `insert into session (id, "expiresAt", token, "createdAt", "updatedAt", "ipAddress", "userAgent", "userId") values (?, ?, ?, ?, ?, '', '', ?)`,
  ).run(randomUUID(), expires.toISOString(), token, made.toISOString(), made.toISOString(), person);
}

/** Sets a new password and ends every session. Call inside the transaction that spends the link. */
export function resetPassword(db: Connection, person: string, passwordHash: string, at: Instant): void {
  db.prepare(`update account set password = ?, "updatedAt" = ? where "userId" = ? and "providerId" = 'credential'`).run(
    passwordHash,
    new Date(at).toISOString(),
    person,
  );
  endSessions(db, person);
}

/** Ends every session of a person, from the next request on. */
export function endSessions(db: Connection, person: string): void {
  db.prepare(`delete from session where "userId" = ?`).run(person);
}

/** Ends every session there is. */
export function endAllSessions(db: Connection): void {
  db.prepare("delete from session").run();
}

/** Sweeps out sessions that ran out. Called at start. */
export function sweepSessions(db: Connection, now: Instant): void {
  db.prepare(`delete from session where "expiresAt" < ?`).run(new Date(now).toISOString());
}

/** What a person signs in with; undefined while they have no account. */
export function loginOf(db: Connection, person: string): string | undefined {
  const found = db.prepare(`select email, username from "user" where id = ?`).get(person);
  return found === undefined ? undefined : shownLogin(z.object({ email: z.string(), username: z.string().nullable() }).parse(found));
}

/** What staffing asks of accounts. */
export function accountsIn(db: Connection): Accounts {
  return {
    holders() {
      const rows = z.array(z.object({ id: z.string() })).parse(db.prepare(`select id from "user"`).all());
      return new Set(rows.map(({ id }) => id));
    },
    endSessions: (person) => endSessions(db, person),
  };
}
