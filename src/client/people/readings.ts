/**
 * Who read what about a child on this iPad, as the audit is told of it: noted where it was read, with or without a network, among
 * what is sealed of that person; handed in with their exchanges, and kept for a while after the school has it. The chain and how it
 * is handed in are specified in `sync/readingMessages.ts`.
 */
import * as z from "zod/mini";
import { dayOf } from "../../domain/time.ts";
import { beginning, linkText } from "../../sync/auditLink.ts";
import {
  linkOfReading,
  maxReadings,
  reading,
  readingsHeld,
  readingWriter,
  type Reading,
  type ReadingsHandedIn,
} from "../../sync/readingMessages.ts";
import type { Commands, Outcome } from "../client.ts";
import type { TabletStore } from "../../store/tabletStore.ts";
import type { EngineDeps } from "../engine/deps.ts";
import type { Session } from "../engine/session.ts";
import { sha256 } from "../exchange/hash.ts";
import type { IdentityApi } from "./identityApi.ts";

const chain = z.object({ writer: readingWriter, number: z.number(), hash: z.string() });
const kept = z.object({
  /** How far this person's chain here has come. */
  chain,
  /** What the school said that it holds, in the order of the chain: a server that is put back to a backup of before is told again. */
  taken: z.optional(z.array(reading)),
  /** What it has not said that it holds: what follows in the chain. */
  waiting: z.array(reading),
  /** What was noted today already: a page that is opened again tells nothing new. */
  day: z.string(),
  today: z.array(z.string()),
});
type Kept = z.infer<typeof kept> & { taken: Reading[] };
type Means = Pick<EngineDeps, "cryptography" | "newId">;

interface Online {
  api: IdentityApi;
  token: string;
}

/** As long as a tablet keeps the records that it made (`store/ownLog.ts`). */
const takenMs = 30 * 86_400_000;

const key = "readings";
const noted: Outcome = { ok: true, value: null };

function keptIn(value: unknown, { newId }: Means): Kept {
  const { data } = kept.safeParse(value);
  return data
    ? { ...data, taken: data.taken ?? [] }
    : { chain: { writer: newId(), number: 0, hash: beginning }, taken: [], waiting: [], day: "", today: [] };
}

/** The next of a chain. */
async function next(
  { writer, number, hash }: Kept["chain"],
  person: string,
  read: Pick<Reading, "at" | "pupil" | "page">,
  { cryptography }: Means,
): Promise<Reading> {
  const entry = { ...read, number: number + 1 };
  return { ...entry, hash: await sha256(linkText(hash, linkOfReading(writer, person, entry)), cryptography) };
}

/** Notes that a page about a child was opened: once a day. */
export async function noteReading(
  { person, store, zone }: Session,
  means: Means,
  { pupil, page }: Commands["noteReading"]["input"],
): Promise<Outcome> {
  const { now: at } = await store.now();
  const day = dayOf(at, zone);
  const what = `${pupil} ${page}`;
  const isNoted = (now: Kept) => now.day === day && now.today.includes(what);
  if (isNoted(keptIn(await store.settings.get(key), means))) return noted;
  await store.settings.change(key, async (had) => {
    const before = keptIn(had, means);
    if (isNoted(before)) return before;
    const today = before.day === day ? before.today : [];
    const read = await next(before.chain, person, { at, pupil, page }, means);
    const { number, hash } = read;
    return { ...before, chain: { ...before.chain, number, hash }, waiting: [...before.waiting, read], day, today: [...today, what] };
  });
  return noted;
}

/** These readings as the beginning of another chain. */
async function chainedAnew(before: Kept, readings: readonly Reading[], person: string, means: Means): Promise<Kept> {
  let chain = { writer: means.newId(), number: 0, hash: beginning };
  const waiting: Reading[] = [];
  for (const { at, pupil, page } of readings) {
    const read = await next(chain, person, { at, pupil, page }, means);
    waiting.push(read);
    chain = { ...chain, number: read.number, hash: read.hash };
  }
  return { ...before, chain, taken: [], waiting };
}

function lately(readings: readonly Reading[]): Reading[] {
  const last = readings.at(-1)?.at ?? 0;
  return readings.filter(({ at }) => last - at < takenMs);
}

/** What is taken and what is left, once the school has said how far it holds the chain. */
async function leftOf(before: Kept, held: z.infer<typeof readingsHeld>["held"], person: string, means: Means): Promise<Kept> {
  const all = [...before.taken, ...before.waiting];
  const taken = all.findIndex(({ number, hash }) => number === held?.number && hash === held.hash) + 1;
  if (taken > 0) return { ...before, taken: lately(all.slice(0, taken)), waiting: all.slice(taken) };
  const follows = all[0] === undefined || all[0].number === (held?.number ?? 0) + 1;
  return follows ? { ...before, taken: [], waiting: all } : chainedAnew(before, all, person, means);
}

/** What waits, as the school is handed it: as much as goes at once. */
async function waitingIn(store: TabletStore): Promise<ReadingsHandedIn | null> {
  const found = kept.safeParse(await store.settings.get(key)).data;
  if (!found || found.waiting.length === 0) return null;
  return { writer: found.chain.writer, readings: found.waiting.slice(0, maxReadings) };
}

function handIn(api: IdentityApi, token: string, readings: ReadingsHandedIn): Promise<Outcome<z.infer<typeof readingsHeld>>> {
  return api.post("/identity/readings", () => readingsHeld, readings, token);
}

/** Hands in what waits, part by part, for as long as the school takes it. What it does not take now goes with a later exchange. */
export async function handInReadings({ person, store }: Pick<Session, "person" | "store">, means: Means & Online): Promise<void> {
  const before = await waitingIn(store);
  if (!before) return;
  const told = await handIn(means.api, means.token, before);
  if (!told.ok) return;
  await store.settings.change(key, (had) => {
    const now = keptIn(had, means);
    return now.chain.writer === before.writer ? leftOf(now, told.value.held, person, means) : now;
  });
  const after = await waitingIn(store);
  const goesOn = after?.writer === before.writer && after.readings[0]?.number !== before.readings[0]?.number;
  if (goesOn) await handInReadings({ person, store }, means);
}

/** For somebody who leaves this iPad: what waits, to be handed in once nothing of theirs is here; null when nothing does. */
export async function lastReadings(store: TabletStore): Promise<((online: Online) => Promise<unknown>) | null> {
  const waiting = await waitingIn(store);
  return waiting && (({ api, token }) => handIn(api, token, waiting));
}
