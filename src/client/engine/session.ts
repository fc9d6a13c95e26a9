/** Who is signed in on this tablet now, over their own database; and what is kept there about their sign-in. */
import * as z from "zod/mini";
import type { SignedIn } from "../../sync/identityMessages.ts";
import type { TabletStore } from "../../store/tabletStore.ts";

export interface Session {
  person: string;
  displayName: string;
  /** The school's time zone. */
  zone: string;
  store: TabletStore;
}

const keptSession = z.object({ token: z.string() });

const keptText = z.string();

const keptEmptied = z.object({ lost: z.number() });

/** The bearer token of the person's last full sign-in here; null when it was given up or never made. */
export async function tokenOf(store: TabletStore): Promise<string | null> {
  const kept = keptSession.safeParse(await store.settings.get("session"));
  return kept.success ? kept.data.token : null;
}

/** The person's whole name, which stands nowhere on the tablet but among what is sealed. */
export async function nameOf(store: TabletStore): Promise<string | null> {
  return keptText.safeParse(await store.settings.get("displayName")).data ?? null;
}

/** The key that the school last said their data key is to be wrapped for. */
export async function schoolKeyOf(store: TabletStore): Promise<string | null> {
  return keptText.safeParse(await store.settings.get("schoolKey")).data ?? null;
}

/** After a full sign-in: the session to sync with, and who it is. */
export async function keepSignIn(store: TabletStore, { token, displayName, rescue }: SignedIn): Promise<void> {
  await store.settings.set("displayName", displayName);
  await store.settings.set("schoolKey", rescue.key);
  await store.settings.set("session", { token });
}

/** What was here had been cleared, and how much of it, as far as the tablet knows, had not been sent. Kept until its person has read it. */
export async function emptiedOf(store: TabletStore): Promise<{ lost: number } | null> {
  const kept = keptEmptied.safeParse(await store.settings.get("emptied"));
  return kept.success ? kept.data : null;
}

export async function setEmptied(store: TabletStore, emptied: { lost: number } | null): Promise<void> {
  await store.settings.set("emptied", emptied ?? undefined);
}

export async function forgetToken(store: TabletStore): Promise<void> {
  await store.settings.set("session", undefined);
}
