/**
 * Sessions: one a person a tablet, carried as a bearer token. The token is a 256-bit secret that only the tablet holds; what
 * the library knows and keeps is its SHA-256, so that neither the database nor a backup of it can sign anybody in.
 */
import { isAPIError } from "better-auth/api";
import type { Instant } from "../../domain/time.ts";
import type { Connection } from "../storage/database.ts";
import type { SchoolLog } from "../people/schoolLog.ts";
import { leaverDays } from "../../sync/protocol.ts";
import { addDays, dayOf } from "../../domain/time.ts";
import { createSession, endSessions } from "./accounts.ts";
import { succeeded, tried, triesPerLogin, triesPerLoginAnywhere } from "./attempts.ts";
import { libraryBase, sessionLifeMs, tokenHeader, type Library } from "./library.ts";
import { parseLogin, type Login } from "./logins.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { Refused } from "../web/route.ts";

export interface Sessions {
  /** Signs in with a login and a password. Whether the login exists can be told neither from the answer nor from its time. */
  signIn(login: string, password: string, address: string): Promise<{ person: string; token: string } | Refused>;
  /** Signs in somebody who has just chosen their password: what was tried before, by them or from there, does not keep them out. */
  begin(person: string, login: string, address: string): Promise<{ person: string; token: string } | Refused>;
  /** Who a bearer token belongs to, if its session lives. Extends it, at most once a day, and never beyond its term. */
  personOf(token: string): Promise<string | undefined>;
  signOut(token: string): Promise<void>;
  /** Changes one's own password; every other session ends, and the answer carries a new token. */
  changePassword(token: string, current: string, next: string): Promise<{ token: string } | Refused>;
}

interface SessionsDeps {
  library: Library;
  db: Connection;
  log: Pick<SchoolLog, "leftOn" | "zone">;
  now: () => Instant;
}

export function createSessions({ library, db, log, now }: SessionsDeps): Sessions {
  const bearing = (token: string, more: Record<string, string> = {}) =>
    new Headers({ authorization: `Bearer ${hashSecret(token)}`, ...more });

  async function personOf(token: string): Promise<string | undefined> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
    const found = await library.api.getSession({ headers: bearing(token) });
    if (!found || Date.now() - found.session.createdAt.getTime() > sessionLifeMs) return undefined;
    const person = found.user.id;
    const left = log.leftOn(person);
    if (left === null || dayOf(now(), log.zone()) <= addDays(left, leaverDays)) return person;
    endSessions(db, person);
    return undefined;
  }

  /** What limits tries at a login, from here and from anywhere. */
  const limits = (login: Login, address: string) => {
    const name = login.email ?? login.username;
    return [
      { what: `sign-in ${name} from ${address}`, limit: triesPerLogin },
      { what: `sign-in ${name}`, limit: triesPerLoginAnywhere },
    ];
  };

  function forget(login: Login, address: string): void {
    for (const { what } of limits(login, address)) succeeded(db, what);
  }

  async function signIn(typed: string, password: string, address: string): Promise<{ person: string; token: string } | Refused> {
    const login = parseLogin(typed);
    if (!login) return { refused: "wrong_sign_in" };
    for (const { what, limit } of limits(login, address)) {
      const wait = tried(db, what, limit, now());
      if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
    }
    const token = newSecret();
    const answer = await library.handler(
      new Request(`${libraryBase}/sign-in/${login.email === null ? "username" : "email"}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address, [tokenHeader]: hashSecret(token) },
        body: JSON.stringify(login.email === null ? { username: login.username, password } : { email: login.email, password }),
      }),
    );
    if (answer.status === 429) return { refused: "rate_limited", retryAfter: Number(answer.headers.get("x-retry-after") ?? 60) };
    if (answer.status >= 500) throw new Error("The identity library failed to sign somebody in.");
    const person = answer.ok ? await personOf(token) : undefined;
    if (person === undefined) return { refused: "wrong_sign_in" };
    forget(login, address);
    return { person, token };
  }

  return {
    personOf,
    signIn,

    async begin(person, typed, address) {
      const login = parseLogin(typed);
      if (login) forget(login, address);
      const token = newSecret();
      createSession(db, person, hashSecret(token));
      return (await personOf(token)) === person ? { person, token } : { refused: "wrong_sign_in" };
    },

    async signOut(token) {
      await library.api.signOut({ headers: bearing(token) });
    },

    async changePassword(token, current, next) {
      const fresh = newSecret();
      try {
        await library.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: bearing(token, { [tokenHeader]: hashSecret(fresh) }),
        });
        return { token: fresh };
      } catch (error) {
        if (isAPIError(error)) return { refused: "wrong_sign_in" };
        throw error;
      }
    },
  };
}
