/**
 * People on one tablet. A full sign-in, with the school's server, makes a person's database here; from then on their PIN opens
 * it, with or without a network. Each has a session of their own, kept with their own records.
 */
import type { SignedIn } from "../../sync/identityMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import { keepSignIn, type Session } from "../engine/session.ts";
import { keysOf } from "../lock/keptKeys.ts";
import { finishLeaving } from "./finishLeaving.ts";
import type { SigningIn } from "./context.ts";
import { enter } from "./opening.ts";
import { keepExchanged } from "./unlocking.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

/** Somebody signed in again while they work: the session is new, and nothing else changes. */
async function renew({ become }: SigningIn, session: Session, told: SignedIn): Promise<void> {
  await keepSignIn(session.store, told);
  await keepExchanged(session.store);
  await become({ ...session, displayName: told.displayName });
}

/** What follows every full sign-in, whichever way it came: password, link or set-up. Where a second step is owed, that is asked first. */
export async function arrive(context: SigningIn, told: SignedIn): Promise<void> {
  const { deps, settings, arriving, current, become } = context;
  const { person, displayName } = told;
  await finishLeaving(context, person);
  await settings.setSchool(told.school);
  const session = current();
  if (session && session.person !== person) await become(null);
  if (told.owes) {
    arriving.set({ person, displayName, next: told.owes, why: null, told, key: arriving.of(person)?.key ?? null, unsent: 0 });
    return;
  }
  if (session?.person === person) {
    await renew(context, session, told);
    return;
  }
  const [keys, key] = [await keysOf(settings, person), arriving.of(person)?.key ?? null];
  const next = !keys ? "choosePin" : keys.pin ? "pin" : "pinGone";
  arriving.set({ person, displayName, next, why: null, told, key, unsent: keys ? await deps.unsent(person) : 0 });
  if (key) await enter(context, person, key);
}

/**
 * Asks the school with a name and a password. While somebody works here only they sign in, again: a colleague who did so on their page
 * would find it open.
 */
export async function signInFor(context: SigningIn, { login, password }: Input<"signIn">): Promise<Outcome<SignedIn>> {
  const tablet = await context.settings.tablet(context.deps.newId);
  const answer = await context.api.signIn({ login, password, tablet });
  if (!answer.ok) return answer;
  const { person, token } = answer.value;
  const here = context.current()?.person ?? person;
  if (here !== person) {
    await context.api.signOut(token);
    return { ok: false, code: "wrong_person" };
  }
  return answer;
}

export async function signIn(context: SigningIn, input: Input<"signIn">): Promise<Outcome<Commands["signIn"]["value"]>> {
  const answer = await signInFor(context, input);
  if (!answer.ok) return answer;
  await arrive(context, answer.value);
  const { person, owes } = answer.value;
  return { ok: true, value: { person, ...(owes ? { owes } : {}) } };
}
