/** Limits on tries, kept in the database: neither a restart nor a second process forgets them. */
import * as z from "zod";
import type { Instant } from "../../domain/time.ts";
import type { Connection } from "../storage/database.ts";
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

const longest = Math.max(...[triesPerLogin, triesPerLoginAnywhere, triesPerLink].map(({ withinMs }) => withinMs));

/**
 * Counts a try at something. Returns undefined when it may go ahead, or the seconds to wait.
 * @param what what is limited, told apart by a first word; kept as a hash, since it may be somebody's address
 */
export function tried(db: Connection, what: string, { tries, withinMs }: Limit, now: Instant): number | undefined {
  const row = db
    .prepare(
      `insert into attempts (what, since, count) values (:what, :now, 1)
       on conflict (what) do update set
         count = case when since <= :now - :within then 1 else min(count, :tries) + 1 end,
         since = case when since <= :now - :within then :now else since end
       returning since, count`,
    )
    .get({ what: hashSecret(what), now, within: withinMs, tries });
  const { since, count } = z.object({ since: z.number(), count: z.number() }).parse(row);
  if (count === 1) sweepAttempts(db, now);
  return count > tries ? Math.ceil((since + withinMs - now) / 1_000) : undefined;
}

/** Forgets the tries at something that has come right. */
export function succeeded(db: Connection, what: string): void {
  db.prepare("delete from attempts where what = ?").run(hashSecret(what));
}

/** Sweeps out what no longer limits anything. */
export function sweepAttempts(db: Connection, now: Instant): void {
  db.prepare("delete from attempts where since < ?").run(now - longest);
}
