/**
 * Sessions: one a person a tablet, carried as a bearer token. The token is a 256-bit secret that only the tablet holds; what
 * the library knows and keeps is its SHA-256, so that neither the database nor a backup of it can sign anybody in.
 */
import { isAPIError } from "better-auth/api";
import type { Instant } from "../../domain/time.ts";
import type { OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import { leftOn } from "../people/schoolLog.ts";
import { leaverDays } from "../../sync/protocol.ts";
import { addDays, dayOf } from "../../domain/time.ts";
import { createSession, endSessions } from "./accounts.ts";
import { succeeded, tried, triesPerLogin, triesPerLoginAnywhere } from "./attempts.ts";
import { libraryBase, sessionLifeMs, tokenHeader, type Library } from "./library.ts";
import { parseLogin, type Login } from "./logins.ts";
import { proved, provedWith } from "../secondStep/factors.ts";
import { owedBy } from "../secondStep/owing.ts";
import { hashSecret, newSecret } from "../secrets.ts";
import type { Refused } from "../web/route.ts";

/** Somebody with a living session. One that owes a second step opens nothing but the way to it. */
export interface Bearer {
  person: string;
  owes: "nothing" | "secondStep" | "setUpStep";
}

/** A session that was just made; its token is told here and never again. */
export type Begun = Bearer & { token: string };

export interface Sessions {
  /** Signs in with a login and a password. Whether the login exists can be told neither from the answer nor from its time. */
  signIn(login: string, password: string, address: string): Promise<Begun | Refused>;
  /** Signs in somebody who has just chosen their password: what was tried before, by them or from there, does not keep them out. */
  begin(person: string, login: string, address: string): Promise<Begun | Refused>;
  /** Who a bearer token belongs to, if its session lives, and what it owes. Extends it, at most once a day, and never beyond its term. */
  bearerOf(token: string): Promise<Bearer | undefined>;
  /** The same, of a session that owes nothing. */
  personOf(token: string): Promise<string | undefined>;
  signOut(token: string): Promise<void>;
  /** Changes one's own password; every other session ends, and the answer carries a new token, as proved as the one before. */
  changePassword(token: string, current: string, next: string): Promise<{ token: string } | Refused>;
}

interface SessionsDeps {
  library: Library;
  database: SchoolDatabase;
  now: () => Instant;
}

export function createSessions({ library, database, now }: SessionsDeps): Sessions {
  const bearing = (token: string, more: Record<string, string> = {}) =>
    new Headers({ authorization: `Bearer ${hashSecret(token)}`, ...more });

  async function bearerOf(token: string): Promise<Bearer | undefined> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
    const found = await library.api.getSession({ headers: bearing(token) });
    if (!found || Date.now() - found.session.createdAt.getTime() > sessionLifeMs) return undefined;
    const person = found.user.id;
    const owes = await database.reading(async ({ db, log }) => {
      const left = await leftOn(log, person);
      const at = now();
      const today = dayOf(at, await log.zone());
      const over = left !== null && today > addDays(left, leaverDays);
      return over ? undefined : owedBy(db, { person, token, at, today });
    });
    if (owes !== undefined) return { person, owes };
    await database.writing(({ db }) => endSessions(db, person));
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

  async function forget(db: OpenTables, login: Login, address: string): Promise<void> {
    for (const { what } of limits(login, address)) await succeeded(db, what);
  }

  /** Counts a try from here and from anywhere; the seconds to wait, when there were too many. */
  function waits(login: Login, address: string): Promise<number | undefined> {
    return database.writing(async ({ db }) => {
      for (const { what, limit } of limits(login, address)) {
        const wait = await tried(db, what, limit, now());
        if (wait !== undefined) return wait;
      }
      return undefined;
    });
  }

  async function signIn(typed: string, password: string, address: string): Promise<Begun | Refused> {
    const login = parseLogin(typed);
    if (!login) return { refused: "wrong_sign_in" };
    const wait = await waits(login, address);
    if (wait !== undefined) return { refused: "rate_limited", retryAfter: wait };
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
    const bearer = answer.ok ? await bearerOf(token) : undefined;
    if (bearer === undefined) return { refused: "wrong_sign_in" };
    await database.writing(({ db }) => forget(db, login, address));
    return { ...bearer, token };
  }

  return {
    bearerOf,
    signIn,

    async personOf(token) {
      const bearer = await bearerOf(token);
      return bearer?.owes === "nothing" ? bearer.person : undefined;
    },

    async begin(person, typed, address) {
      const login = parseLogin(typed);
      const token = newSecret();
      await database.writing(async ({ db }) => {
        if (login) await forget(db, login, address);
        await createSession(db, person, hashSecret(token));
      });
      const bearer = await bearerOf(token);
      return bearer?.person === person ? { ...bearer, token } : { refused: "wrong_sign_in" };
    },

    async signOut(token) {
      await library.api.signOut({ headers: bearing(token) });
    },

    async changePassword(token, current, next) {
      const fresh = newSecret();
      const by = await database.reading(({ db }) => provedWith(db, token));
      try {
        await library.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: bearing(token, { [tokenHeader]: hashSecret(fresh) }),
        });
        if (by) await database.writing(({ db }) => proved(db, fresh, by.factor, by.at));
        return { token: fresh };
      } catch (error) {
        if (isAPIError(error)) return { refused: "wrong_sign_in" };
        throw error;
      }
    },
  };
}
