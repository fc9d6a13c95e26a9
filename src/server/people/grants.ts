/**
 * Grants: who holds which role where, and from when to when. They live on the server only, in the same database as the log,
 * so that access is worked out inside the transaction that appends (own.ts does the working out).
 */
import { grantsStanding } from "../../domain/own.ts";
import type { Grant } from "../../domain/roles.ts";
import type { Day, Instant } from "../../domain/time.ts";
import { toGrant } from "../storage/rows.ts";
import type { Open, OpenTables } from "../storage/schoolDatabase.ts";
import { leftOn } from "./schoolLog.ts";

/** Grants as they stood at an instant: those that nobody had ended by then. */
function standing(db: OpenTables, at: Instant) {
  return db
    .selectFrom("grants")
    .selectAll()
    .where((may) => may.or([may("ended_at", "is", null), may("ended_at", ">", at)]));
}

/**
 * One person's grants as they stood at an instant, none beyond their last day here; ask `holdsOn` (or own.ts) about the day.
 *
 * For reading, ask with now: a grant that was ended is gone from the next request on. For a change, ask with its stamp: what
 * somebody wrote earlier on their last day was theirs to write.
 */
export async function grantsOf({ db, log }: Open, person: string, at: Instant): Promise<Grant[]> {
  const rows = await standing(db, at).where("person", "=", person).orderBy("id").execute();
  return grantsStanding(rows.map(toGrant), await leftOn(log, person));
}

/** One person's grants that lead a phase or the school, as they stood at an instant. */
export async function leadingGrants(db: OpenTables, person: string, at: Instant): Promise<Grant[]> {
  const rows = await standing(db, at).where("person", "=", person).where("role", "in", ["leader", "phaseLeader"]).execute();
  return rows.map(toGrant);
}

/** Everybody's grants as they stood at an instant, for lists of staff. */
export async function allGrants({ db, log }: Open, at: Instant): Promise<Grant[]> {
  const rows = await standing(db, at).orderBy("person").orderBy("id").execute();
  const grants: Grant[] = [];
  for (const person of new Set(rows.map((row) => row.person))) {
    const own = rows.filter((row) => row.person === person).map(toGrant);
    grants.push(...grantsStanding(own, await leftOn(log, person)));
  }
  return grants;
}

/** Every grant there ever was, in one order, and whether somebody ended it before its day was over. */
export async function everyGrant(db: OpenTables): Promise<(Grant & { ended: boolean })[]> {
  const rows = await db.selectFrom("grants").selectAll().orderBy("person").orderBy("id").execute();
  return rows.map((row) => ({ ...toGrant(row), ended: row.ended_at !== null }));
}

/** Grants that hold on a day or will: what ended before is nobody's business to see or manage. */
export function stillGiven(grants: readonly Grant[], day: Day): Grant[] {
  return grants.filter(({ until }) => until === null || until >= day);
}

/** A grant by its id, ended or not. */
export async function grantNamed(db: OpenTables, id: string): Promise<Grant | undefined> {
  const row = await db.selectFrom("grants").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toGrant(row);
}

/** Gives a grant; the caller has checked that `by` may. */
export async function addGrant(db: OpenTables, grant: Grant, by: string, at: Instant): Promise<void> {
  await db
    .insertInto("grants")
    .values({
      id: grant.id,
      person: grant.person,
      role: grant.role,
      scope_type: grant.scope.type,
      scope_id: grant.scope.type === "school" ? null : grant.scope.id,
      from_day: grant.from,
      until_day: grant.until,
      given_by: by,
      given_at: at,
    })
    .execute();
}

/** Moves the last day of a grant, as the term it was given for has moved. One that was ended stays ended. */
export async function moveGrantEnd(db: OpenTables, id: string, until: Day): Promise<void> {
  await db.updateTable("grants").set({ until_day: until }).where("id", "=", id).where("ended_at", "is", null).execute();
}

/** Ends a grant now: from the next request on it gives nothing, and what was written under it until now may still arrive. */
export async function endGrant(db: OpenTables, id: string, today: Day, at: Instant): Promise<void> {
  await db
    .updateTable("grants")
    .set((column) => ({
      ended_at: at,
      until_day: column
        .case()
        .when(column.or([column("until_day", "is", null), column("until_day", ">", today)]))
        .then(today)
        .else(column.ref("until_day"))
        .end(),
    }))
    .where("id", "=", id)
    .where((may) => may.or([may("ended_at", "is", null), may("ended_at", ">", at)]))
    .execute();
}
