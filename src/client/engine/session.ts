/** Who is signed in on this tablet now, over their own database; and what is kept there about their sign-in. */
import * as z from "zod/mini";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Verifier } from "../people/verifier.ts";

export interface Session {
  person: string;
  displayName: string;
  /** The school's time zone. */
  zone: string;
  store: TabletStore;
}

const keptSession = z.object({ token: z.string() });

const keptVerifier = z.object({ salt: z.string(), iterations: z.number(), derived: z.string() });

const keptEmptied = z.object({ lost: z.number() });

/** The bearer token of the person's last full sign-in here; null when it was given up or never made. */
export async function tokenOf(store: TabletStore): Promise<string | null> {
  const kept = keptSession.safeParse(await store.settings.get("session"));
  return kept.success ? kept.data.token : null;
}

/** What the password is checked against here; null when this tablet's copy was cleared. */
export async function verifierOf(store: TabletStore): Promise<Verifier | null> {
  const kept = keptVerifier.safeParse(await store.settings.get("verifier"));
  return kept.success ? kept.data : null;
}

/** After a full sign-in: the session to sync with, and what the password is checked against offline. */
export async function keepSignIn(store: TabletStore, token: string, verifier: Verifier): Promise<void> {
  await store.settings.set("session", { token });
  await store.settings.set("verifier", { ...verifier });
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
