/**
 * People on one tablet: a full sign-in makes a person's database here and keeps what their password is checked against
 * offline; after that switching needs no network. Each has a session of their own, kept with their own records.
 */
import type { SignedIn } from "../../sync/identityMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import type { EngineDeps } from "../engine/deps.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";
import { usualZone } from "../engine/deviceSettings.ts";
import { forgetToken, keepSignIn, tokenOf, verifierOf, type Session } from "../engine/session.ts";
import type { IdentityApi } from "./identityApi.ts";
import { makeVerifier, verifies, type Cryptography } from "./verifier.ts";

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

/** Opens a person's database, under the school's own clock. */
export async function openSession({ deps, settings }: SigningIn, person: string, displayName: string): Promise<Session> {
  const zone = (await settings.school())?.zone ?? usualZone;
  const wasHere = (await deps.device.people()).some((one) => one.person === person);
  const { store, fresh } = await deps.openStore(person, zone);
  return { person, displayName, zone, store, problem: fresh && wasHere ? "emptied" : null };
}

/** What follows every full sign-in, whichever way it came: password, invitation or set-up. */
async function begin(context: SigningIn, login: string, password: string, told: SignedIn): Promise<string> {
  const { deps, settings } = context;
  const { person, displayName, token, school } = told;
  await settings.setSchool(school);
  const session = await openSession(context, person, displayName);
  await keepSignIn(session.store, token, await makeVerifier(password, deps.cryptography));
  await deps.device.remember({ person, displayName, login, lastHereAt: deps.now() });
  await context.become(session);
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
 * To somebody whose records are on this tablet. The password is checked here; where there is a network and their session has
 * ended, it is signed in again with it on the way.
 */
export async function switchTo(context: SigningIn, { person, password }: Input<"switchTo">): Promise<Outcome> {
  const { deps } = context;
  const known = (await deps.device.people()).find((one) => one.person === person);
  if (!known) return { ok: false, code: "not_here" };
  const session = await openSession(context, person, known.displayName);
  const verifier = await verifierOf(session.store);
  const right = verifier !== null && (await verifies(password, verifier, deps.cryptography));
  if (!right || (await tokenOf(session.store)) === null) {
    // The password may have been changed elsewhere, or the session ended: the server knows.
    const answer = await context.api.signIn({ login: known.login, password });
    if (answer.ok && answer.value.person === person) {
      session.store.close();
      await begin(context, known.login, password, answer.value);
      return done;
    }
    if (!right) {
      session.store.close();
      return { ok: false, code: "wrong_password" };
    }
  }
  await deps.device.remember({ ...known, lastHereAt: deps.now() });
  await context.become(session);
  return done;
}

/** The tiles come back; nothing is deleted. */
export async function lock(context: SigningIn): Promise<Outcome> {
  await context.become(null);
  return done;
}

/** Leaves this tablet. Refused while something waits: what was never sent would stay behind with nobody to send it. */
export async function signOut(context: SigningIn): Promise<Outcome> {
  const session = context.current();
  if (!session) return { ok: false, code: "locked" };
  const { waiting } = await session.store.counts();
  if (waiting > 0) return { ok: false, code: "unsent_work" };
  const token = await tokenOf(session.store);
  if (token !== null) await context.api.signOut(token);
  await forgetToken(session.store);
  await context.deps.device.forget(session.person);
  await context.settings.setTile(session.person, null);
  await context.become(null);
  return done;
}

export async function claimInvitation(
  context: SigningIn,
  { secret, login, password }: Input<"claimInvitation">,
): Promise<Outcome<{ person: string }>> {
  const answer = await context.api.claimLink({ secret, login, password });
  if (!answer.ok) return answer;
  return { ok: true, value: { person: await begin(context, login, password, answer.value) } };
}

/** The school is where this tablet is. */
function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export async function claimSetUp(context: SigningIn, input: Input<"claimSetUp">): Promise<Outcome<Commands["claimSetUp"]["value"]>> {
  if (input.demonstration) return claimDemonstration(context, input.secret);
  const { secret, school: name, displayName, login, password } = input;
  const answer = await context.api.claimSetup({ secret, school: { name, zone: zoneHere() }, leader: { displayName, login, password } });
  if (!answer.ok) return answer;
  await begin(context, login, password, answer.value);
  return { ok: true, value: { signIns: [] } };
}

/** The demonstration school's leader is invented like everybody else in it: a password is made here, and told with the others'. */
async function claimDemonstration(context: SigningIn, secret: string): Promise<Outcome<Commands["claimSetUp"]["value"]>> {
  const leader = { displayName: "Helen Ward", login: "helen", password: inventedPassword(context.deps.cryptography) };
  const school = { name: "Fernhollow School", zone: zoneHere() };
  const answer = await context.api.claimSetup({ secret, school, leader, demonstration: true });
  if (!answer.ok) return answer;
  return { ok: true, value: { signIns: [{ ...leader, role: "leader" }, ...(answer.value.signIns ?? [])] } };
}

/** Four groups of four letters and digits that cannot be taken for one another. */
function inventedPassword({ random }: Cryptography): string {
  const readable = "abcdefghjkmnpqrstuvwxyz23456789";
  const letters = Array.from(random(16), (byte) => readable[byte % readable.length]);
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join("")).join("-");
}
