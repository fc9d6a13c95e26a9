/**
 * The identity library (better-auth), with its traps closed. Nothing of it is reachable from outside: no route is mounted,
 * our own routes (routes.ts) call it in process. What it does: verifies passwords in even time, makes, finds, extends and
 * ends sessions, and limits tries by address.
 *
 * Where each trap is closed:
 * - open sign-up: `disableSignUp`, and people are made only from an invitation (accounts.ts);
 * - rate limits off outside production and per process: on, and kept in the database;
 * - session tokens in clear: only their SHA-256 reaches the library (sessions.ts), so neither file nor backup can sign in;
 * - cookie cache: off, so that an ended session is refused from the next request on;
 * - sessions after a reset: ended in the transaction that sets the password (accounts.ts);
 * - second factors that some ways of signing in skip: none of its own are used; a session carries ours, and the door of every route
 *   asks for it (secondStep/owing.ts, app.ts);
 * - linking: off; an account's id is the id of a member of staff;
 * - proxies: only those named in TRUSTED_PROXIES are believed;
 * - telemetry: off, and its environment variables are refused at start (settings.ts);
 * - breached-password look-up: not used; the list is bundled (passwordRules.ts).
 */
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { bearer, username } from "better-auth/plugins";
import { maxPasswordLength, minPasswordLength } from "../../sync/identityMessages.ts";
import type { SchoolDatabase } from "../storage/schoolDatabase.ts";
import { hashPassword, verifyPassword, type Cost } from "./passwords.ts";
import { isUsername, maxUsername, minUsername } from "./logins.ts";

/** Carries the hash of the secret that a new session will be known by. Set by us on requests that never leave the process. */
export const tokenHeader = "x-small-steps-token";

/** Where the library believes it lives; only ever asked in process. */
export const libraryBase = "http://identity.invalid/library";

/** A tablet used once a month stays signed in; one left in a drawer over the summer does not. */
export const sessionSeconds = 30 * 24 * 60 * 60;
/** However much it is used, a session ends with the term: a tablet that changed hands unnoticed does not stay signed in for years. */
export const sessionLifeMs = 90 * 24 * 60 * 60_000;
const extendAfterSeconds = 24 * 60 * 60;

/** Tries to sign in from one address: a whole school may share one, and all of it signs in at ten to nine. */
const triesPerAddress = { window: 60, max: 120 };

export interface LibraryOptions {
  /** Where it keeps accounts and sessions. It asks one statement at a time, and opens no transaction. */
  library: SchoolDatabase["library"];
  secret: string;
  trustedProxies: readonly string[];
  cost: Cost;
  /** Told when something in the library fails; never what. */
  failed: (error: unknown) => void;
}

export function libraryOptions({ library, secret, trustedProxies, cost, failed }: LibraryOptions) {
  return {
    appName: "Small Steps",
    baseURL: libraryBase.replace(/\/library$/, ""),
    basePath: "/library",
    secrets: [{ version: 1, value: secret }],
    database: { ...library, transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength,
      maxPasswordLength,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password: string) => hashPassword(password, cost),
        verify: ({ password, hash }: { password: string; hash: string }) => verifyPassword(password, hash),
      },
    },
    account: { accountLinking: { enabled: false } },
    session: { expiresIn: sessionSeconds, updateAge: extendAfterSeconds, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: { "/sign-in/email": triesPerAddress, "/sign-in/username": triesPerAddress },
    },
    telemetry: { enabled: false },
    advanced: { ipAddress: { ipAddressHeaders: ["x-forwarded-for"], trustedProxies: [...trustedProxies] } },
    databaseHooks: {
      session: {
        create: {
          before: (session, context) => {
            const token = context?.headers?.get(tokenHeader);
            // The library writes down addresses and browsers of staff; nobody here has a use for them.
            return Promise.resolve(token ? { data: { ...session, token, ipAddress: "", userAgent: "" } } : false);
          },
        },
      },
    },
    logger: {
      level: "error",
      log: (level, message) => {
        if (level === "error") failed(new Error(message));
      },
    },
    plugins: [
      username({ displayUsername: false, minUsernameLength: minUsername, maxUsernameLength: maxUsername, usernameValidator: isUsername }),
      bearer(),
    ],
  } satisfies BetterAuthOptions;
}

export function createLibrary(options: LibraryOptions) {
  return betterAuth(libraryOptions(options));
}
export type Library = ReturnType<typeof createLibrary>;
