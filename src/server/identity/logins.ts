/** What somebody signs in with: an e-mail address, or a user name, as teaching assistants often have no address. Case never matters. */
import * as z from "zod";

export const minUsername = 3;
export const maxUsername = 40;

/** Letters, figures, dot, hyphen and underscore: what can be read out across a classroom and typed on any keyboard. */
export function isUsername(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/i.test(name) && name.length >= minUsername && name.length <= maxUsername;
}

/** Stands where the library wants an address of somebody who has none. No address ends so, and nobody may sign in with one that does. */
const noAddress = "@no-address.invalid";

export type Login = { email: string; username: null } | { email: null; username: string };

/** What was typed as a login, or undefined when it is neither an address nor a user name. */
export function parseLogin(typed: string): Login | undefined {
  const login = typed.trim().toLowerCase();
  if (isUsername(login)) return { email: null, username: login };
  const isAddress = z.email().safeParse(login).success && !login.endsWith(".invalid");
  return isAddress ? { email: login, username: null } : undefined;
}

/** The columns of the library's `user` that a login fills. */
export function loginColumns(login: Login, person: string): { email: string; username: string | null } {
  return { email: login.email ?? `${person}${noAddress}`, username: login.username };
}

/** What a person signs in with, back from those columns. */
export function shownLogin(columns: { email: string; username: string | null }): string {
  return columns.username ?? columns.email;
}
