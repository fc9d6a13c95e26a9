/**
 * Grants: who holds which role where, and from when to when. They live on the server only, in the same database as the log,
 * so that access is worked out inside the transaction that appends (own.ts does the working out).
 */
import { grantsStanding } from "../../domain/own.ts";
import type { Grant } from "../../domain/roles.ts";
import type { Day, Instant } from "../../domain/time.ts";
import type { Connection } from "../storage/database.ts";
import { toGrant } from "../storage/sqlite/rows.ts";
import type { Tables } from "../storage/sqlite/streamTables.ts";
import type { SchoolLog } from "./schoolLog.ts";

/** Where grants are, and who says that somebody left: the two are never read apart. */
export interface GrantsFrom {
  db: Connection;
  log: Pick<SchoolLog, "leftOn">;
}

/**
 * One person's grants as they stood at an instant, none beyond their last day here; ask `holdsOn` (or own.ts) about the day.
 *
 * For reading, ask with now: a grant that was ended is gone from the next request on. For a change, ask with its stamp: what
 * somebody wrote earlier on their last day was theirs to write.
 */
export function grantsOf({ db, log }: GrantsFrom, person: string, at: Instant): Grant[] {
  const rows = db
    .prepare<[string, Instant], Tables["grants"]>(
      "select * from grants where person = ? and (ended_at is null or ended_at > ?) order by id",
    )
    .all(person, at);
  return grantsStanding(rows.map(toGrant), log.leftOn(person));
}

/** Everybody's grants as they stood at an instant, for lists of staff. */
export function allGrants({ db, log }: GrantsFrom, at: Instant): Grant[] {
  const rows = db
    .prepare<[Instant], Tables["grants"]>("select * from grants where ended_at is null or ended_at > ? order by person, id")
    .all(at);
  const people = [...new Set(rows.map(({ person }) => person))];
  return people.flatMap((person) => grantsStanding(rows.filter((row) => row.person === person).map(toGrant), log.leftOn(person)));
}

/** Every grant there ever was, in one order, and whether somebody ended it before its day was over. */
export function everyGrant(db: Connection): (Grant & { ended: boolean })[] {
  const rows = db.prepare<[], Tables["grants"]>("select * from grants order by person, id").all();
  return rows.map((row) => ({ ...toGrant(row), ended: row.ended_at !== null }));
}

/** Grants that hold on a day or will: what ended before is nobody's business to see or manage. */
export function stillGiven(grants: readonly Grant[], day: Day): Grant[] {
  return grants.filter(({ until }) => until === null || until >= day);
}

/** A grant by its id, ended or not. */
export function grantNamed(db: Connection, id: string): Grant | undefined {
  const row = db.prepare<[string], Tables["grants"]>("select * from grants where id = ?").get(id);
  return row && toGrant(row);
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

/** Moves the last day of a grant, as the term it was given for has moved. One that was ended stays ended. */
export function moveGrantEnd(db: Connection, id: string, until: Day): void {
  db.prepare("update grants set until_day = ? where id = ? and ended_at is null").run(until, id);
}

/** Ends a grant now: from the next request on it gives nothing, and what was written under it until now may still arrive. */
export function endGrant(db: Connection, id: string, today: Day, at: Instant): void {
  db.prepare(
    `update grants set ended_at = ?, until_day = min(coalesce(until_day, ?), ?) where id = ? and (ended_at is null or ended_at > ?)`,
  ).run(at, today, today, id, at);
}
