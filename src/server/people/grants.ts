/**
 * Grants: who holds which role where, and from when to when. They live on the server only, in the same database as the log,
 * so that access is worked out inside the transaction that appends (own.ts does the working out).
 */
import * as z from "zod";
import { roles, type Grant } from "../../domain/roles.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { Connection } from "../storage/database.ts";

const row = z.object({
  id: z.string(),
  person: z.string(),
  role: z.enum(roles),
  scope_type: z.enum(["class", "pupil", "phase", "school"]),
  scope_id: z.string().nullable(),
  from_day: z.string(),
  until_day: z.string().nullable(),
});

function toGrant(raw: unknown): Grant {
  const { id, person, role, scope_type, scope_id, from_day, until_day } = row.parse(raw);
  const scope: Grant["scope"] = scope_type === "school" ? { type: "school" } : { type: scope_type, id: scope_id ?? "" };
  return { id, person, role, scope, from: from_day, until: until_day };
}

/**
 * One person's grants as they stood at an instant; ask `holdsOn` (or own.ts) about the day.
 *
 * For reading, ask with now: a grant that was ended is gone from the next request on. For a change, ask with its stamp: what
 * somebody wrote earlier on their last day was theirs to write.
 */
export function grantsOf(db: Connection, person: string, at: Instant): Grant[] {
  return db
    .prepare("select * from grants where person = ? and (ended_at is null or ended_at > ?) order by id")
    .all(person, at)
    .map(toGrant);
}

/** Everybody's grants as they stood at an instant, for lists of staff. */
export function allGrants(db: Connection, at: Instant): Grant[] {
  return db.prepare("select * from grants where ended_at is null or ended_at > ? order by person, id").all(at).map(toGrant);
}

/** When the last of a person's grants over anything ended, by their own end or by somebody: what `lateDays` counts from. */
export function grantNamed(db: Connection, id: string): Grant | undefined {
  const found = db.prepare("select * from grants where id = ?").get(id);
  return found === undefined ? undefined : toGrant(found);
}

/** Gives a grant; the caller has checked that `by` may. */
export function addGrant(db: Connection, grant: Grant, by: string, at: Instant): void {
  db.prepare(
    `insert into grants (id, person, role, scope_type, scope_id, from_day, until_day, given_by, given_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    grant.id,
    grant.person,
    grant.role,
    grant.scope.type,
    grant.scope.type === "school" ? null : grant.scope.id,
    grant.from,
    grant.until,
    by,
    at,
  );
}

/** Ends a grant now: from the next request on it gives nothing, and what was written under it until now may still arrive. */
export function endGrant(db: Connection, id: string, today: Day, at: Instant): void {
  db.prepare(
    `update grants set ended_at = ?, until_day = min(coalesce(until_day, ?), ?) where id = ? and (ended_at is null or ended_at > ?)`,
  ).run(at, today, today, id, at);
}

/** The day a member of staff left the school, once somebody has said so: from then on their tablets may push only, and not for long. */
export function leftOn(db: Connection, person: string): Day | undefined {
  const found = db.prepare("select left_on from departures where person = ?").get(person);
  return found === undefined ? undefined : z.object({ left_on: z.string() }).parse(found).left_on;
}
