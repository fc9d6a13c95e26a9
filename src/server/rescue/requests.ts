/**
 * Requests as the database keeps them. One that nobody decided is gone after a week; one that was decided stays, as what is known of
 * who let whom in, and counts for an hour.
 */
import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Instant } from "../../domain/time.ts";
import type { AskRescue } from "../../sync/identityMessages.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import type { Tables } from "../storage/tables.ts";

/** How long somebody may wait for an answer: a week away from the school, and not much more. */
const waitsMs = 7 * 24 * 60 * 60_000;
/** How long a decision holds: it was about whoever stood there with their iPad. */
const holdsMs = 60 * 60_000;

export interface Request {
  id: string;
  person: string;
  askedAt: Instant;
  /** Null while nobody has decided. */
  allowed: boolean | null;
}

const columns = ["id", "person", "asked_at", "allowed"] as const;

function toRequest({ id, person, asked_at, allowed }: Pick<Selectable<Tables["rescues"]>, (typeof columns)[number]>): Request {
  return { id, person, askedAt: asked_at, allowed: allowed === null ? null : allowed === 1 };
}

/** The request that is open for a person's wrapping: waiting, or decided lately and not used up. */
export async function openRequest(
  db: OpenTables,
  person: string,
  { wrapping, ephemeral }: AskRescue,
  now: Instant,
): Promise<Request | undefined> {
  const found = await db
    .selectFrom("rescues")
    .select(columns)
    .where("person", "=", person)
    .where("wrapping", "=", wrapping)
    .where("ephemeral", "=", ephemeral)
    .where("opened_at", "is", null)
    .where((may) =>
      may.or([may("decided_at", ">", now - holdsMs), may.and([may("decided_at", "is", null), may("asked_at", ">", now - waitsMs)])]),
    )
    .orderBy("asked_at", "desc")
    .executeTakeFirst();
  return found && toRequest(found);
}

/** Files one. What waited for too long is swept out with it. */
export async function fileRequest(db: OpenTables, person: string, { wrapping, ephemeral }: AskRescue, at: Instant): Promise<string> {
  const id = randomUUID();
  await db
    .deleteFrom("rescues")
    .where("decided_at", "is", null)
    .where("asked_at", "<=", at - waitsMs)
    .execute();
  await db.insertInto("rescues").values({ id, person, wrapping, ephemeral, asked_at: at }).execute();
  return id;
}

/** Those that wait, the oldest first. */
export async function waitingRequests(db: OpenTables, now: Instant): Promise<Request[]> {
  const rows = await db
    .selectFrom("rescues")
    .select(columns)
    .where("decided_at", "is", null)
    .where("asked_at", ">", now - waitsMs)
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
  return rows.map(toRequest);
}

/** Says whether somebody is let in. The caller has checked that it waits and that `by` may. */
export async function decideRequest(db: OpenTables, id: string, allowed: boolean, by: string, at: Instant): Promise<void> {
  await db
    .updateTable("rescues")
    .set({ decided_at: at, decided_by: by, allowed: Number(allowed) })
    .where("id", "=", id)
    .execute();
}

/** Uses it up. */
export async function spendRequest(db: OpenTables, id: string, at: Instant): Promise<void> {
  await db.updateTable("rescues").set({ opened_at: at }).where("id", "=", id).execute();
}

/** Ends whatever waits, or was allowed and not used. */
export async function withdrawAllRequests(db: OpenTables): Promise<void> {
  await db
    .deleteFrom("rescues")
    .where("opened_at", "is", null)
    .where((may) => may.or([may("allowed", "is", null), may("allowed", "=", 1)]))
    .execute();
}
