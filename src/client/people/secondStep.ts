/**
 * The second step of whoever leads a phase or the school: taken or set up on the way in, before their PIN; and, once they are in,
 * codes made anew, another app, and a link for a colleague who has lost theirs. All of it is asked of the school.
 */
import type * as z from "zod/mini";
import type { SignedIn } from "../../sync/identityMessages.ts";
import * as messages from "../../sync/identityMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import { tokenOf } from "../engine/session.ts";
import type { Arrival } from "./arriving.ts";
import type { SigningIn } from "./context.ts";
import { arrive, signInFor } from "./signingIn.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

const done: Outcome = { ok: true, value: null };
const locked: Outcome<never> = { ok: false, code: "locked" };

/** Whoever is on the way in and has not come to their PIN. */
function onTheWay({ arriving: { now } }: SigningIn): (Arrival & { told: SignedIn }) | null {
  const told = now?.next === "secondStep" || now?.next === "setUpStep" ? now.told : null;
  return now && told ? { ...now, told } : null;
}

const owingNothing = ({ owes: _, ...told }: SignedIn): SignedIn => told;

/** Asks as whoever is on the way in, or else as whoever works here. */
async function asked<S extends z.ZodMiniType>(context: SigningIn, path: string, answer: S, body?: object): Promise<Outcome<z.infer<S>>> {
  const session = context.current();
  const token = onTheWay(context)?.told.token ?? (session && (await tokenOf(session.store)));
  if (token === null) return session ? { ok: false, code: "unauthenticated" } : locked;
  const { api } = context;
  return body ? api.post(path, () => answer, body, token) : api.get(path, () => answer, token);
}

/** Six figures or a recovery code, on the way in: what follows is what follows a password where nothing more is owed. */
export async function takeSecondStep(context: SigningIn, { typed }: Input<"takeSecondStep">): Promise<Outcome> {
  const arrival = onTheWay(context);
  if (!arrival) return locked;
  const taken = await asked(context, "/identity/second-step", messages.done, { typed });
  if (!taken.ok) return taken;
  await arrive(context, owingNothing(arrival.told));
  return done;
}

/** A new secret to be put into an app. Whoever has one already proves it with what they typed. */
export function offerSecondStep(context: SigningIn, { typed }: Input<"offerSecondStep">): Value<"offerSecondStep"> {
  return asked(context, "/identity/second-step/offer", messages.secondStepOffered, typed === null ? {} : { typed });
}

/** The first figures of the new app. Whoever is on the way in goes on when they have put their codes away. */
export async function confirmSecondStep(context: SigningIn, { typed }: Input<"confirmSecondStep">): Value<"confirmSecondStep"> {
  const made = await asked(context, "/identity/second-step/confirm", messages.recoveryCodes, { typed });
  const arrival = onTheWay(context);
  if (made.ok && arrival) context.arriving.set({ ...arrival, told: owingNothing(arrival.told) });
  return made;
}

/** The codes are put away: on to the PIN. */
export async function keptCodes(context: SigningIn): Promise<Outcome> {
  const arrival = onTheWay(context);
  if (!arrival || arrival.told.owes) return locked;
  await arrive(context, arrival.told);
  return done;
}

export function renewCodes(context: SigningIn, { typed }: Input<"renewCodes">): Value<"renewCodes"> {
  return asked(context, "/identity/second-step/codes", messages.recoveryCodes, { typed });
}

export function readSecondStep(context: SigningIn): Value<"readSecondStep"> {
  return asked(context, "/identity/second-step", messages.ownSecondStep);
}

/** By a link that a leader gave, and with the password: what proved them before is gone, and they set up another if their role asks for one. */
export async function useStepLink(context: SigningIn, { secret, login, password }: Input<"useStepLink">): Promise<Outcome> {
  const signed = await signInFor(context, { login, password });
  if (!signed.ok) return signed;
  const { token } = signed.value;
  const { api } = context;
  const used = await api.post("/identity/second-step/link", () => messages.done, { secret }, token);
  const own = used.ok ? await api.get("/identity/second-step", () => messages.ownSecondStep, token) : used;
  if (!own.ok) {
    await api.signOut(token);
    return own;
  }
  await arrive(context, own.value.required ? { ...signed.value, owes: "setUpStep" } : owingNothing(signed.value));
  return done;
}

export async function readSecondSteps(context: SigningIn): Value<"readSecondSteps"> {
  const told = await asked(context, "/identity/second-steps", messages.secondStepHolders);
  return told.ok ? { ok: true, value: told.value.people } : told;
}

/** A link for somebody who has lost their phone. */
export async function resetSecondStep(context: SigningIn, { person }: Input<"resetSecondStep">): Value<"resetSecondStep"> {
  const made = await asked(context, "/identity/second-steps/reset", messages.stepLinkMade, { person });
  if (!made.ok) return made;
  const { path, expiresAt } = made.value;
  return { ok: true, value: { link: `${context.deps.origin}${path}`, purpose: "step", expires: expiresAt } };
}
