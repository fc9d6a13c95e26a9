/**
 * How long a PIN opens records with no network there: what the school's policy says, for so many days since it was last spoken to.
 * After that the tile asks for the network once. Nothing is deleted by it.
 */
import * as z from "zod/mini";
import { policyOf } from "../../domain/policies.ts";
import { streams } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { recordsOf } from "../../sync/recordOf.ts";

const aDayMs = 86_400_000;
/** How exactly the last exchange is remembered: an idle poll must not be a write each time. */
const grainMs = 60 * 60_000;

async function lastExchange(store: TabletStore): Promise<Instant | null> {
  const kept = z.number().safeParse(await store.settings.get("exchangedAt"));
  return kept.success ? kept.data : null;
}

/** The school was spoken to just now. */
export async function keepExchanged(store: TabletStore): Promise<void> {
  const [{ now }, before] = await Promise.all([store.now(), lastExchange(store)]);
  if (before === null || Math.abs(now - before) > grainMs) await store.settings.set("exchangedAt", now);
}

async function policyDays(store: TabletStore): Promise<number> {
  return policyOf(recordsOf(await store.records(streams.school, "policy"), "policy"), "offline-unlock-days");
}

/** True once this tablet has been away from the school for longer than its policy lets it open by itself. */
export async function hasRunOut(store: TabletStore): Promise<boolean> {
  const [{ now }, last, days] = await Promise.all([store.now(), lastExchange(store), policyDays(store)]);
  return last === null || now - last > days * aDayMs;
}
