/**
 * People on one tablet: a full sign-in makes a person's database here and keeps what their password is checked against
 * offline; after that switching needs no network. Each has a session of their own, kept with their own records.
 */
import type { SignedIn } from "../../sync/identityMessages.ts";
import type { CommandCode, Commands, Outcome } from "../client.ts";
import type { EngineDeps } from "../engine/deps.ts";
import { usualZone, type DeviceSettings } from "../engine/deviceSettings.ts";
import { keepSignIn, setEmptied, tokenOf, verifierOf, type Session } from "../engine/session.ts";
import { finishLeaving } from "./finishLeaving.ts";
import { secondsToWait } from "./guessing.ts";
import type { IdentityApi } from "./identityApi.ts";
import { forgetExchanged, hasRunOut, keepExchanged } from "./unlocking.ts";
import { makeVerifier, verifies } from "./verifier.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

export interface SigningIn {
  deps: EngineDeps;
  settings: DeviceSettings;
  api: IdentityApi;
  current: () => Session | null;
  /** Makes a session the tablet's current one, or covers the screen with the tiles. */
  become: (session: Session | null) => Promise<void>;
}

const done: Outcome = { ok: true, value: null };

/** The school said nothing about a password. */
const notAsked: readonly CommandCode[] = ["offline", "unreachable", "rate_limited"];

/**
 * Opens a person's database, under the school's own clock. One that was here and is found empty is marked so at once, with
 * what its tile last knew to be unsent: opening it made it again, so nothing else would tell from then on.
 */
export async function openSession({ deps, settings }: SigningIn, person: string, displayName: string): Promise<Session> {
  await finishLeaving({ deps, settings }, person);
  const zone = (await settings.school())?.zone ?? usualZone;
  const wasHere = (await deps.device.people()).some((one) => one.person === person);
  const { store, fresh } = await deps.openStore(person, zone);
  if (fresh && wasHere) {
    const tile = await settings.tile(person);
    await setEmptied(store, { lost: tile.waiting });
    await settings.setTile(person, { ...tile, cleared: true });
  }
  return { person, displayName, zone, store };
}

/** Lets somebody in whose password was right. */
async function enter({ deps, settings, become }: SigningIn, session: Session, login: string): Promise<void> {
  const { person, displayName } = session;
  await settings.setGuesses(person, null);
  await settings.setFarewell(null);
  await deps.device.remember({ person, displayName, login, lastHereAt: deps.now() });
  await become(session);
}

/**
 * What follows every full sign-in, whichever way it came: password, link or set-up.
 * @param opened their database, where it was opened on the way
 */
export async function begin(context: SigningIn, login: string, password: string, told: SignedIn, opened?: Session): Promise<string> {
  const { deps, settings } = context;
  const { person, displayName, token, school } = told;
  await settings.setSchool(school);
  const session = { ...(opened ?? (await openSession(context, person, displayName))), displayName, zone: school.zone };
  await keepSignIn(session.store, token, await makeVerifier(password, deps.cryptography));
  await keepExchanged(session.store);
  await settings.setTile(person, {
    role: (await settings.tile(person)).role,
    waiting: (await session.store.counts()).waiting,
    cleared: false,
  });
  await enter(context, session, login);
  return person;
}

/** Sign-in goes to the server; a name that is known here is let in offline too, when the password is the one it had. */
export async function signIn(context: SigningIn, { login, password }: Input<"signIn">): Promise<Outcome<{ person: string }>> {
  const answer = await context.api.signIn({ login, password });
  if (answer.ok) return { ok: true, value: { person: await begin(context, login, password, answer.value) } };
  if (answer.code !== "offline" && answer.code !== "unreachable") return answer;
  const known = (await context.deps.device.people()).find((one) => one.login.toLowerCase() === login.trim().toLowerCase());
  if (!known) return answer;
  const switched = await switchTo(context, { person: known.person, password });
  return switched.ok ? { ok: true, value: { person: known.person } } : switched;
}

/**
 * To somebody whose records are on this tablet. The password is checked here. The server is asked when it must be: when the
 * password is not the one known here, when there is none to check against, when their session has ended, or when this tablet
 * has not spoken to the school for too long.
 */
export async function switchTo(context: SigningIn, { person, password }: Input<"switchTo">): Promise<Outcome> {
  const { deps, settings } = context;
  const known = (await deps.device.people()).find((one) => one.person === person);
  if (!known) return { ok: false, code: "not_here" };
  const made = await settings.guesses(person);
  const wait = secondsToWait(made, deps.now());
  if (wait > 0) return { ok: false, code: "too_many_tries", retryAfter: wait };
  // Counted before it is checked: an app that is closed meanwhile has had its guess.
  await settings.setGuesses(person, { count: (made?.count ?? 0) + 1, at: deps.now() });

  const session = await openSession(context, person, known.displayName);
  const { store } = session;
  const verifier = await verifierOf(store);
  const right = verifier !== null && (await verifies(password, verifier, deps.cryptography));
  const ranOut = await hasRunOut(store);
  if (right && !ranOut && (await tokenOf(store)) !== null) {
    await enter(context, session, known.login);
    return done;
  }
  const answer = await context.api.signIn({ login: known.login, password });
  if (answer.ok && answer.value.person === person) {
    await begin(context, known.login, password, answer.value, session);
    return done;
  }
  if (right && !ranOut && !answer.ok && notAsked.includes(answer.code)) {
    await enter(context, session, known.login);
    return done;
  }
  // The school knows another password by now, or nobody of that name: this one opens nothing any more, with no network either.
  if (right && !answer.ok && answer.code === "wrong_sign_in") await forgetExchanged(store);
  store.close();
  // Only a wrong password is a guess; a right one that needs the network is not, nor is one that nothing here can check.
  if (right || verifier === null) await settings.setGuesses(person, made);
  return refusal(answer, verifier === null ? "copy_cleared" : right ? "unlock_ran_out" : "wrong_password");
}

/** Why nobody was let in: what the server says, unless it could not be asked, or knows no more than this tablet. */
function refusal(answer: Outcome<unknown>, here: "copy_cleared" | "unlock_ran_out" | "wrong_password"): Outcome {
  if (answer.ok || answer.code === "offline" || answer.code === "unreachable") return { ok: false, code: here };
  return answer.code === "wrong_sign_in" ? { ok: false, code: "wrong_password" } : answer;
}

/** The tiles come back; nothing is deleted. */
export async function lock(context: SigningIn): Promise<Outcome> {
  await context.become(null);
  return done;
}
