/**
 * A forgotten PIN. Whoever has just signed in with the school may open what is theirs here again once a leader says so: the
 * school then gives the secret that the rescue wrapping opens with (`lock/rescue.ts`), once. Where nothing of theirs is on this
 * tablet alone, they may also begin anew.
 */
import type { Commands, Outcome } from "../client.ts";
import { deskApi } from "./deskApi.ts";
import { keysOf } from "../lock/keptKeys.ts";
import { unwrapFromRescue } from "../lock/rescue.ts";
import type { Arrival } from "./arriving.ts";
import type { SigningIn } from "./context.ts";

type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

const done: Outcome = { ok: true, value: null };
const locked: Outcome<never> = { ok: false, code: "locked" };

/** Whoever is on the way in, whom the school has let in. */
function told({ arriving }: SigningIn): (Arrival & { told: NonNullable<Arrival["told"]> }) | null {
  const { now } = arriving;
  return now?.told ? { ...now, told: now.told } : null;
}

/** They do not know their PIN: it is asked no more. */
export function forgotPin(context: SigningIn): Promise<Outcome> {
  const arrival = told(context);
  if (!arrival) return Promise.resolve(locked);
  context.arriving.set({ ...arrival, next: "pinGone" });
  return Promise.resolve(done);
}

/** Asks the school, or asks again: what a leader said of it. Once they let this person in, a new PIN is asked. */
export async function askRescue(context: SigningIn): Value<"askRescue"> {
  const { api, settings, arriving, deps } = context;
  const arrival = told(context);
  if (arrival?.next !== "pinGone") return locked;
  const { person } = arrival;
  const kept = (await keysOf(settings, person))?.rescue;
  if (!kept) return locked;
  const { wrapping, ephemeral } = kept;
  const answer = await deskApi(api).askRescue(arrival.told.token, { wrapping, ephemeral });
  if (!answer.ok) return answer;
  if (answer.value.state !== "open") return { ok: true, value: { state: answer.value.state } };
  const key = await unwrapFromRescue(kept, answer.value.secret, person, deps.cryptography);
  if (arriving.of(person)) arriving.set({ ...arrival, key, next: "choosePin" });
  return { ok: true, value: { state: "open" } };
}

/** Begins anew on this tablet: what is at the school comes again. Refused while something of theirs is here alone. */
export async function startAgain(context: SigningIn): Promise<Outcome> {
  const { settings, arriving, deps } = context;
  const arrival = told(context);
  if (arrival?.next !== "pinGone") return locked;
  const { person } = arrival;
  if ((await deps.unsent(person)) > 0) return { ok: false, code: "unsent_work" };
  await settings.changeKeys(person, () => undefined);
  arriving.set({ ...arrival, key: null, next: "choosePin" });
  return done;
}
