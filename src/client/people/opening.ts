/** Opening a person's records with their key, and who may do so with no network. */
import { ifThereIsRoom } from "../../store/ifThereIsRoom.ts";
import { sealedCodec } from "../../store/sealing.ts";
import type { SignedIn } from "../../sync/identityMessages.ts";
import { usualZone } from "../engine/deviceSettings.ts";
import { keepSignIn, nameOf, schoolKeyOf, setEmptied, type Session } from "../engine/session.ts";
import { usableKey, type KeyBytes } from "../lock/dataKey.ts";
import { changeKeys, keysOf } from "../lock/keptKeys.ts";
import { wrapForRescue } from "../lock/rescue.ts";
import { tileName } from "../../domain/pebble.ts";
import type { WhyAsked } from "./arriving.ts";
import type { SigningIn } from "./context.ts";
import { hasRunOut, keepExchanged } from "./unlocking.ts";

/**
 * Opens a person's database, under the school's own clock. One that was here and is found empty is marked so at once, with
 * what its tile last knew to be unsent: opening it made it again, so nothing else would tell from then on.
 */
async function openSession({ deps, settings }: SigningIn, person: string, key: KeyBytes): Promise<Session> {
  const zone = (await settings.school())?.zone ?? usualZone;
  const known = (await deps.device.people()).find((one) => one.person === person);
  const codec = sealedCodec(await usableKey(key, deps.cryptography), deps.cryptography);
  const { store, fresh } = await deps.openStore(person, zone, codec);
  if (fresh && known) {
    const tile = await settings.tile(person);
    await setEmptied(store, { lost: tile.waiting });
    await settings.setTile(person, { ...tile, cleared: true });
  }
  return { person, displayName: (await nameOf(store)) ?? known?.tileName ?? "", zone, store };
}

/** Why the school must be asked before anybody opens these records; null when it need not. */
async function whyAsk({ settings }: SigningIn, { person, store }: Session): Promise<WhyAsked | null> {
  if ((await settings.tile(person)).cleared) return "copy_cleared";
  return (await hasRunOut(store)) ? "unlock_ran_out" : null;
}

/** What follows a full sign-in: the session and the name are kept, sealed. */
async function keepTold({ settings }: SigningIn, session: Session, told: SignedIn): Promise<Session> {
  const { person, store } = session;
  await keepSignIn(store, told);
  await keepExchanged(store);
  await settings.setTile(person, { ...(await settings.tile(person)), waiting: (await store.counts()).waiting, cleared: false });
  return { ...session, displayName: told.displayName, zone: told.school.zone };
}

/** A school that has another key by now could not open what was wrapped for the one before. */
async function keepRescuable({ deps, settings }: SigningIn, { person, store }: Session, dataKey: KeyBytes): Promise<void> {
  const [keys, schoolKey] = [await keysOf(settings, person), await schoolKeyOf(store)];
  if (!keys || schoolKey === null || keys.rescue.schoolKey === schoolKey) return;
  const rescue = await wrapForRescue({ dataKey, schoolKey, person, wrapping: deps.newId() }, deps.cryptography);
  await changeKeys(settings, person, (kept) => ({ ...kept, rescue }));
}

/**
 * Lets somebody in whose key this is. Where the school must be asked first and was not, their key waits for that, and the code
 * says why.
 */
export async function enter(context: SigningIn, person: string, key: KeyBytes): Promise<WhyAsked | null> {
  const { deps, settings, arriving, become } = context;
  const told = arriving.of(person)?.told ?? null;
  const opened = await openSession(context, person, key);
  const why = told ? null : await whyAsk(context, opened);
  if (why) {
    opened.store.close();
    const unsent = await deps.unsent(person);
    arriving.set({ person, displayName: opened.displayName, next: "signIn", why, told: null, key, unsent });
    return why;
  }
  const session = told ? await keepTold(context, opened, told) : opened;
  await ifThereIsRoom(async () => {
    await keepRescuable(context, session, key);
    await settings.setFarewell(null);
    await deps.device.remember({ person, tileName: tileName(session.displayName), lastHereAt: deps.now() });
  });
  await become(session);
  key.fill(0);
  return null;
}
