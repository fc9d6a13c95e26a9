/** The PIN that opens a person's records on this tablet: trying it, choosing it, and having forgotten it. */
import { pinFault } from "../../domain/pins.ts";
import { ifThereIsRoom } from "../../store/ifThereIsRoom.ts";
import type { Commands, Outcome } from "../client.ts";
import { newDataKey, type KeyBytes } from "../lock/dataKey.ts";
import { changeKeys, keysOf, type KeptKeys } from "../lock/keptKeys.ts";
import { wrapForRescue } from "../lock/rescue.ts";
import { openWithPin, wrapWithPin } from "../lock/pinWrapping.ts";
import { enter } from "./opening.ts";
import type { SigningIn } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

/** After so many wrong ones in a row no PIN opens these records any more: six numbers are a million, and nobody needs eleven tries. */
const mostWrong = 10;

const done: Outcome = { ok: true, value: null };
const locked: Outcome<never> = { ok: false, code: "locked" };

async function entered(context: SigningIn, person: string, key: KeyBytes): Promise<Outcome> {
  const why = await enter(context, person, key);
  return why ? { ok: false, code: why } : done;
}

type Refused = Extract<Outcome, { ok: false }>;

/** One try more, for which the last one goes: whoever closes the app during it has had it. */
const oneMore = (kept: KeptKeys): KeptKeys => (kept.wrong < mostWrong ? { ...kept, wrong: kept.wrong + 1 } : { ...kept, pin: null });

/** The last one was wrong too. In another tab somebody's may have been right meanwhile, and tries are counted afresh. */
const noneLeft = (kept: KeptKeys): KeptKeys => (kept.wrong === 0 ? kept : { ...kept, pin: null });

/** Tries a PIN; the key that it opens. A wrong one is counted, whatever other tabs try meanwhile. */
async function tryPin({ deps, settings, arriving }: SigningIn, person: string, pin: string): Promise<KeyBytes | Refused> {
  // Counted before it is tried: an app that is closed meanwhile has had its guess.
  let kept = await keysOf(settings, person);
  const isCounted = await ifThereIsRoom(() => changeKeys(settings, person, (had) => (kept = oneMore(had))));
  if (!kept?.pin) return { ok: false, code: "pin_gone" };
  if (!isCounted && arriving.uncounted() > mostWrong) return { ok: false, code: "quota" };
  const key = await openWithPin(kept.pin, pin, person, deps);
  if (key) return key;
  let left: KeptKeys = kept;
  if (left.wrong >= mostWrong) await changeKeys(settings, person, (had) => (left = noneLeft(had)));
  return left.pin ? { ok: false, code: "wrong_pin", left: mostWrong - left.wrong } : { ok: false, code: "pin_gone" };
}

/** To somebody whose records are on this tablet, with their PIN. */
export async function openTile(context: SigningIn, { person, pin }: Input<"openTile">): Promise<Outcome> {
  const key = await tryPin(context, person, pin);
  if ("code" in key) return key;
  await ifThereIsRoom(() => changeKeys(context.settings, person, (kept) => ({ ...kept, wrong: 0 })));
  return entered(context, person, key);
}

/** Whoever is in says another: what was wrapped for the school stays as it is. */
export async function changePin(context: SigningIn, person: string, { pin, next }: Input<"changePin">): Promise<Outcome> {
  const fault = pinFault(next);
  if (fault) return { ok: false, code: fault };
  const { deps, settings } = context;
  const key = await tryPin(context, person, pin);
  if ("code" in key) return key;
  const wrapping = await wrapWithPin(key, next, person, deps);
  await changeKeys(settings, person, (kept) => ({ ...kept, wrong: 0, pin: wrapping }));
  key.fill(0);
  return done;
}

/** Whoever the school has just let in says what opens their records here from now on. */
export async function choosePin(context: SigningIn, { pin }: Input<"choosePin">): Promise<Outcome> {
  const { deps, settings, arriving } = context;
  const arrival = arriving.now;
  if (!arrival?.told || arrival.next !== "choosePin") return locked;
  const fault = pinFault(pin);
  if (fault) return { ok: false, code: fault };
  const { person } = arrival;
  // Another tab was faster: what is sealed there must open with one key, and be opened with its PIN.
  if (!arrival.key && (await keysOf(settings, person))) {
    arriving.set({ ...arrival, next: "pin" });
    return { ok: false, code: "busy" };
  }
  const key = arrival.key ?? newDataKey(deps.cryptography);
  // What another key sealed opens for nobody any more, and nothing would be written beside it.
  if (!arrival.key) await deps.deleteStore(person);
  const schoolKey = arrival.told.rescue.key;
  const made: KeptKeys = {
    pin: await wrapWithPin(key, pin, person, deps),
    wrong: 0,
    rescue: await wrapForRescue({ dataKey: key, schoolKey, person, wrapping: deps.newId() }, deps.cryptography),
  };
  await settings.changeKeys(person, () => made);
  return entered(context, person, key);
}
