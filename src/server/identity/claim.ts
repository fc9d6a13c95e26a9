/** Using a link: an account for somebody invited, or a new password for somebody who forgot theirs. */
import type { Instant } from "../../domain/time.ts";
import type { ClaimLink } from "../../sync/identityMessages.ts";
import { findLink, spendLink, type Link } from "../people/links.ts";
import { displayName, schoolOf } from "../people/schoolLog.ts";
import type { Open, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import { createAccount, isTaken, loginOf, resetPassword } from "./accounts.ts";
import { parseLogin, type Login } from "./logins.ts";
import type { PasswordRules } from "./passwordRules.ts";

export interface ClaimDeps {
  database: SchoolDatabase;
  now: () => Instant;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
}

interface Claiming {
  link: Link;
  typed: string;
  login: Login;
}

/** Spends the link and makes the account, or sets the password and ends every session, in one transaction. Returns whose it is. */
export async function claimLink(deps: ClaimDeps, asked: ClaimLink): Promise<{ person: string; login: string } | Refused> {
  const { database, now, hash } = deps;
  const claiming = await database.reading((open) => looked(open, deps, asked));
  if ("refused" in claiming) return claiming;
  const { link, typed, login } = claiming;
  const { person, purpose } = link;
  const passwordHash = await hash(asked.password);
  return database.writing(async ({ db }) => {
    const at = now();
    if (await isTaken(db, login, person)) return { refused: "login_taken", field: "login" };
    if (!(await spendLink(db, link.id, at))) return { refused: "link_used" };
    if (purpose === "join") await createAccount(db, person, login, passwordHash, at);
    else await resetPassword(db, person, passwordHash, at);
    return { person, login: typed };
  });
}

/** What can be said before a password is hashed, which is slow. */
async function looked({ db, log }: Open, { now, rules }: ClaimDeps, asked: ClaimLink): Promise<Claiming | Refused> {
  const link = await findLink(db, asked.secret, now());
  if ("refused" in link) return link;
  const { person, purpose } = link;
  const before = await loginOf(db, person);
  if (purpose === "join" && before !== undefined) return { refused: "link_used" };
  const typed = purpose === "reset" ? before : asked.login;
  const login = typed === undefined ? undefined : parseLogin(typed);
  if (!login || typed === undefined) return { refused: "login_invalid", field: "login" };
  const weak = rules(asked.password, [await displayName(log, person), typed, (await schoolOf(log))?.name ?? ""]);
  if (weak) return { refused: weak, field: "password" };
  if (await isTaken(db, login, person)) return { refused: "login_taken", field: "login" };
  return { link, typed, login };
}
