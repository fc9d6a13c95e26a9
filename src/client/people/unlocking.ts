/**
 * What a password opens with no network there: what the school's policy says, for so many days since it was last spoken to.
 * After that the tile asks for the network once. Nothing is deleted by it.
 */
import * as z from "zod/mini";
import { streams } from "../../domain/streams.ts";
import type { Instant } from "../../domain/time.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { verifierOf } from "../engine/session.ts";

const aDayMs = 86_400_000;
/** Days, where the school's policy `offline-unlock-days` says nothing else. */
const usualDays = 14;
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

/** Nothing opens here before the school was spoken to again. */
export function forgetExchanged(store: TabletStore): Promise<void> {
  return store.settings.set("exchangedAt", undefined);
}

async function policyDays(store: TabletStore): Promise<number> {
  const policies = recordsOf(await store.records(streams.school, "policy"), "policy");
  const value = policies.find(({ fields }) => fields.policy === "offline-unlock-days")?.fields.value;
  return typeof value === "number" ? value : usualDays;
}

/** True once this tablet has been away from the school for longer than its policy lets it open by itself. */
export async function hasRunOut(store: TabletStore): Promise<boolean> {
  const [{ now }, last, days] = await Promise.all([store.now(), lastExchange(store), policyDays(store)]);
  return last === null || now - last > days * aDayMs;
}

/** Whether a person's records open as they were left: nothing was cleared, and the school was spoken to lately enough. */
export async function opensByItself(store: TabletStore): Promise<boolean> {
  return (await verifierOf(store)) !== null && !(await hasRunOut(store));
}
