/** Using a link: an account for somebody invited, or a new password for somebody who forgot theirs. */
import type { Instant } from "../../domain/time.ts";
import type { ClaimLink } from "../../sync/identityMessages.ts";
import { findLink, spendLink } from "../people/links.ts";
import type { SchoolLog } from "../people/schoolLog.ts";
import type { Connection } from "../storage/database.ts";
import type { Refused } from "../web/route.ts";
import { createAccount, isTaken, loginOf, resetPassword } from "./accounts.ts";
import { parseLogin } from "./logins.ts";
import type { PasswordRules } from "./passwordRules.ts";

export interface ClaimDeps {
  db: Connection;
  log: SchoolLog;
  now: () => Instant;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
}

/** Spends the link and makes the account, or sets the password and ends every session, in one transaction. Returns whose it is. */
export async function claimLink(deps: ClaimDeps, asked: ClaimLink): Promise<{ person: string; login: string } | Refused> {
  const { db, log, now, rules, hash } = deps;
  const link = findLink(db, asked.secret, now());
  if ("refused" in link) return link;
  const { person, purpose } = link;
  if (purpose === "join" && loginOf(db, person) !== undefined) return { refused: "link_used" };
  const typed = purpose === "reset" ? loginOf(db, person) : asked.login;
  const login = typed === undefined ? undefined : parseLogin(typed);
  if (!login || typed === undefined) return { refused: "login_invalid", field: "login" };
  const weak = rules(asked.password, [log.staffMember(person)?.displayName ?? "", typed, log.school()?.name ?? ""]);
  if (weak) return { refused: weak, field: "password" };
  if (isTaken(db, login, person)) return { refused: "login_taken", field: "login" };
  const passwordHash = await hash(asked.password);
  return db
    .transaction((): { person: string; login: string } | Refused => {
      const at = now();
      if (isTaken(db, login, person)) return { refused: "login_taken", field: "login" };
      if (!spendLink(db, link.id, at)) return { refused: "link_used" };
      if (purpose === "join") createAccount(db, person, login, passwordHash, at);
      else resetPassword(db, person, passwordHash, at);
      return { person, login: typed };
    })
    .immediate();
}
