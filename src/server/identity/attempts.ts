/** Limits on tries, kept in the database: neither a restart nor a second process forgets them. */
import type { Instant } from "../../domain/time.ts";
import type { OpenTables } from "../storage/schoolDatabase.ts";
import { hashSecret } from "../secrets.ts";

export interface Limit {
  tries: number;
  withinMs: number;
}

/** Wrong passwords for one login from one address: enough for a bad morning, far too few to guess with. */
export const triesPerLogin: Limit = { tries: 10, withinMs: 15 * 60_000 };
/** Wrong passwords for one login from anywhere: more, or anybody outside could keep a teacher from signing in. */
export const triesPerLoginAnywhere: Limit = { tries: 100, withinMs: 15 * 60_000 };
/** Links opened or claimed from one address; a secret cannot be guessed, this only spares the processor. */
export const triesPerLink: Limit = { tries: 60, withinMs: 60_000 };
/** Asking to be let in to one's own iPad: each is a line on somebody's screen. */
export const triesPerRescue: Limit = { tries: 10, withinMs: 15 * 60_000 };

/** Wrong figures or recovery codes of one person from one address: they know the password by then. */
export const triesPerStep: Limit = { tries: 10, withinMs: 15 * 60_000 };
/** The same from anywhere. Of a million figures three are right at a time: in a year of trying one finds them with less luck than it takes. */
export const triesPerStepAnywhere: Limit = { tries: 30, withinMs: 60 * 60_000 };

const longest = Math.max(...[triesPerLogin, triesPerLoginAnywhere, triesPerLink, triesPerStepAnywhere].map(({ withinMs }) => withinMs));

/**
 * Counts a try at something. Returns undefined when it may go ahead, or the seconds to wait.
 * @param what what is limited, told apart by a first word; kept as a hash, since it may be somebody's address
 */
export async function tried(db: OpenTables, what: string, { tries, withinMs }: Limit, now: Instant): Promise<number | undefined> {
  const over = now - withinMs;
  // One statement, which counts and tells: others may be trying at the same moment.
  const { since, count } = await db
    .insertInto("attempts")
    .values({ what: hashSecret(what), since: now, count: 1 })
    .onConflict((conflict) =>
      conflict.column("what").doUpdateSet((column) => ({
        count: column
          .case()
          .when("attempts.since", "<=", over)
          .then(1)
          .when("attempts.count", ">=", tries)
          .then(tries + 1)
          .else(column("attempts.count", "+", 1))
          .end(),
        since: column.case().when("attempts.since", "<=", over).then(now).else(column.ref("attempts.since")).end(),
      })),
    )
    .returning(["since", "count"])
    .executeTakeFirstOrThrow();
  if (count === 1) await sweepAttempts(db, now);
  return count > tries ? Math.ceil((since + withinMs - now) / 1_000) : undefined;
}

/** Forgets the tries at something that has come right. */
export async function succeeded(db: OpenTables, what: string): Promise<void> {
  await db.deleteFrom("attempts").where("what", "=", hashSecret(what)).execute();
}

/** Sweeps out what no longer limits anything. */
export async function sweepAttempts(db: OpenTables, now: Instant): Promise<void> {
  await db
    .deleteFrom("attempts")
    .where("since", "<", now - longest)
    .execute();
}
